import { termsNow } from '../shared/terms';
import type { Day } from '../shared/clock';
import type { Grant } from '../shared/grants';
import { allDepartments, classes } from '../shared/units';
import type { OfficeView } from './contract';

/**
 * What an officer's school still lacks to be of use; null for whoever is no officer. Two requests, and one more in
 * a minute for an officer of the whole school.
 */
export async function officeOf(grants: readonly Grant[], today: Day): Promise<OfficeView | null> {
  const scopes = grants.filter(({ role }) => role === 'officer').map(({ scope }) => scope);
  if (scopes.length === 0) return null;
  const own = scopes.flatMap((scope) => (scope.kind === 'department' ? [scope.departmentId] : []));
  const isOfSchool = scopes.some(({ kind }) => kind === 'school');
  const reached = isOfSchool ? {} : { departmentId: { $in: own } };
  const [some, terms, all] = await Promise.all([
    classes.findFirst(reached, { order: { departmentId: 1 }, limit: 1 }),
    termsNow(),
    isOfSchool ? allDepartments() : [],
  ]);
  return {
    departmentId: own[0] ?? all[0]?._id ?? null,
    hasClass: some.length > 0,
    hasTerm: (terms?.terms ?? []).some(({ to }) => to >= today),
  };
}
