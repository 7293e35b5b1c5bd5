import type { About, Target } from './authorisation';
import type { Day } from './clock';
import { Store } from './database';
import type { Grant } from './grants';
import { classOn, type Placement, sleepsOn } from './placement';
import { allDepartments, buildingById, classById, departmentById, gradeById, roomById } from './units';

/** Something that an action names by id. */
export type NamedAbout = Exclude<About, 'caller' | 'school' | 'calendar'>;

/** The id in validated data that says what an action is about. Its other ids have no say in who may do it. */
export function namedIn(about: NamedAbout, data: unknown): Target {
  const field = `${about}Id` as const;
  const id = (data as Partial<Record<typeof field, string>>)[field];
  if (id === undefined) throw new Error(`an action about a ${about} needs ${field} in its request`);
  return { [field]: id };
}

/**
 * The units that the thing named in `data` lies in, today. `none` if there is no such thing; a caller is
 * told the same as for what lies elsewhere. Units are remembered for a minute; a person is one request.
 * @param held the caller's grants: where a person sleeps is looked up only for who has to do with a building.
 */
export async function targetOf(
  about: NamedAbout,
  data: unknown,
  today: Day,
  held: readonly Grant[] = [],
): Promise<Target | 'none'> {
  const ids = namedIn(about, data);
  switch (about) {
    case 'class':
      return unitsOfClass(ids.classId ?? '');
    case 'grade':
      return unitsOfGrade(ids.gradeId ?? '');
    case 'department':
      return unitsOfDepartment(ids.departmentId ?? '');
    case 'building':
      return unitsOfBuilding(ids.buildingId ?? '');
    case 'person':
      return unitsOfPerson(ids.personId ?? '', today, held);
  }
}

/**
 * What the calendar lies in: the only department, or in a school with several nothing smaller than the school. The
 * departments are remembered for a minute.
 */
export async function targetOfCalendar(): Promise<Target> {
  const [only, ...others] = await allDepartments();
  return only && others.length === 0 ? { departmentId: only._id } : {};
}

async function unitsOfClass(classId: string): Promise<Target | 'none'> {
  const found = await classById(classId);
  return found ? { classId, gradeId: found.gradeId, departmentId: found.departmentId } : 'none';
}

async function unitsOfGrade(gradeId: string): Promise<Target | 'none'> {
  const found = await gradeById(gradeId);
  return found ? { gradeId, departmentId: found.departmentId } : 'none';
}

async function unitsOfDepartment(departmentId: string): Promise<Target | 'none'> {
  return (await departmentById(departmentId)) ? { departmentId } : 'none';
}

async function unitsOfBuilding(buildingId: string): Promise<Target | 'none'> {
  return (await buildingById(buildingId)) ? { buildingId } : 'none';
}

const people = new Store<Placement & { _id: string }>('people');

async function unitsOfPerson(personId: string, today: Day, held: readonly Grant[]): Promise<Target | 'none'> {
  const person = await people.findById(personId);
  if (!person) return 'none';
  const classId = classOn(person, today);
  const found = classId ? await unitsOfClass(classId) : 'none';
  // Whose class has gone, or who has none, is still the department's: somebody must be able to move them.
  const units = found === 'none' ? { departmentId: person.departmentId } : found;
  const sleeps = held.some(({ scope }) => scope.kind === 'building')
    ? await buildingOfPerson(person, today)
    : {};
  return { ...units, ...sleeps, personId };
}

async function buildingOfPerson(person: Placement, today: Day): Promise<Pick<Target, 'buildingId'>> {
  const sleeps = sleepsOn(person, today);
  const roomId = sleeps === null || sleeps === 'home' ? null : sleeps.roomId;
  const room = roomId === null ? null : await roomById(roomId);
  return room ? { buildingId: room.buildingId } : {};
}
