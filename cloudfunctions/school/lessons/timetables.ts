import type { Day } from '../../shared/clock';
import { Store } from '../../shared/database';
import { type Timetable, timetableId } from './decide-timetable';

/** A timetable without its history. */
export type KnownTimetable = Omit<Timetable, 'events' | 'texts'>;

/** The only place with queries on `timetables`. Each function is one request unless it says otherwise. */
export const timetables = new Store<Timetable>('timetables');

/** Timetables that one answer holds: each is a few KB. */
const PAGE = 200;
/** More classes than anybody teaches. */
const MOST_OF_A_TEACHER = 100;
const without = ['events', 'texts'] as const;

/** The timetables of some classes in some terms, as far as there are; no request for none. */
export async function timetablesOf(
  classIds: readonly string[],
  termIds: readonly string[],
): Promise<KnownTimetable[]> {
  const ids = classIds.flatMap((classId) => termIds.map((termId) => timetableId({ classId, termId })));
  if (ids.length === 0) return [];
  return timetables.findFirst({ _id: { $in: ids } }, { order: { _id: 1 }, limit: ids.length, without });
}

/** All timetables of a term, a request for every 200. */
export async function timetablesOfTerm(termId: string): Promise<KnownTimetable[]> {
  const found: KnownTimetable[] = [];
  for (let after = ''; ; after = found.at(-1)?._id ?? '') {
    const condition = { termId, _id: { $gt: after } };
    const page = await timetables.findFirst(condition, { order: { _id: 1 }, limit: PAGE, without });
    found.push(...page);
    if (page.length < PAGE) return found;
  }
}

/** How many classes have a timetable in a term. */
export function countTimetables(termId: string): Promise<number> {
  return timetables.count({ termId });
}

/** Whether some class of a term had a timetable in force on a day. */
export async function wereLessonsBy(termId: string, day: Day): Promise<boolean> {
  return (await timetables.count({ termId, 'versions.from': { $lte: day } })) > 0;
}

/** The timetables of some terms that name a teacher. */
export function timetablesNaming(teacherId: string, termIds: readonly string[]): Promise<KnownTimetable[]> {
  const condition = { teacherIds: teacherId, termId: { $in: termIds } };
  return timetables.findFirst(condition, { order: { _id: 1 }, limit: MOST_OF_A_TEACHER, without });
}
