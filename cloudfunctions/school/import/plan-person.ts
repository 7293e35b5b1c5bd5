import type { Day } from '../../shared/clock';
import { lodgingOn, type Sleeps, statusOn } from '../../shared/placement';
import { columnsOf, type ColumnKey } from './parse-columns';
import type { ParsedRow } from './parse-rows';
import type { Guardian, Person, Personal, PersonRecord } from '../people/person';
import { lodged, sleepsLast } from '../rooms/lodging';
import { earliestDay, enrolledAs, joined } from '../roster/placement';
import { isTooEarly, type TooEarly } from '../rooms/spans';

/** A person as planning needs one: without history. */
export type KnownPerson = Omit<Person, 'events' | 'texts'>;

/** What a file tells of a person whom the school doesn't know yet. */
export type ToldPerson = Pick<Person, '_id' | 'kind' | 'number' | 'name' | 'phone' | 'departmentId'> &
  Partial<Pick<Person, 'guardians' | 'memberships' | 'enrolments' | 'lodgings'>>;

/** What a change sets of a person, in the two parts that the history treats differently. */
export interface Differences {
  sets: Partial<PersonRecord>;
  personal: Partial<Personal>;
}

/** A row that can't be, with the column to look at and why. */
export interface Impossible {
  column: ColumnKey;
  reason: string;
}

const nothing: Pick<Differences, 'sets'> = { sets: {} };

/** Where a row puts a person: for staff only the department. */
export interface RowPlace {
  departmentId: string;
  classId: string | null;
  /** The room that the row names, or null. */
  roomId: string | null;
  /** From when a class, a room or a status holds, where the row names no day of its own. */
  day: Day;
  /** What begins after it is a plan, which a row with a day of its own may replace. */
  today: Day;
}

/** A person whom the school doesn't know yet. */
export function enteredBy(
  kind: Person['kind'],
  row: ParsedRow,
  place: RowPlace,
  _id: string,
): ToldPerson | Impossible {
  const guardians = guardiansAfter([], row);
  if ('reason' in guardians) return guardians;
  const { number, name, phone = '' } = row;
  const { departmentId, classId } = place;
  const common = { _id, kind, number, name, phone, departmentId };
  if (kind === 'staff' || classId === null) return common;
  const from = row.from ?? place.day;
  return {
    ...common,
    guardians: guardians.value,
    memberships: [{ classId, from, to: null }],
    enrolments: [{ status: row.status ?? 'enrolled', from }],
    ...lodgingsOf(sleepsAfter('home', row, place), from),
  };
}

function lodgingsOf(sleeps: Sleeps, from: Day): Pick<Partial<PersonRecord>, 'lodgings'> {
  return sleeps === 'home' ? {} : { lodgings: [{ ...sleeps, from, to: null }] };
}

/** Where somebody sleeps after a row. Who gets a room boards, unless the row says otherwise. */
function sleepsAfter(before: Sleeps, { boards, room }: ParsedRow, { roomId }: RowPlace): Sleeps {
  if (boards === false) return 'home';
  if (roomId !== null) return { roomId };
  const isBoarder = boards === true || before !== 'home';
  if (!isBoarder) return 'home';
  return before === 'home' || room === '' ? { roomId: null } : before;
}

/** What a row changes of a person; null when nothing. What the row leaves blank stays as it is. */
export function differencesOf(
  person: KnownPerson,
  row: ParsedRow,
  place: RowPlace,
): Differences | Impossible | null {
  const guardians = guardiansAfter(person.guardians, row);
  if ('reason' in guardians) return guardians;
  const isStudent = person.kind === 'student';
  const placed = isStudent ? placementChanges(person, row, place) : nothing;
  if ('reason' in placed) return placed;
  const moved = isStudent ? lodgingChanges(person, row, place) : nothing;
  if ('reason' in moved) return moved;
  const personal = personalChanges(person, row, guardians.value);
  const sets = { ...placed.sets, ...moved.sets };
  const tooLongAgo = Object.keys(sets).length === 0 ? null : longAgo(row, place);
  if (tooLongAgo) return tooLongAgo;
  return Object.keys({ ...sets, ...personal }).length === 0 ? null : { sets, personal };
}

function lodgingChanges(
  person: KnownPerson,
  row: ParsedRow,
  place: RowPlace,
): Pick<Differences, 'sets'> | Impossible {
  const day = row.from ?? place.day;
  const before = sleepsLast(person);
  const sleeps = sleepsAfter(before, row, place);
  const isUntold = row.boards !== false && row.room === undefined && sleeps === before;
  if (isUntold || (row.from === undefined && isNoNews(person, row, place))) return nothing;
  const lodgings = lodged(person.lodgings, sleeps, day, settledFor(row, place));
  if (lodgings === null) return nothing;
  if (isTooEarly(lodgings)) return tooEarly('room', '宿舍', lodgings, day);
  return { sets: { lodgings } };
}

