import { sealOf } from '../../shared/history/key';
import { refuse } from '../../shared/refusal';
import type { Conflict } from './contract';
import type { ImportDocument, ImportSlice } from './document';
import { conflictOf, type MakerOfRow, writeAll } from './rows';
import { newPerson } from '../people/new-person';
import { changeFound, people, peopleInFull } from '../people/people';
import type { Person } from '../people/person';
import type { Maker } from '../people/person-change';
import { inAdopted } from './plan-adopt';
import { isChange, isEntry, isTeaching, isTimetable } from './plan-slices';
import type { PlannedChange, PlannedEntry } from './plan-writes';
import { grantTeaching, writeTimetables } from '../lessons/timetable-writes';

/** The import that a slice belongs to, as the maker of its events. */
export type SliceOwner = Pick<ImportDocument, '_id' | 'by' | 'adopted'>;

/**
 * Writes a slice of a plan. Every write has an attempt of its own, `import-ID-ROW`, and every new person
 * the id that was planned, so that doing it again, wholly or in part, changes nothing. One request for all
 * who are new; one to read and one each to write those who are changed, more for those with an account.
 * @param now milliseconds
 * @returns the rows that can't be written as planned any more, because somebody else was there first.
 */
export async function writeSlice(slice: ImportSlice, owner: SliceOwner, now: number): Promise<Conflict[]> {
  const maker = makerOf(owner, now);
  const writes = slice.writes.map((write) => inAdopted(write, owner.adopted ?? {}));
  const entered = await enter(writes.filter(isEntry), maker);
  const changed = await changeAll(writes.filter(isChange), maker);
  // What teachers may do follows from the timetables, so it comes after them.
  const timetabled = await writeTimetables(writes.filter(isTimetable), maker);
  const taught = await grantTeaching(writes.filter(isTeaching), maker);
  return [...entered, ...changed, ...timetabled, ...taught].sort((a, b) => a.row - b.row);
}

function makerOf({ _id, by }: SliceOwner, at: number): MakerOfRow {
  return (row) => ({ by, at, attemptId: `import-${_id}-${row}` });
}

async function enter(entries: readonly PlannedEntry[], maker: MakerOfRow): Promise<Conflict[]> {
  const seal = sealOf('people');
  const refused = await people.insertMissing(
    entries.map(({ row, enters }) => newPerson(enters, maker(row), seal)),
  );
  const taken = new Set(refused.map(({ _id }) => _id));
  return entries.filter(({ enters }) => taken.has(enters._id)).map(conflictOf);
}

async function changeAll(changes: readonly PlannedChange[], maker: MakerOfRow): Promise<Conflict[]> {
  const found = await peopleInFull(changes.map(({ personId }) => personId));
  const byId = new Map(found.map((person) => [person._id, person]));
  return writeAll(changes, (change) => changeOne(byId.get(change.personId), change, maker(change.row)));
}

/** Whether the person now is as planned. */
async function changeOne(
  person: Person | undefined,
  { rev, change }: PlannedChange,
  maker: Maker,
): Promise<boolean> {
  if (!person) return false;
  return changeFound(person, maker, (there) =>
    there.rev === rev ? change : refuse('SCHOOL.CHANGED_MEANWHILE', ''),
  );
}
