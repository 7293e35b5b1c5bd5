import type { Day } from '../../shared/clock';
import type { Condition } from '../../shared/database';
import { classes, departments, grades } from '../../shared/units';
import { people } from '../people/people';
import type { Person } from '../people/person';
import type { KnownPerson } from '../import/plan-person';
import type { NewUnits } from '../import/plan-units';
import type { Elsewhere } from '../import/plan-writes';

/** Queries over many people and units, for import, search and export. */
export { classes, departments, grades };

/** The most documents that one answer of the database has. */
const PAGE = 1000;
/** Numbers that are looked for in one request. */
const NUMBERS = 5000;
/** More than any department has. */
const MOST_UNITS = 1000;

const history = ['events', 'texts'] as const;

/** Everybody of a kind in a department, by number; a request for every 1,000. */
export async function peopleOfDepartment(departmentId: string, kind: Person['kind']): Promise<KnownPerson[]> {
  return everybodyWith({ departmentId, kind });
}

/** Everybody with something in common, by number; a request for every 1,000. */
async function everybodyWith(common: Condition): Promise<KnownPerson[]> {
  const found: KnownPerson[] = [];
  for (let after = ''; ; after = found.at(-1)?.number ?? '') {
    const condition = { ...common, number: { $gt: after } };
    const page = await people.findFirst(condition, { order: { number: 1 }, limit: PAGE, without: history });
    found.push(...page);
    if (page.length < PAGE) return found;
  }
}

/** Everybody who is a student of one of these classes as far as is known, by number; a request for every 1,000. */
export async function membersOf(classIds: readonly string[]): Promise<KnownPerson[]> {
  if (classIds.length === 0) return [];
  const found = await studentsOfClasses(classIds);
  return found.filter(({ memberships }) => classIds.includes(memberships.at(-1)?.classId ?? ''));
}

/** Which of some numbers belong to somebody who is no one of this kind in the department. */
export async function numbersElsewhere(
  numbers: readonly string[],
  { departmentId, kind }: Pick<Person, 'departmentId' | 'kind'>,
): Promise<Elsewhere> {
  const elsewhere = new Map<string, 'otherKind' | 'otherDepartment'>();
  for (let first = 0; first < numbers.length; first += NUMBERS) {
    const part = numbers.slice(first, first + NUMBERS);
    for (const person of await holdersOf(part)) {
      if (person.kind !== kind) elsewhere.set(person.number, 'otherKind');
      else if (person.departmentId !== departmentId) elsewhere.set(person.number, 'otherDepartment');
    }
  }
  return elsewhere;
}

async function holdersOf(
  numbers: readonly string[],
): Promise<Pick<Person, 'kind' | 'number' | 'departmentId'>[]> {
  const kinds = ['student', 'staff'] as const;
  const without = [...history, 'memberships', 'enrolments', 'grants', 'guardians'] as const;
  const found = await Promise.all(
    kinds.map((kind) =>
      people.findFirst(
        { kind, number: { $in: numbers } },
        { order: { number: 1 }, limit: numbers.length, without },
      ),
    ),
  );
  return found.flat();
}

/** Staff of the school with these numbers; a request for every 1,000, none for none. */
export async function staffByNumbers(numbers: readonly string[]): Promise<KnownPerson[]> {
  const found: KnownPerson[] = [];
  for (let first = 0; first < numbers.length; first += PAGE) {
    const part = numbers.slice(first, first + PAGE);
    const page = { order: { number: 1 }, limit: part.length, without: history } as const;
    found.push(...(await people.findFirst({ kind: 'staff', number: { $in: part } }, page)));
  }
  return found;
}

/** The grades and classes of a department. */
export async function unitsOfDepartment(departmentId: string): Promise<NewUnits> {
  const [ofGrades, ofClasses] = await Promise.all([
    grades.findAll({ departmentId }, { atMost: MOST_UNITS }),
    classes.findAll({ departmentId }, { atMost: MOST_UNITS }),
  ]);
  return { grades: ofGrades, classes: ofClasses };
}

/** Enters planned units; done already, it changes nothing. False when a name is taken by another one. */
export async function enterUnits(units: NewUnits): Promise<boolean> {
  const refusedGrades = await grades.insertMissing(units.grades);
  const refusedClasses = refusedGrades.length > 0 ? [] : await classes.insertMissing(units.classes);
  return refusedGrades.length + refusedClasses.length === 0;
}

/** Everybody who is, was or will be a student of some classes, by number; a request for every 1,000. */
export async function studentsOfClasses(classIds: readonly string[]): Promise<KnownPerson[]> {
  return everybodyWith({ 'memberships.classId': { $in: classIds } });
}

/** Everybody who sleeps, slept or will sleep in some rooms, by number; a request for every 1,000, none for no room. */
export async function lodgersOf(roomIds: readonly string[]): Promise<KnownPerson[]> {
  return roomIds.length === 0 ? [] : everybodyWith({ 'lodgings.roomId': { $in: roomIds } });
}

/**
 * The boarders of some departments whose room wasn't known on a day, as far as was entered, by number; a request for
 * every 1,000, none for no department.
 */
export async function boardersWithoutRoom(
  departmentIds: readonly string[],
  day: Day,
): Promise<KnownPerson[]> {
  if (departmentIds.length === 0) return [];
  const isOpen = { $or: [{ to: null }, { to: { $gte: day } }] };
  const tonight = { $elemMatch: { roomId: null, from: { $lte: day }, ...isOpen } };
  return everybodyWith({ departmentId: { $in: departmentIds }, kind: 'student', lodgings: tonight });
}

/** As many as ever led one class; a class has one or two at a time. */
const MOST_HEADS = 50;

/** The staff who are, were or will be head teachers (班主任) of a class, by number; one request. */
export function headTeachersEver(classId: string): Promise<KnownPerson[]> {
  const leads = { $elemMatch: { role: 'headTeacher', 'scope.classId': classId } };
  return people.findFirst(
    { kind: 'staff', grants: leads },
    { order: { number: 1 }, limit: MOST_HEADS, without: history },
  );
}

/** What some classes are called, by id; one request, none for no class. */
export async function classNames(classIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(classIds)].filter((id) => id !== null);
  const found = ids.length === 0 ? [] : await classes.findAll({ _id: { $in: ids } }, { atMost: ids.length });
  return new Map(found.map(({ _id, name }) => [_id, name]));
}