/** A list without days tells nothing new of who sleeps so on the day, or is to. */
function isNoNews(person: KnownPerson, row: ParsedRow, place: RowPlace): boolean {
  const lodging = lodgingOn(person, place.day);
  const now: Sleeps = lodging ? { roomId: lodging.roomId } : 'home';
  return [now, sleepsLast(person)].some(
    (sleeps) => JSON.stringify(sleepsAfter(sleeps, row, place)) === JSON.stringify(sleeps),
  );
}

function personalChanges(person: KnownPerson, row: ParsedRow, guardians: Guardian[]): Partial<Personal> {
  const { name, phone } = row;
  const told = { name, phone };
  const differing = Object.entries(told).filter(
    ([field, value]) => value !== undefined && value !== person[field as keyof typeof told],
  );
  const personal = Object.fromEntries(differing) as Partial<Personal>;
  const same = JSON.stringify(guardians) === JSON.stringify(person.guardians.map(plainGuardian));
  return same ? personal : { ...personal, guardians };
}

function placementChanges(
  person: KnownPerson,
  row: ParsedRow,
  place: RowPlace,
): Pick<Differences, 'sets'> | Impossible {
  const day = row.from ?? place.day;
  const memberships = classChanges(person, row, place);
  if (isTooEarly(memberships)) return tooEarly('className', '班级', memberships, day);
  const enrolments = statusChanges(person, row, place);
  if (isTooEarly(enrolments)) return tooEarly('status', '状态', enrolments, day);
  const sets: Partial<PersonRecord> = {
    ...(memberships && { memberships }),
    ...(enrolments && { enrolments }),
  };
  return { sets };
}

/** A list without days of its own tells how things are, so it neither undoes a plan nor brings it forward. */
function settledFor({ from }: ParsedRow, { today }: RowPlace): Day {
  return from === undefined ? '9999-12-31' : today;
}

function classChanges(person: KnownPerson, row: ParsedRow, place: RowPlace) {
  const { classId, day } = place;
  if (classId === null || isKnownClass(person, row, place)) return null;
  return joined(person.memberships, classId, row.from ?? day, settledFor(row, place));
}

/** A list without days tells nothing new of who has a status on the day, or is to. */
function statusChanges(person: KnownPerson, row: ParsedRow, place: RowPlace) {
  const { status, from } = row;
  if (status === undefined) return null;
  const known = [statusOn(person, place.day), person.enrolments.at(-1)?.status];
  if (from === undefined && known.includes(status)) return null;
  return enrolledAs(person.enrolments, status, from ?? place.day, settledFor(row, place));
}

/** Every row names a class: the one a student is in says nothing new, nor one to come, if the row has no day. */
function isKnownClass({ memberships }: KnownPerson, { from }: ParsedRow, place: RowPlace): boolean {
  const last = memberships.at(-1);
  const isLast = last?.to === null && last.classId === place.classId;
  return isLast && (from === undefined || last.from <= place.today);
}

/** A change that would rewrite lists that were used already. */
function longAgo({ from }: ParsedRow, { day, today }: RowPlace): Impossible | null {
  const earliest = earliestDay(today);
  const reason = `班级、宿舍、状态的改动最早从 ${earliest}（一周前）起；请改生效日期`;
  return (from ?? day) < earliest ? { column: 'from', reason } : null;
}

function tooEarly(column: ColumnKey, what: string, { tooEarly: since }: TooEarly, day: Day): Impossible {
  return { column, reason: `现在的${what}从 ${since} 算起，${day} 太早；请改生效日期` };
}

/** The guardians after a row: the first and the second of the file are the first and the second of the list. */
function guardiansAfter(guardians: readonly Guardian[], row: ParsedRow): { value: Guardian[] } | Impossible {
  const value: Guardian[] = [];
  for (const which of [1, 2] as const) {
    const guardian = guardianAfter(guardians[which - 1], row, which);
    if (guardian.name + guardian.relation + guardian.phone === '') continue;
    const wrong = incomplete(guardian, which);
    if (wrong) return wrong;
    value.push(guardian);
  }
  return { value: [...value, ...guardians.slice(2).map(plainGuardian)] };
}

const nobody: Guardian = { name: '', relation: '', phone: '' };

function guardianAfter(before: Guardian = nobody, row: ParsedRow, which: 1 | 2): Guardian {
  return {
    name: row[`guardian${which}Name`] ?? before.name,
    relation: row[`guardian${which}Relation`] ?? before.relation,
    phone: row[`guardian${which}Phone`] ?? before.phone,
  };
}

function incomplete({ name, relation, phone }: Guardian, which: 1 | 2): Impossible | null {
  if (phone === '')
    return {
      column: `guardian${which}Phone`,
      reason: '写了监护人，就要写监护人电话；不要了请三列都填 无',
    };
  if (name + relation === '')
    return { column: `guardian${which}Name`, reason: '只有电话，不知道是谁；请填监护人或关系' };
  return null;
}

// Always the same order of fields, so that equal guardians are equal as JSON.
function plainGuardian({ name, relation, phone }: Guardian): Guardian {
  return { name, relation, phone };
}

/** The title of a column in files of a kind. */
export function titleOfColumn(kind: Person['kind'], key: ColumnKey): string {
  return columnsOf[kind].find((column) => column.key === key)?.title ?? key;
}
