import type { Day } from '../../shared/clock';
import type { ColumnKey } from './parse-columns';
import type { ParsedRow } from './parse-rows';
import type { Mistake } from './parse-sheet';
import { isErased, type Person, type Personal, type PersonRecord } from '../people/person';
import {
  type Differences,
  differencesOf,
  enteredBy,
  type Impossible,
  type KnownPerson,
  type RowPlace,
  type ToldPerson,
  titleOfColumn,
} from './plan-person';
import type { RoomPlan } from './plan-rooms';
import type { UnitPlan } from './plan-units';
import { latestDay } from '../roster/placement';

/** A person to be entered, all that is told of them chosen. */
export interface PlannedEntry {
  row: number;
  number: string;
  enters: ToldPerson;
}

/** A change of somebody who must still be at that revision. */
export interface PlannedChange {
  row: number;
  number: string;
  personId: string;
  rev: number;
  /** The event's kind and what it sets. */
  change: { kind: string; sets: Partial<PersonRecord>; personal: Partial<Personal> };
}

/** One write of an import. */
export type PlannedWrite = PlannedEntry | PlannedChange;

/** A change with whom it changes, for the officer to look at before it happens. */
export interface ChangeNote {
  write: PlannedChange;
  person: KnownPerson;
  /** From when a class or a status of it holds. */
  day: Day;
}

/** What is known of numbers that the department doesn't have among people of this kind. */
export type Elsewhere = ReadonlyMap<string, 'otherKind' | 'otherDepartment'>;

export interface PlanGround {
  kind: Person['kind'];
  departmentId: string;
  /** From when classes and statuses hold, where a row names no day. */
  day: Day;
  today: Day;
  /** The people of this kind in the department, by number. */
  known: ReadonlyMap<string, KnownPerson>;
  elsewhere: Elsewhere;
  units: UnitPlan;
  rooms: RoomPlan;
  nextId: () => string;
}

/** What a file leads to; nothing at all while there are mistakes. */
export interface WritePlan {
  writes: PlannedWrite[];
  changes: ChangeNote[];
  mistakes: Mistake[];
  unchanged: number;
}

type Outcome = { write: PlannedWrite; note?: ChangeNote } | { mistake: Mistake } | 'unchanged';

/** Plans every row; the order of the file is kept. */
export function planWrites(rows: readonly ParsedRow[], ground: PlanGround): WritePlan {
  const plan: WritePlan = { writes: [], changes: [], mistakes: [], unchanged: 0 };
  for (const row of rows) {
    const outcome = planRow(row, ground);
    if (outcome === 'unchanged') plan.unchanged += 1;
    else if ('mistake' in outcome) plan.mistakes.push(outcome.mistake);
    else {
      plan.writes.push(outcome.write);
      if (outcome.note) plan.changes.push(outcome.note);
    }
  }
  return plan;
}

function planRow(row: ParsedRow, ground: PlanGround): Outcome {
  const { kind, known } = ground;
  const impossible = (wrong: Impossible): Outcome => ({ mistake: mistakeOf(row, wrong, kind) });
  const place = wrongNumber(row, ground) ?? wrongDay(row, ground) ?? placeOf(row, ground);
  if ('reason' in place) return impossible(place);
  const person = known.get(row.number);
  if (!person) {
    const enters = enteredBy(kind, row, place, ground.nextId());
    if ('reason' in enters) return impossible(enters);
    return { write: { row: row.row, number: row.number, enters } };
  }
  if (isErased(person))
    return impossible({ column: 'number', reason: '这个人的个人信息已按要求删除，请删掉这一行' });
  const differences = differencesOf(person, row, place);
  if (differences === null) return 'unchanged';
  return 'reason' in differences ? impossible(differences) : changeOf(person, row, differences, ground);
}

/** Where a row puts somebody; its class and its room are planned. */
function placeOf(row: ParsedRow, ground: PlanGround): RowPlace | Impossible {
  const { kind, departmentId, day, today, rooms } = ground;
  const classId = kind === 'student' ? classIdOf(row, ground) : null;
  if (typeof classId === 'object' && classId !== null) return classId;
  const roomId = row.room ? rooms.roomIdOf(row.room) : null;
  if (typeof roomId === 'object' && roomId !== null) return { column: 'room', reason: roomId.reason };
  return { departmentId, classId, roomId, day, today };
}

function wrongNumber({ number }: ParsedRow, { kind, elsewhere }: PlanGround): Impossible | null {
  const where = elsewhere.get(number);
  if (!where) return null;
  const other = kind === 'student' ? '教职工的工号' : '学生的学号';
  const reason = where === 'otherKind' ? `已经是一位${other}` : '已经在别的系部；请先由全校学工干事办理转系';
  return { column: 'number', reason };
}

function wrongDay({ from }: ParsedRow, { today }: PlanGround): Impossible | null {
  const latest = latestDay(today);
  return from && from > latest ? { column: 'from', reason: `最多提前一年，不晚于 ${latest}` } : null;
}

function classIdOf({ className = '', gradeName }: ParsedRow, { units }: PlanGround): string | Impossible {
  const found = units.classOf(className, gradeName);
  return 'reason' in found ? { column: 'className', reason: found.reason } : found._id;
}

function changeOf(
  person: KnownPerson,
  row: ParsedRow,
  differences: Differences,
  ground: PlanGround,
): Outcome {
  const { sets, personal } = differences;
  const change = { kind: 'imported', sets, personal };
  const write = { row: row.row, number: row.number, personId: person._id, rev: person.rev, change };
  return { write, note: { write, person, day: row.from ?? ground.day } };
}

function mistakeOf(row: ParsedRow, { column, reason }: Impossible, kind: Person['kind']): Mistake {
  return { row: row.row, column: titleOfColumn(kind, column), value: shown(row, column), reason };
}

function shown(row: ParsedRow, column: ColumnKey): string {
  const value = row[column];
  return typeof value === 'string' ? value.slice(0, 20) : '';
}

/** Students of the classes that the file names, who are still in the school and whom the file leaves out; or staff. Nobody who is erased. */
export function absentFrom(
  rows: readonly ParsedRow[],
  known: Iterable<KnownPerson>,
  isConcerned: (person: KnownPerson) => boolean,
): KnownPerson[] {
  const named = new Set(rows.map(({ number }) => number));
  return [...known].filter((person) => !named.has(person.number) && !isErased(person) && isConcerned(person));
}
