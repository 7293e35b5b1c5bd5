import { addDays, type Day } from '../shared/clock';
import { type Grant, type Role, roleScopes } from '../shared/grants';
import { classOn } from '../shared/placement';
import type { GivenGrant, Person } from './person';

/** Why a grant can't be given to a person. */
export type GrantFault = 'WRONG_SCOPE' | 'WRONG_KIND' | 'OWN_CLASS' | 'DAYS' | 'EXISTS';

/** Roles of students; everybody else's are staff's. */
const STUDENT_ROLES: ReadonlySet<Role> = new Set(['student', 'classCadre', 'inspector']);

/** The first thing wrong with giving this grant to this person today, or null. */
export function faultOf(grant: Grant, person: Person, today: Day): GrantFault | null {
  const { role, scope, from, to } = grant;
  const kinds: readonly string[] = roleScopes[role];
  if (!kinds.includes(scope.kind)) return 'WRONG_SCOPE';
  if (STUDENT_ROLES.has(role) !== (person.kind === 'student')) return 'WRONG_KIND';
  if (isOwnClass(grant, person)) return 'OWN_CLASS';
  // Nothing is given for days that are over: what happened then was judged by who held what.
  if (from < today || (to !== null && to < from)) return 'DAYS';
  return person.grants.some((held) => overlaps(held, grant)) ? 'EXISTS' : null;
}

/** A cadre of a class is one of its students; an inspector never inspects the own class. */
function isOwnClass({ role, scope, from }: Grant, person: Person): boolean {
  const own = classOn(person, from);
  if (role === 'inspector')
    return scope.kind === 'inspection' && own !== null && scope.classIds.includes(own);
  return role === 'classCadre' && scope.kind === 'class' && scope.classId !== own;
}

function overlaps(held: Grant, grant: Grant): boolean {
  const same = held.role === grant.role && JSON.stringify(held.scope) === JSON.stringify(grant.scope);
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
