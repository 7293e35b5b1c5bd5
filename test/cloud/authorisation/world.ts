import type { Grant, Role, Scope } from '../../../cloudfunctions/shared/grants';
import type { Day } from '../../../cloudfunctions/shared/clock';

/** Where the thing an action is about lies, as seen from the unit of the caller's grant. */
export const places = ['own', 'otherClass', 'otherGrade', 'otherDepartment'] as const;
export type Place = (typeof places)[number];

/** The unit that lies there, and a student and a member of staff in it. */
export const units: Record<
  Place,
  {
    classId: string;
    gradeId: string;
    departmentId: string;
    buildingId: string;
    roomId: string;
    studentId: string;
    staffId: string;
  }
> = {
  own: place('own-class', 'own-grade', 'own-department', 'own-building'),
  otherClass: place('other-class', 'own-grade', 'own-department', 'own-building'),
  otherGrade: place('class-of-other-grade', 'other-grade', 'own-department', 'other-building'),
  // Buildings are shared: students of two departments sleep in one.
  otherDepartment: place('class-elsewhere', 'grade-elsewhere', 'other-department', 'own-building'),
};

function place(classId: string, gradeId: string, departmentId: string, buildingId: string) {
  const people = { studentId: `student-${classId}`, staffId: `staff-${classId}` };
  return { classId, gradeId, departmentId, buildingId, roomId: `room-${classId}`, ...people };
}

const { classId, gradeId, departmentId, buildingId } = units.own;
const ofClass: Scope = { kind: 'class', classId };
const ofDepartment: Scope = { kind: 'department', departmentId };
const ofSchool: Scope = { kind: 'school' };

/** Every role, with every kind of scope it can have. */
export const roles: readonly { role: Role; scope: Scope }[] = [
  { role: 'student', scope: { kind: 'self', classId, expected: true } },
  { role: 'classCadre', scope: ofClass },
  { role: 'inspector', scope: { kind: 'inspection', templateIds: ['morning'], classIds: [classId] } },
  { role: 'headTeacher', scope: ofClass },
  { role: 'subjectTeacher', scope: ofClass },
  { role: 'counsellor', scope: { kind: 'grade', gradeId } },
  { role: 'dutyTeacher', scope: ofDepartment },
  { role: 'dormKeeper', scope: { kind: 'building', buildingId } },
  { role: 'guard', scope: ofSchool },
  { role: 'healthReporter', scope: ofSchool },
  { role: 'officer', scope: ofDepartment },
  { role: 'officer', scope: ofSchool },
  { role: 'secretary', scope: ofDepartment },
  { role: 'secretary', scope: ofSchool },
];

export const today: Day = '2026-11-24';
const days = {
  inForce: { from: today, to: today },
  ended: { from: '2026-09-01', to: '2026-11-23' },
} as const;

/** `unbound`: the account never belonged to anybody. `unboundJustNow`: it did until a minute ago. */
export const situations = ['inForce', 'ended', 'unbound', 'unboundJustNow'] as const;
export type Situation = (typeof situations)[number];

/** The grant a caller holds in a situation. */
export function grantIn(situation: 'inForce' | 'ended', index: number): Grant {
  const held = roles[index];
  if (!held) throw new RangeError(`there is no role ${index}`);
  return { ...held, ...days[situation] };
}

/** The account of a role in a situation. */
export function accountOf(situation: Situation, index: number): string {
  return situation === 'unbound' ? 'account-of-nobody' : `account-${situation}-${index}`;
}
