import { newPerson, type NewPerson } from '../../cloudfunctions/school/people/new-person';
import { bindingOf } from '../../cloudfunctions/school/binding/binding';
import type { Person } from '../../cloudfunctions/school/people/person';
import type { Binding } from '../../cloudfunctions/shared/caller';
import { momentOf } from '../../cloudfunctions/shared/clock';
import type { Grant, Role, Scope } from '../../cloudfunctions/shared/grants';
import type { Building, Department, Grade, Room, SchoolClass } from '../../cloudfunctions/shared/unit';
import { buildings, rooms } from './dormitories';
import { personName } from './names';
import type { Chance } from './random';
import { demoSecrets } from './secrets';

/** How large the school is. */
export interface SchoolSize {
  classes: number;
  studentsPerClass: number;
}

export interface People {
  departments: Department[];
  grades: Grade[];
  classes: SchoolClass[];
  buildings: Building[];
  rooms: Room[];
  people: Person[];
  bindings: Binding[];
}

const department: Department = { _id: 'zz', name: '综职系' };
const majors = [
  { code: 'jd', name: '机电' },
  { code: 'qx', name: '汽修' },
  { code: 'jw', name: '计网' },
  { code: 'xq', name: '学前' },
];
const years = [24, 25, 26];
/** In a class of fewer everybody is bound: tests and measurements make such schools. */
const FEW = 10;
const TERM_BEGINS = '2026-09-01';

/** Who the first class begins with, so that every demo shows the same faces. */
const firstStudents = ['李雷', '韩梅梅', '王小明'];

/** The department with its classes, students, staff and cadres; all but the last student of each class are bound already. */
export function people(size: SchoolSize, chance: Chance): People {
  const classes = Array.from({ length: size.classes }, (_, index) => schoolClass(index));
  const perClass = classes.map((one, index) => members(one, index, size.studentsPerClass, chance));
  const departmentScope: Scope = { kind: 'department', departmentId: department._id };
  const staffNumber = (index: number) => `T${String(index + 1).padStart(3, '0')}`;
  const officer = staff(chance, staffNumber(size.classes), [grant(chance, 'officer', departmentScope)]);
  const secretary = staff(chance, staffNumber(size.classes + 1), [
    grant(chance, 'secretary', departmentScope),
  ]);
  const keepers = buildings.map(({ _id: buildingId }, index) =>
    staff(chance, staffNumber(size.classes + 2 + index), [
      grant(chance, 'dormKeeper', { kind: 'building', buildingId }),
    ]),
  );
  const everybody = [...perClass.flat(), officer, secretary, ...keepers];
  return {
    departments: [department],
    grades: years.map((year) => ({
      _id: `${department._id}-20${year}`,
      name: `20${year}级`,
      departmentId: department._id,
    })),
    classes,
    buildings,
    rooms,
    people: everybody,
    bindings: everybody.flatMap((person) => (person.openid ? [bindingOf(person, person.openid)] : [])),
  };
}

function schoolClass(index: number): SchoolClass {
  const major = majors[index % majors.length] ?? { code: 'jd', name: '机电' };
  const round = Math.floor(index / majors.length);
  const year = years[round % years.length] ?? 24;
  const serial = `${year}${String(Math.floor(round / years.length) + 1).padStart(2, '0')}`;
  return {
    _id: `${major.code}${serial}`,
    name: `${major.name}${serial}班`,
    gradeId: `${department._id}-20${year}`,
    departmentId: department._id,
  };
}

function members({ _id: classId }: SchoolClass, classIndex: number, count: number, chance: Chance): Person[] {
  const classScope: Scope = { kind: 'class', classId };
  const students = Array.from({ length: count }, (_, index) => {
    const number =
      classId.slice(2) + String(classIndex + 1).padStart(2, '0') + String(index + 1).padStart(2, '0');
    const name = (classIndex === 0 ? firstStudents[index] : undefined) ?? personName(chance);
    // The second on the list is the monitor (班长).
    const grants = index === 1 ? [grant(chance, 'classCadre', classScope)] : [];
    const bound = count < FEW || index < count - 1;
    return student(chance, { name, number, grants, ...(bound ? {} : { openid: null }) }, classId);
  });
  const name = classIndex === 0 ? '周敏' : personName(chance);
  const number = `T${String(classIndex + 1).padStart(3, '0')}`;
  return [...students, staff(chance, number, [grant(chance, 'headTeacher', classScope)], name)];
}

function student(
  chance: Chance,
  told: Pick<NewPerson, 'name' | 'number' | 'openid'> & Pick<Person, 'grants'>,
  classId: string,
): Person {
  const boards = chance.between(1, 3) > 1;
  return entered(chance, {
    ...told,
    kind: 'student',
    ...(boards ? { lodgings: [{ roomId: roomFor(classId, chance), from: TERM_BEGINS, to: null }] } : {}),
    phone: mobile(chance),
    guardians: [{ name: personName(chance), relation: chance.pick(['父亲', '母亲']), phone: mobile(chance) }],
    memberships: [{ classId, from: TERM_BEGINS, to: null }],
    enrolments: [{ status: 'enrolled', from: TERM_BEGINS }],
  });
}

/** Every second major sleeps in the other building. */
function roomFor(classId: string, chance: Chance): string {
  const major = majors.findIndex(({ code }) => classId.startsWith(code));
  const building = buildings[major % buildings.length] ?? { _id: '' };
  return `${building._id}-${chance.between(1, 6)}0${chance.between(1, 9)}`;
}

function staff(chance: Chance, number: string, grants: Person['grants'], name = personName(chance)): Person {
  return entered(chance, { kind: 'staff', name, number, grants, phone: mobile(chance) });
}

/** A person of the department as an import leaves one, and bound. */
function entered(chance: Chance, told: Omit<NewPerson, '_id' | 'departmentId'>): Person {
  const _id = chance.id();
  const maker = { by: 'demo', at: momentOf(TERM_BEGINS), attemptId: `demo-${_id}` };
  const seal = { collection: 'people', key: demoSecrets.HISTORY_KEY };
  return newPerson({ _id, departmentId: department._id, openid: `openid-${_id}`, ...told }, maker, seal);
}

/** Numbers that belong to nobody: 190 with zeros. */
function mobile(chance: Chance): string {
  return `19000${String(chance.between(0, 999_999)).padStart(6, '0')}`;
}

function grant(chance: Chance, role: Role, scope: Scope): Person['grants'][number] {
  const given: Grant = { role, scope, from: TERM_BEGINS, to: null };
  return { grantId: chance.id(), ...given };
}
