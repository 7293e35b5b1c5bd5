import type { Day } from '../../shared/clock';
import { refuse } from '../../shared/refusal';

/** Somebody was faster on the times of day. */
export const lessonTimesChangedMeanwhile = () =>
  refuse('SCHOOL.CHANGED_MEANWHILE', '刚才有人改过作息时间，这次没有保存，请看过最新的作息再决定');

/** Lessons that are over were judged by the times of then. */
export const lessonTimesHeld = (from: Day) =>
  refuse(
    'SCHOOL.PAST_LESSONS',
    `${from} 起已经按那时的作息上过课，不能再改或删；要换作息，请新加一份从今天或以后起的`,
    { from },
  );

/** A timetable belongs to a term. */
export const noTerm = (from: string) =>
  refuse('SCHOOL.NO_TERM', `${from} 不在任何学期内；请先在校历里设好学期，或换一个开始日期`, { from });
