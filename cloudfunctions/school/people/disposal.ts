import { accessTo } from '../../shared/authorisation';
import type { Day } from '../../shared/clock';
import type { Call } from '../../shared/define-function';
import { type Grant, type Scope, withinTerms } from '../../shared/grants';
import { targetOf } from '../../shared/target';
import { termsOfSchool } from '../../shared/terms';
import { grantsContract } from '../grants/contract';
import type { Person } from './person';

/**
 * Whether the caller may give or take a role with this scope: an officer whatever lies within the own
 * reach, a head teacher cadres of the own class.
 */
export async function mayDispose(
  { role, scope }: Pick<Grant, 'role' | 'scope'>,
  { caller, access, today }: Call,
): Promise<boolean> {
  const rows = role === 'classCadre' ? grantsContract.grant.may : officers;
  const reachable = await Promise.all(
    unitsOf(scope).map(async (unit) => {
      const target = unit && (await targetOf(unit.about, unit.data, today));
      if (target === 'none') return false;
      // The whole school is reached only by a grant for the whole school.
      return accessTo(rows, { personId: caller.personId, grants: access.grants }, target ?? {}) !== null;
    }),
  );
  return reachable.every(Boolean);
}

/**
 * Whether the caller may dispose of a person's account. Whoever could bind it anew would hold all its
 * roles: of a member of staff every one has to be the caller's to give.
 */
export async function mayDisposeOfAccount(person: Person, call: Call): Promise<boolean> {
  if (person.kind === 'student') return true;
  const grants = withinTerms(person.grants, await termsOfSchool());
  const held = grants.filter((grant) => lasts(grant, call.today));
  const disposable = await Promise.all(held.map((grant) => mayDispose(grant, call)));
  return disposable.every(Boolean);
}

function lasts({ to }: Grant, today: Day): boolean {
  return to === null || to >= today;
}

const officers = grantsContract.grant.may.filter(({ role }) => role === 'officer');

type Unit = { about: 'class' | 'grade' | 'department' | 'building'; data: object } | null;

/** The units a scope lies in; null stands for the whole school. */
function unitsOf(scope: Scope): Unit[] {
  switch (scope.kind) {
    case 'self':
    case 'class':
      return [{ about: 'class', data: { classId: scope.classId } }];
    case 'inspection':
      return scope.classIds.map((classId) => ({ about: 'class', data: { classId } }));
    case 'grade':
      return [{ about: 'grade', data: { gradeId: scope.gradeId } }];
    case 'department':
      return [{ about: 'department', data: { departmentId: scope.departmentId } }];
    case 'building':
      return [{ about: 'building', data: { buildingId: scope.buildingId } }];
    case 'school':
      return [null];
  }
}
