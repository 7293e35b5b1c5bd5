import { refuse } from '../../shared/refusal';

/** Somebody was faster on the times of day. */
export const lessonTimesChangedMeanwhile = () =>
  refuse('SCHOOL.CHANGED_MEANWHILE', '刚才有人改过作息时间，这次没有保存，请看过最新的作息再决定');

/** A timetable belongs to a term. */
export const noTerm = (from: string) =>
  refuse('SCHOOL.NO_TERM', `${from} 不在任何学期内；请先在校历里设好学期，或换一个开始日期`, { from });
