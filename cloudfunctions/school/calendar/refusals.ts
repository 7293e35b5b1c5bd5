import type { Day } from '../../shared/clock';
import { refuse } from '../../shared/refusal';
import { type StoredTerm, termName } from '../../shared/calendar/terms';

/** Somebody was faster on these days. */
export const daysChangedMeanwhile = (dates: readonly Day[]) =>
  refuse('SCHOOL.CHANGED_MEANWHILE', `${dates.join('、')} 刚才有人改过，这次没有保存，请看过最新安排再决定`, {
    dates,
  });

/** Somebody was faster on the terms. */
export const termsChangedMeanwhile = () =>
  refuse('SCHOOL.CHANGED_MEANWHILE', '刚才有人改过学期，这次没有保存，请看过最新的学期再决定');

/** The lessons that were held by them would be unknown afterwards. */
export const termHasTimetables = (termId: string, classes: number) =>
  refuse(
    'SCHOOL.TERM_HAS_TIMETABLES',
    `${termName(termId)}已有 ${classes} 个班的课表，不能删除；日期不对的话，请直接改这个学期的日期`,
    { classes },
  );

/** Lessons that were held stay in their term: outside it nobody would know them any more. */
export const termHasLessons = (termId: string, last: Day) =>
  refuse(
    'SCHOOL.PAST_LESSONS',
    `${last} 和以前已经按课表上过课，要留在${termName(termId)}里；请改学期的起止日期，把这些天包括进去`,
    { last },
  );

/** A day can't lie in two terms. */
export const termsOverlap = ({ termId, from, to }: StoredTerm) =>
  refuse('SCHOOL.TERMS_OVERLAP', `和${termName(termId)}（${from} 到 ${to}）重叠，请先核对两个学期的日期`, {
    from,
    to,
  });
