import { dayOf } from '../../shared/clock';
import { eventOfAttempt } from '../../shared/history/event';
import { sealOf } from '../../shared/history/key';
import { isRefusal, type Refusal } from '../../shared/refusal';
import type { Conflict } from '../import/contract';
import { changedTimetable, type Timetable, timetableId } from './decide-timetable';
import { type MakerOfRow, writeAll } from '../import/rows';
import { lessonGrants, withLessonGrants } from './lesson-grant';
import { termsOfSchool } from '../../shared/terms';
import { rewritesThePast } from '../../shared/calendar/lessons';
import type { StoredTerm } from '../../shared/calendar/terms';
import { changeBound, changeFound, peopleByIds, peopleInFull, type RosterEntry } from '../people/people';
import { type GivenGrant, isBound } from '../people/person';
import type { Maker, PersonChange } from '../people/person-change';
import type { PlannedTeaching, PlannedTimetable } from '../import/plan-timetable';
import { alreadySo } from '../roster/refusals';
import { type KnownTimetable, timetables, timetablesOf } from './timetables';

/**
 * Writes the timetables of some classes, each with an event of its own attempt: again, it changes nothing. One
 * request to read, one for all that are new, one for each that changes.
 * @returns the rows of classes whose timetable somebody changed after the plan was made, or whose lessons were
 * held meanwhile, since a plan may wait for a day.
 */
export async function writeTimetables(
  writes: readonly PlannedTimetable[],
  maker: MakerOfRow,
): Promise<Conflict[]> {
  if (writes.length === 0) return [];
  const ids = writes.map(idOf);
  const found = await timetables.findAll({ _id: { $in: ids } }, { atMost: ids.length });
  const byId = new Map(found.map((timetable) => [timetable._id, timetable]));
  const isNew = (write: PlannedTimetable) => write.timetable.rev === 0 && !byId.has(idOf(write));
  const fresh = writes.filter(isNew);
  await timetables.insertMissing(fresh.map((write) => changed(null, write, maker(write.row))));
  const others = writes.filter((write) => !isNew(write));
  return writeAll(others, (write) => changeOne(byId.get(idOf(write)), write, maker(write.row)));
}

function idOf({ timetable }: PlannedTimetable): string {
  return timetableId(timetable);
}

async function changeOne(
  there: Timetable | undefined,
  write: PlannedTimetable,
  maker: Maker,
): Promise<boolean> {
  if (!there) return false;
  if (eventOfAttempt(there, maker)) return true;
  const { rev, wanted } = write.timetable;
  if (there.rev !== rev || rewritesThePast(there.versions, wanted.from, dayOf(maker.at))) return false;
  const { _id, ...next } = changed(there, write, maker);
  return timetables.changeIf(_id, { rev }, next);
}

function changed(before: Timetable | null, { timetable }: PlannedTimetable, maker: Maker): Timetable {
  return changedTimetable(before, timetable, maker, sealOf('timetables'));
}

/**
 * Makes the grants of some teachers what the timetables of their classes say. They are read from the database,
 * not from the plan: so the grants follow from what was written, whatever came between. Nobody is told: a
 * school's new timetable would be a message to every teacher. Three requests to read, and one each, or more for
 * those with an account: these are read once more in their transaction, so here without their history.
 */
export async function grantTeaching(
  writes: readonly PlannedTeaching[],
  maker: MakerOfRow,
): Promise<Conflict[]> {
  const [first] = writes;
  if (!first) return [];
  const classIds = [...new Set(writes.flatMap(({ teaching }) => teaching.classIds))];
  const [teachers, found, terms] = await Promise.all([
    peopleByIds(writes.map(({ teaching }) => teaching.teacherId)),
    timetablesOf(classIds, [first.teaching.termId]),
    termsOfSchool(),
  ]);
  const unbound = await peopleInFull(teachers.filter((one) => !isBound(one)).map(({ _id }) => _id));
  const inFull = new Map(unbound.map((teacher) => [teacher._id, teacher]));
  const known = new Map(teachers.map((teacher) => [teacher._id, teacher]));
  return writeAll(writes, async ({ row, teaching }) => {
    const own = maker(row);
    const decide = (there: RosterEntry) => assigned(there, teaching, { found, terms }, own);
    const teacher = known.get(teaching.teacherId);
    if (!teacher) return false;
    if (isRefusal(decide(teacher))) return true;
    const whole = inFull.get(teacher._id);
    return whole ? changeFound(whole, own, decide) : changeBound(teacher._id, own, decide);
  });
}

/** What makes a teacher's grants follow from the timetables; a refusal where they do. */
function assigned(
  { _id, grants }: RosterEntry,
  { classIds, termId }: PlannedTeaching['teaching'],
  { found, terms }: { found: readonly KnownTimetable[]; terms: readonly StoredTerm[] },
  { at }: Maker,
): PersonChange | Refusal {
  const own = found.filter(({ classId }) => classIds.includes(classId));
  const wanted = own.flatMap((timetable) => lessonGrants(timetable, _id));
  const next: readonly GivenGrant[] = withLessonGrants(grants, wanted, {
    classIds,
    termId,
    terms,
    today: dayOf(at),
  });
  return next === grants
    ? alreadySo()
    : { kind: 'lessonsAssigned', data: { termId }, sets: { grants: [...next] } };
}
