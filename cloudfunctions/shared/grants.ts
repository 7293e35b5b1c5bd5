import type { StoredTerm } from './calendar/terms';
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

/**
 * What a grant reaches. `self` is a student's own; it names the class and whether the student counts into
 * 应到 there (interns don't), so that both are known with who is calling. `inspection` is a cadre's
 * assignment: templates × classes.
 */
export type Scope =
  | { kind: 'self'; classId: string; expected: boolean }
  | { kind: 'class'; classId: string }
  | { kind: 'grade'; gradeId: string }
  | { kind: 'department'; departmentId: string }
  | { kind: 'building'; buildingId: string }
  | { kind: 'inspection'; templateIds: string[]; classIds: string[] }
  | { kind: 'school' };

export type ScopeKind = Scope['kind'];

/** The scopes each role may be granted with; a student's follows from the roster and is never granted. */
export const roleScopes = {
  student: ['self'],
  classCadre: ['class'],
  inspector: ['inspection'],
  headTeacher: ['class'],
  subjectTeacher: ['class'],
  counsellor: ['grade'],
  dutyTeacher: ['department'],
  dormKeeper: ['building'],
  guard: ['school'],
  healthReporter: ['school'],
  officer: ['department', 'school'],
  secretary: ['department', 'school'],
} as const satisfies Record<Role, readonly ScopeKind[]>;

/** A role with its scope, from one Beijing day to another, both included; `to` null is open-ended. */
export interface Grant {
  role: Role;
  scope: Scope;
  from: Day;
  to: Day | null;
  /** The term (学期) it holds in at most: it follows from a timetable, and ends with the term, whenever that is. */
  termId?: string;
}

/**
 * The grants with the days they hold by these terms: one of a term begins and ends with it at the latest, and
 * one of a term that isn't there, or of none of its days, is left out.
 */
export function withinTerms<G extends Grant>(grants: readonly G[], terms: readonly StoredTerm[]): G[] {
  return grants.flatMap((grant) => {
    if (grant.termId === undefined) return [grant];
    const term = terms.find(({ termId }) => termId === grant.termId);
    if (!term) return [];
    const from = grant.from < term.from ? term.from : grant.from;
    const to = grant.to === null || grant.to > term.to ? term.to : grant.to;
    return from <= to ? [{ ...grant, from, to }] : [];
  });
}

/** The grants in force on a day, of those with their days. A person's access is their union. */
export function grantsOn<G extends Grant>(grants: readonly G[], day: Day): G[] {
  return grants.filter((grant) => grant.from <= day && (grant.to === null || day <= grant.to));
}

/**
 * The class a person is a student of, whether the student counts into 应到 there, and the day since when both
 * hold; or null.
 */
export function ownClass(
  grants: readonly Grant[],
): { classId: string; expected: boolean; since: Day } | null {
  const grant = grants.find(({ role }) => role === 'student');
  return grant?.scope.kind === 'self' ? { ...grant.scope, since: grant.from } : null;
}

/** The classes a person is head teacher of. */
export function headTeacherClassIds(grants: readonly Grant[]): string[] {
  const classIds = grants.flatMap(({ role, scope }) =>
    role === 'headTeacher' && scope.kind === 'class' ? [scope.classId] : [],
  );
  return [...new Set(classIds)];
}
