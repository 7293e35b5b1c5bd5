import type { SectionCard, SectionTimes } from '../../typings/cloud-api';
import { clockTime, dayOf } from './time';

const MINUTE = 60_000;

type Phase = SectionTimes['phase'];

/** Where the moment lies in a section. The server decides by its own clock; this only dresses the button. */
export function phaseAt({ opensAt, lateFrom, closesAt }: SectionTimes, now: number): Phase {
  if (now < opensAt) return 'upcoming';
  if (now < lateFrom) return 'onTime';
  return now < closesAt ? 'late' : 'closed';
}

/** Whether the student has checked in: being outside was only noted. */
export function isDone({ result }: SectionCard): boolean {
  return result.state !== 'missing';
}

/** `06:40–07:10 · 最晚 07:30`: the last minute on time and the last one at all. */
export function windowInWords(times: SectionTimes): string {
  const isNextDay = dayOf(times.closesAt - MINUTE) > dayOf(times.opensAt);
  return `${punctualWindow(times)} · 最晚 ${isNextDay ? '次日 ' : ''}${lastMinute(times.closesAt)}`;
}

/** `早读`, or `昨天 晚归` for a section of the day before that is still on the card at `now`. */
export function nameInWords({ name, date }: SectionTimes, now: number): string {
  return date < dayOf(now) ? `昨天 ${name}` : name;
}

/** `早读 06:40–07:10 进行中`. */
export function sectionInWords(times: SectionTimes): string {
  return `${times.name} ${punctualWindow(times)} ${phaseNames[times.phase]}`;
}

const phaseNames: Record<Phase, string> = {
  upcoming: '未开始',
  onTime: '进行中',
  late: '迟到时段',
  closed: '已结束',
};

/** What those who haven't come are called: nobody is 未到 before the section is over. */
export function missingWord(phase: Phase): string {
  return phase === 'closed' ? '未到' : '还没到';
}

function punctualWindow({ opensAt, lateFrom }: SectionTimes): string {
  return `${clockTime(opensAt)}–${lastMinute(lateFrom)}`;
}

/** Boundaries are the first moment that no longer counts; people name the last minute that does. */
function lastMinute(boundary: number): string {
  return clockTime(boundary - MINUTE);
}
