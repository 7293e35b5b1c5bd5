import type { SectionCard, SectionTimes } from '../../typings/cloud-api';
import { clockTime } from './time';

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

/** `06:40–07:10 · 迟到截至 07:30`: the last minute on time and the last one at all. */
export function windowInWords(times: SectionTimes): string {
  return `${punctualWindow(times)} · 迟到截至 ${lastMinute(times.closesAt)}`;
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
  return clockTime(boundary - 60_000);
}
