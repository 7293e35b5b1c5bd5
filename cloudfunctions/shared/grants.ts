import type { Day } from './clock';

/** The roles of the school and the titles people call them by. */
export const roleTitles = {
  student: '学生',
  classCadre: '班干部',
  inspector: '系部检查干部',
  headTeacher: '班主任',
  subjectTeacher: '任课教师',
  counsellor: '辅导员',
  dutyTeacher: '值班教师',
  dormKeeper: '宿管',
  guard: '门卫',
  healthReporter: '校医',
  officer: '学工干事',
  secretary: '系部书记',
} as const;

export type Role = keyof typeof roleTitles;

/** What a grant reaches: the person alone, a class, or a department. */
export type Scope =
  | { kind: 'self'; classId: string }
  | { kind: 'class'; classId: string }
  | { kind: 'department'; departmentId: string };

/** A role with its scope, from one Beijing day to another, both included; `to` null is open-ended. */
export interface Grant {
  role: Role;
  scope: Scope;
  from: Day;
  to: Day | null;
}

/** The grants in force on a day. A person's access is their union. */
export function grantsOn(grants: readonly Grant[], day: Day): Grant[] {
  return grants.filter((grant) => grant.from <= day && (grant.to === null || day <= grant.to));
}

/** The class a person is a student of, or null. */
export function ownClassId(grants: readonly Grant[]): string | null {
  const grant = grants.find(({ role }) => role === 'student');
  return grant?.scope.kind === 'self' ? grant.scope.classId : null;
}

/** The classes a person is head teacher of. */
export function headTeacherClassIds(grants: readonly Grant[]): string[] {
  const classIds = grants.flatMap(({ role, scope }) =>
    role === 'headTeacher' && scope.kind === 'class' ? [scope.classId] : [],
  );
  return [...new Set(classIds)];
}
