import { addDays, type Day } from '../../shared/clock';
import { type Grant, type Role, roleScopes } from '../../shared/grants';
import { studentGrants } from '../../shared/placement';
import { officesHeld } from '../people/offices';
import type { GivenGrant, Person } from '../people/person';

/** Why a grant can't be given to a person. */
export type GrantFault = 'WRONG_SCOPE' | 'WRONG_KIND' | 'OWN_CLASS' | 'LEAVES' | 'DAYS' | 'EXISTS';

/** Roles of students; everybody else's are staff's. */
const STUDENT_ROLES: ReadonlySet<Role> = new Set(['student', 'classCadre', 'inspector']);

/** The first thing wrong with giving this grant to this person today, or null. */
export function faultOf(grant: Grant, person: Person, today: Day): GrantFault | null {
  const { role, scope, from, to } = grant;
  const kinds: readonly string[] = roleScopes[role];
  if (!kinds.includes(scope.kind)) return 'WRONG_SCOPE';
  if (STUDENT_ROLES.has(role) !== (person.kind === 'student')) return 'WRONG_KIND';
  const until = person.kind === 'student' ? fittingUntil(grant, person) : null;
  if (until === 'never') return 'OWN_CLASS';
  if (until !== null && (to === null || to > until)) return 'LEAVES';
  // Nothing is given for days that are over: what happened then was judged by who held what.
  if (from < today || (to !== null && to < from)) return 'DAYS';
  return officesHeld(person.grants, person).some((held) => overlaps(held, grant)) ? 'EXISTS' : null;
}

/**
 * The last day on which the student, from the first day of the grant on, is in a class that goes with it and
 * in school; null without end. A cadre of a class is one of its students; an inspector never inspects the own.
 */
function fittingUntil({ role, scope, from }: Grant, person: Person): Day | null | 'never' {
  const fits = (classId: string) =>
    role === 'inspector'
      ? scope.kind === 'inspection' && !scope.classIds.includes(classId)
      : scope.kind === 'class' && scope.classId === classId;
  let until: Day | 'never' = 'never';
  for (const own of studentGrants(person)) {
    const begins: Day = until === 'never' ? from : addDays(until, 1);
    const holds = own.from <= begins && (own.to === null || begins <= own.to);
    if (!holds || own.scope.kind !== 'self' || !fits(own.scope.classId)) continue;
    if (own.to === null) return null;
    until = own.to;
  }
  return until;
}

/** What follows from a timetable doesn't count: whoever teaches a class may also be its substitute (代课). */
function overlaps(held: Grant, grant: Grant): boolean {
  const same =
    held.termId === grant.termId &&
    held.role === grant.role &&
    JSON.stringify(held.scope) === JSON.stringify(grant.scope);
  const apart = (held.to !== null && held.to < grant.from) || (grant.to !== null && grant.to < held.from);
  return same && !apart;
}

/** Whether a grant may be ended with the day `to`: not before yesterday, not later than it ends anyway. */
export function mayEnd(grant: GivenGrant, to: Day, today: Day): boolean {
  return to >= addDays(today, -1) && (grant.to === null || to < grant.to);
}

/** The grants with one of them ending on `to`; one that would never have been in force is gone. */
export function ended(grants: readonly GivenGrant[], grantId: string, to: Day): GivenGrant[] {
  return grants
    .map((grant) => (grant.grantId === grantId ? { ...grant, to } : grant))
    .filter((grant) => grant.grantId !== grantId || grant.from <= to);
}
