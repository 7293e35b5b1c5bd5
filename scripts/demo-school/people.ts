import type { Student } from '../../cloudfunctions/school/people';
import type { Department, SchoolClass } from '../../cloudfunctions/school/people';
import type { Binding } from '../../cloudfunctions/shared/caller';
import type { Grant, Role, Scope } from '../../cloudfunctions/shared/grants';
import { personName } from './names';
import type { Chance } from './random';

/** How large the school is. */
export interface SchoolSize {
  classes: number;
  studentsPerClass: number;
}

export interface People {
  departments: Department[];
  classes: SchoolClass[];
  students: Student[];
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
const TERM_BEGINS = '2026-09-01';

/** Who the first class begins with, so that every demo shows the same faces. */
const firstStudents = ['李雷', '韩梅梅', '王小明'];

/** The department with its classes, students, staff and cadres; everybody is bound already. */
export function people(size: SchoolSize, chance: Chance): People {
  const classes = Array.from({ length: size.classes }, (_, index) => schoolClass(index));
  const perClass = classes.map((one, index) => members(one, index, size.studentsPerClass, chance));
  const departmentScope: Scope = { kind: 'department', departmentId: department._id };
  const officer = binding(person(chance), [grant('officer', departmentScope)]);
  const secretary = binding(person(chance), [grant('secretary', departmentScope)]);
  return {
    departments: [department],
    classes,
    students: perClass.flatMap(({ students }) => students),
    bindings: [...perClass.flatMap(({ bindings }) => bindings), officer, secretary],
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

function members({ _id: classId }: SchoolClass, classIndex: number, count: number, chance: Chance) {
  const classScope: Scope = { kind: 'class', classId };
  const students = Array.from({ length: count }, (_, index): Student => {
    const fixed = classIndex === 0 ? firstStudents[index] : undefined;
    const number =
      classId.slice(2) + String(classIndex + 1).padStart(2, '0') + String(index + 1).padStart(2, '0');
    const { personId, name } = person(chance, fixed);
    return { _id: personId, number, name, classId, enrolStatus: 'enrolled' };
  });
  const studentBindings = students.map((student, index) => {
    const grants = [grant('student', { kind: 'self', classId })];
    // The second on the list is the monitor (班长).
    if (index === 1) grants.push(grant('classCadre', classScope));
    return binding({ personId: student._id, name: student.name }, grants);
  });
  const teacher = person(chance, classIndex === 0 ? '周敏' : undefined);
  return { students, bindings: [...studentBindings, binding(teacher, [grant('headTeacher', classScope)])] };
}

function person(chance: Chance, name = personName(chance)) {
  return { personId: chance.id(), name };
}

function binding({ personId, name }: { personId: string; name: string }, grants: Grant[]): Binding {
  return { _id: `openid-${personId}`, personId, name, grants };
}

function grant(role: Role, scope: Scope): Grant {
  return { role, scope, from: TERM_BEGINS, to: null };
}
