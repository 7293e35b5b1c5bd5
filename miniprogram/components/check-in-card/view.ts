import type { CheckInReply, PlaceView, SectionCard } from '../../../typings/cloud-api';
import type { Failure, Fix, NoFix } from '../../cloud/outcomes';
import { metresBetween } from '../../shared/distance';
import { resultWords } from '../../shared/result-words';
import { isDone, phaseAt } from '../../shared/section-words';
import { clockTime } from '../../shared/time';

/** The one large round button: what it says, and whether it can be pressed. */
export interface ButtonView {
  label: string;
  hint: string;
  enabled: boolean;
  tone: 'brand' | 'present' | 'late' | 'off';
}

/** What is said after a tap, or about the place before it. */
export interface Notice {
  tone: 'present' | 'late' | 'missing' | 'plain';
  title: string;
  detail: string;
  /** The way out that is offered: a note for a field check-in, or WeChat's settings. */
  offer: '' | 'note' | 'settings';
}

/** The button of a section at a moment. */
export function buttonOf(card: SectionCard, now: number, busy: boolean): ButtonView {
  if (busy) return { label: '请稍候', hint: '正在核对地点', enabled: false, tone: 'off' };
  if (isDone(card)) {
    const { state, at } = card.result;
    const hint = at === null ? '' : clockTime(at);
    return {
      label: state === 'late' ? '迟到' : '正常',
      hint,
      enabled: false,
      tone: state === 'late' ? 'late' : 'present',
    };
  }
  switch (phaseAt(card, now)) {
    case 'upcoming':
      return { label: '未开始', hint: `${clockTime(card.opensAt)} 开始`, enabled: false, tone: 'off' };
    case 'onTime':
      return { label: '打卡', hint: clockTime(now), enabled: true, tone: 'brand' };
    case 'late':
      return { label: '打卡', hint: `${clockTime(now)} 已迟到`, enabled: true, tone: 'late' };
    case 'closed':
      return { label: '已结束', hint: '请找班主任', enabled: false, tone: 'off' };
  }
}

/** How far the nearest place is: `距 教学楼A 38 米 · 范围内`. Empty without places. */
export function placeInWords(places: readonly PlaceView[], fix: Fix): string {
  const [nearest] = places
    .map((place) => ({ place, metres: metresBetween(place, fix) }))
    .sort((a, b) => a.metres - a.place.distance - (b.metres - b.place.distance));
  if (!nearest) return '';
  const { place, metres } = nearest;
  return `距 ${place.name} ${metres} 米 · ${metres <= place.distance ? '范围内' : '范围外'}`;
}

/** What to say after the server took the check-in. */
export function noticeOfReply({ outcome, section, result }: CheckInReply): Notice {
  const { title, how } = resultWords(result);
  if (outcome !== 'outside') return { tone: outcome, title, detail: `${section.name} · ${how}`, offer: '' };
  return {
    tone: 'missing',
    title: '在范围外',
    detail: `距 ${result.placeName} ${result.distance} 米，已记为地点异常。走近后再打一次就好`,
    offer: '',
  };
}

/** What is already recorded of a section and needs to be known before the next tap; empty if nothing. */
export function recordInWords({ result }: SectionCard): string {
  if (result.kind !== 'outside' || result.at === null) return '';
  return `${clockTime(result.at)} 在范围外，已记为地点异常。走近后再打一次就好`;
}

/** What to say after a refusal or a lost answer. */
export function noticeOfFailure(failure: Failure): Notice {
  const title = titles[failure.code] ?? '没有打上卡';
  const plain = { tone: 'missing', title, detail: failure.message, offer: '' } as const;
  switch (failure.code) {
    case 'ATTENDANCE.OUT_OF_RANGE':
      return { ...plain, ...outsideInWords(failure.details), offer: '' };
    case 'ATTENDANCE.NOTE_NEEDED':
      return { ...plain, ...outsideInWords(failure.details), offer: 'note' };
    case 'NETWORK.NO_ANSWER':
    case 'NETWORK.OFFLINE':
      return { ...plain, detail: `${failure.message}。再按一次不会重复记录` };
    default:
      return plain;
  }
}

/** How far outside and where to walk, by the figures of the refusal. */
function outsideInWords(details: Failure['details']) {
  const { placeName, distance, allowed, beyond } = details as Record<string, string | number>;
  return {
    title: `在范围外 ${beyond ?? ''} 米`,
    detail: `距 ${placeName ?? ''} ${distance ?? ''} 米，请走近到 ${allowed ?? ''} 米内再打`,
  };
}

const titles: Record<string, string> = {
  'ATTENDANCE.NOT_OPEN_YET': '还没到时间',
  'ATTENDANCE.CLOSED': '已经结束',
  'ATTENDANCE.POOR_ACCURACY': '定位不准',
  'ATTENDANCE.NO_PLACE': '没有设地点',
  'NETWORK.NO_ANSWER': '没有收到回应',
  'NETWORK.OFFLINE': '没有网络',
};

/** What to say when the phone can't tell where it is. */
export function noticeOfNoFix(noFix: NoFix): Notice {
  switch (noFix) {
    case 'denied':
      return {
        tone: 'missing',
        title: '没有定位权限',
        detail: '打卡要核对地点。请在设置里允许“位置信息”；不想允许，请当面告诉班主任',
        offer: 'settings',
      };
    case 'off':
      return {
        tone: 'missing',
        title: '手机定位没有打开',
        detail: '请在手机系统设置里打开定位服务，并允许微信使用，再回来打卡',
        offer: '',
      };
    case 'privacy':
      return {
        tone: 'missing',
        title: '还没有同意隐私保护指引',
        detail: '再按一次“打卡”，同意后才能核对地点；不想同意，请当面告诉班主任',
        offer: '',
      };
    case 'tooOften':
      return { tone: 'missing', title: '定位太频繁', detail: '微信要求隔半分钟，请稍等再按', offer: '' };
    case 'failed':
      return {
        tone: 'missing',
        title: '没有定到位',
        detail: '请打开手机定位和 Wi-Fi，走到窗边或室外再试',
        offer: '',
      };
  }
}
