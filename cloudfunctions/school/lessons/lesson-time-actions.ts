import type { InferOutput } from 'valibot';
import type { Day } from '../../shared/clock';
import type { Call } from '../../shared/define-function';
import { eventOfAttempt } from '../../shared/history/event';
import { sealOf } from '../../shared/history/key';
import type { LessonTimes } from '../../shared/calendar/lessons';
import { storeThing } from '../../shared/store-thing';
import { makerOf } from '../people/change-shown';
import { mayChangeCalendar } from '../calendar/may-change';
import type { lessonsContract, LessonsReplies, LessonTimesView } from './contract';
import {
  changedLessonTimes,
  type LessonTimesRecord,
  type TimesOutcome,
  withoutTimesFrom,
  withTimesFrom,
} from './decide-lesson-times';
import { lessonTimeLists, lessonTimesNow } from './lesson-time-records';
import { lessonTimesChangedMeanwhile, lessonTimesHeld } from './refusals';

type Request<Action extends keyof typeof lessonsContract> = InferOutput<
  (typeof lessonsContract)[Action]['request']
>;

/** The times of day as they are now, and whether the caller may change them; at most two requests. */
export async function lessonTimes(_data: unknown, { caller }: Call): Promise<LessonsReplies['lessonTimes']> {
  const [record, mayChange] = await Promise.all([lessonTimesNow(), mayChangeCalendar(caller)]);
  return { ...viewOf(record), mayChange };
}

/** Stores the times of day from a day on; the version gets the number of its event. */
export function setLessonTimes({ rev, from, times }: Request<'setLessonTimes'>, call: Call) {
  return change({ kind: 'timesSet', from, rev }, call, (versions) =>
    withTimesFrom(versions, { version: rev + 1, from, times }, call.today),
  );
}

/** Takes the times away that begin on a day; what isn't there stays away. */
export function removeLessonTimes({ rev, from }: Request<'removeLessonTimes'>, call: Call) {
  return change({ kind: 'timesRemoved', from, rev }, call, (versions) =>
    withoutTimesFrom(versions, from, call.today),
  );
}

/** Appends an event unless nothing changes; a repeat of the attempt answers the times as they are. */
async function change(
  { kind, from, rev }: { kind: 'timesSet' | 'timesRemoved'; from: Day; rev: number },
  call: Call,
  decide: (versions: readonly LessonTimes[]) => TimesOutcome,
) {
  const maker = makerOf(call);
  const before = await lessonTimesNow();
  if (before && eventOfAttempt(before, maker)) return viewOf(before);
  if ((before?.rev ?? 0) !== rev) return lessonTimesChangedMeanwhile();
  const versions = decide(before?.versions ?? []);
  if (versions === null) return viewOf(before);
  if (versions === 'past') return lessonTimesHeld(from);
  const next = changedLessonTimes(before, { kind, from, versions }, maker, sealOf('lessonTimes'));
  return (await storeThing(lessonTimeLists, before, next)) ? viewOf(next) : lessonTimesChangedMeanwhile();
}

function viewOf(record: Pick<LessonTimesRecord, 'rev' | 'versions'> | null): LessonTimesView {
  return { versions: record?.versions ?? [], rev: record?.rev ?? 0 };
}
