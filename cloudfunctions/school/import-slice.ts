import { sealOf } from '../shared/history-key';
import { refuse } from '../shared/refusal';
import type { Conflict } from './contract-import';
import type { ImportDocument, ImportSlice } from './import-document';
import { newPerson } from './new-person';
import { changeFound, people } from './people';
import type { Person } from './person';
import type { Maker } from './person-change';
import type { PlannedChange, PlannedEntry, PlannedWrite } from './plan-writes';

/** People whose documents are written at the same time. */
const AT_ONCE = 10;

/** The import that a slice belongs to, as the maker of its events. */
export type SliceOwner = Pick<ImportDocument, '_id' | 'by'>;

/**
 * Writes a slice of a plan. Every write has an attempt of its own, `import-ID-ROW`, and every new person
 * the id that was planned, so that doing it again, wholly or in part, changes nothing. One request for all
 * who are new; one to read and one each to write those who are changed, more for those with an account.
 * @param now milliseconds
 * @returns the rows that can't be written as planned any more, because somebody else was there first.
 */
export async function writeSlice(
  { writes }: ImportSlice,
  owner: SliceOwner,
  now: number,
): Promise<Conflict[]> {
  const maker = makerOf(owner, now);
  const entered = await enter(writes.filter(isEntry), maker);
  const changed = await changeAll(writes.filter(isChange), maker);
  return [...entered, ...changed].sort((a, b) => a.row - b.row);
}

type MakerOfRow = (row: number) => Maker;

function makerOf({ _id, by }: SliceOwner, at: number): MakerOfRow {
  return (row) => ({ by, at, attemptId: `import-${_id}-${row}` });
}

function isEntry(write: PlannedWrite): write is PlannedEntry {
  return 'enters' in write;
}

function isChange(write: PlannedWrite): write is PlannedChange {
  return 'change' in write;
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
  if (changes.length === 0) return [];
  const ids = changes.map(({ personId }) => personId);
  const found = await people.findAll({ _id: { $in: ids } }, { atMost: ids.length });
  const byId = new Map(found.map((person) => [person._id, person]));
  const conflicts: Conflict[] = [];
  for (let first = 0; first < changes.length; first += AT_ONCE) {
    const written = changes.slice(first, first + AT_ONCE).map(async (change) => {
      const done = await changeOne(byId.get(change.personId), change, maker(change.row));
      return done ? [] : [conflictOf(change)];
    });
    conflicts.push(...(await Promise.all(written)).flat());
  }
  return conflicts;
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

function conflictOf({ row, number }: PlannedWrite): Conflict {
  return { row, number };
}
