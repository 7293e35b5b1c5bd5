import type { Permission, Permissions, Reach } from '../../../cloudfunctions/shared/authorisation';
import type { ScopeKind } from '../../../cloudfunctions/shared/grants';
import { type Place, roles, type Situation } from './world';

/** Which places a reach covers, by the kind of scope that the role was granted with: written out, not computed. */
const covered: Record<Reach, Partial<Record<ScopeKind, readonly Place[]>>> = {
  self: { self: ['own'] },
  class: { self: ['own'], class: ['own'] },
  grade: { grade: ['own', 'otherClass'] },
  department: { department: ['own', 'otherClass', 'otherGrade'] },
  building: { building: ['own', 'otherClass', 'otherDepartment'] },
  school: {},
  anywhere: {},
};
const everywhere: readonly Place[] = ['own', 'otherClass', 'otherGrade', 'otherDepartment'];

/** What a cell of the table says: let in, and with which fields, or kept out with which code. */
export type Expected = { fields: 'all' | readonly string[] } | { code: string };

/** The answer that the table promises to a role in a situation about something at a place (null: about nothing in particular). */
export function expected(
  may: Permissions,
  situation: Situation,
  index: number,
  place: Place | null,
): Expected {
  if (may === 'stranger') return { fields: 'all' };
  if (situation === 'unbound' || situation === 'unboundJustNow') return { code: 'AUTH.NOT_BOUND' };
  if (may === 'everyone') return { fields: 'all' };
  if (situation === 'ended') return { code: 'AUTH.DENIED' };
  const rows = may.filter((row) => applies(row, index, place));
  if (rows.length === 0) return { code: 'AUTH.DENIED' };
  const lists = rows.flatMap(({ fields }) => (fields === 'all' ? [] : [fields]));
  return { fields: lists.length < rows.length ? 'all' : lists.flat() };
}

function applies(row: Permission, index: number, place: Place | null): boolean {
  const held = roles[index];
  if (held?.role !== row.role) return false;
  if (row.reach === 'school') return held.scope.kind === 'school';
  if (place === null || row.reach === 'anywhere') return true;
  const reached = held.scope.kind === 'school' ? everywhere : covered[row.reach][held.scope.kind];
  return reached?.includes(place) ?? false;
}
