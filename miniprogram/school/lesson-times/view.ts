import type { Day, LessonTimesView } from '../../../typings/cloud-api';
import { clockOf, dayWithYear } from '../../shared/time';

type Version = LessonTimesView['versions'][number];
type Time = Version['times'][number];

/** Times of day as they are being written. */
export interface Form {
  from: Day;
  times: Time[];
}

/** Times from a day on, as a line that opens them. */
export interface VersionLine {
  from: Day;
  title: string;
  text: string;
  /** 现在用的, 还没开始 or empty. */
  state: string;
  tone: string;
  /** Times that others have followed: lessons were held by them, and nothing is changed any more. */
  isOver: boolean;
}

export const MOST_LESSONS = 16;

/** What a school writes that has written nothing yet: four lessons in the morning, four in the afternoon. */
const usual: readonly Time[] = [480, 535, 600, 655, 840, 895, 960, 1015].map((from) => ({
  from,
  to: from + 45,
}));
const BREAK = 10;
const LESSON = 45;
const MIDNIGHT = 1440;

/** The versions, the newest first. */
export function versionLines({ versions }: LessonTimesView, today: Day): VersionLine[] {
  const current = inForce(versions, today);
  return [...versions].reverse().map(({ from, times }) => {
    const isCurrent = from === current?.from;
    const first = times[0]?.from ?? 0;
    const last = times[times.length - 1]?.to ?? 0;
    return {
      from,
      title: `${dayWithYear(from)}起`,
      text: `${times.length} 节，${clockOf(first)}–${clockOf(last)}`,
      state: isCurrent ? '现在用的' : from > today ? '还没开始' : '',
      tone: isCurrent ? 'present' : '',
      isOver: isOver(versions, from, today),
    };
  });
}

/** Whether times have begun and been followed by others. */
function isOver(versions: readonly Version[], from: Day, today: Day): boolean {
  return from <= today && from !== inForce(versions, today)?.from;
}

/** Whether an opened version may be taken away: one that begins after today, or today, unless the day was changed in the form. */
export function mayRemove(
  { versions }: LessonTimesView,
  opened: Day | null,
  form: Form,
  today: Day,
): boolean {
  return opened === form.from && opened >= today && versions.some(({ from }) => from === opened);
}

/** Whether the times of a form are those that hold on its first day anyhow. */
export function isUnchanged({ versions }: Pick<LessonTimesView, 'versions'>, { from, times }: Form): boolean {
  const text = (some: readonly Time[]) => JSON.stringify(some.map((time) => [time.from, time.to]));
  return text(times) === text(inForce(versions, from)?.times ?? []);
}

function inForce(versions: readonly Version[], today: Day): Version | null {
  return [...versions].reverse().find(({ from }) => from <= today) ?? null;
}

/**
 * The form for the times from a day on that are there, or for new ones, which begin as those in force. Times that
 * lessons were held by stay, so what an officer makes of them begins today.
 */
export function formFor(
  { versions }: LessonTimesView,
  from: Day | null,
  { today, mayWrite }: { today: Day; mayWrite: boolean },
): Form {
  const there = versions.find((version) => version.from === from);
  const times = (there ?? inForce(versions, today))?.times ?? usual;
  const begins = from !== null && (from > today || !mayWrite) ? from : today;
  return { from: begins, times: times.map((time) => ({ ...time })) };
}

/** The form with one lesson more, as long as the one before, after a break. */
export function withLesson({ from, times }: Form): Form {
  const last = times[times.length - 1];
  const length = last ? last.to - last.from : LESSON;
  const begins = Math.min(last ? last.to + BREAK : 480, MIDNIGHT - 2);
  const added = { from: begins, to: Math.min(begins + length, MIDNIGHT - 1) };
  return { from, times: [...times, added] };
}

/** The form without the last lesson. */
export function withoutLesson({ from, times }: Form): Form {
  return { from, times: times.slice(0, -1) };
}

/** The form with the begin or the end of a lesson changed; a lesson moved to another begin keeps its length. */
export function withTime({ from, times }: Form, index: number, end: 'from' | 'to', minute: number): Form {
  const changed = times.map((time, at) => {
    if (at !== index) return time;
    if (end === 'to') return { ...time, to: minute };
    return { from: minute, to: Math.min(minute + time.to - time.from, MIDNIGHT - 1) };
  });
  return { from, times: changed };
}

/** What the form shows; `wrong` is the first thing to put right. */
export function formView({ from, times }: Form) {
  return {
    from,
    fromName: dayWithYear(from),
    rows: times.map((time, index) => ({
      key: index,
      name: `第 ${index + 1} 节`,
      ...{ from: clockOf(time.from), to: clockOf(time.to) },
      isWrong: isWrong(times, index),
    })),
    wrong: wrongOf(times),
    canAdd: times.length < MOST_LESSONS && (times[times.length - 1]?.to ?? 0) < MIDNIGHT - 2,
    canRemove: times.length > 1,
  };
}

function isWrong(times: readonly Time[], index: number): boolean {
  const time = times[index];
  return time !== undefined && (time.to <= time.from || time.from < (times[index - 1]?.to ?? 0));
}

function wrongOf(times: readonly Time[]): string {
  const index = times.findIndex((_, at) => isWrong(times, at));
  const time = times[index];
  if (!time) return '';
  return time.to <= time.from
    ? `第 ${index + 1} 节的下课时间要晚于上课时间`
    : `第 ${index + 1} 节不能在第 ${index} 节下课之前开始`;
}
