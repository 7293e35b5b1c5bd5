import { type Grant, type Role, roleTitles, type Scope } from './grants';

/**
 * Authorisation is one table: action × role × scope × fields. Its rows stand in the contract of each
 * function, beside the request they are about; the functions obey them (`define-function`), a test tries
 * every cell, and `docs/authorisation.md` is printed from them.
 */

/**
 * How far a role reaches for an action: the person alone, or the unit its grant names. `anywhere`: what the
 * whole school shares, such as a building, lies in nobody's unit, and having the role is enough.
 */
export type Reach = 'self' | 'class' | 'grade' | 'department' | 'building' | 'school' | 'anywhere';

/** One row: a role may do it within its reach, and of the answer sees these fields (dotted, lists are passed through). */
export interface Permission {
  readonly role: Role;
  readonly reach: Reach;
  readonly fields: 'all' | readonly string[];
}

/** `everyone`: whoever is bound, about themselves. `stranger`: also an account that belongs to nobody yet. */
export type Permissions = 'everyone' | 'stranger' | readonly Permission[];

/**
 * What an action is about: the caller, the whole school, the school's calendar, or what the id of that name in its
 * data names. The calendar is the whole school's, too, but belongs to the only department of a school that has one.
 */
export type About =
  'caller' | 'school' | 'calendar' | 'class' | 'grade' | 'department' | 'building' | 'person';

/** The units that something lies in, and the person it is about. */
export interface Target {
  personId?: string;
  classId?: string;
  gradeId?: string;
  departmentId?: string;
  /** Of a person: where today's lodging is. */
  buildingId?: string;
}

/** By which grants an action is allowed, and what of the answer they show. */
export interface Access {
  grants: Grant[];
  fields: 'all' | ReadonlySet<string>;
}

/**
 * The access that a person's grants in force give to a target, or null for none. Where several rows
 * apply, the person sees the union of their fields. `target` null: the action is about the caller, and
 * having the role is enough.
 */
export function accessTo(
  permissions: readonly Permission[],
  { personId, grants }: { personId: string; grants: readonly Grant[] },
  target: Target | null,
): Access | null {
  const applying = permissions.flatMap((row) =>
    grants
      .filter(({ role, scope }) => role === row.role && reaches(row.reach, scope, target, personId))
      .map((grant) => ({ grant, fields: row.fields })),
  );
  if (applying.length === 0) return null;
  const all = applying.some(({ fields }) => fields === 'all');
  const named = applying.flatMap(({ fields }) => (fields === 'all' ? [] : fields));
  return { grants: [...new Set(applying.map(({ grant }) => grant))], fields: all ? 'all' : new Set(named) };
}

function reaches(reach: Reach, scope: Scope, target: Target | null, personId: string): boolean {
  if (!target || reach === 'anywhere') return true;
  if (reach === 'self') return target.personId === personId;
  if (scope.kind === 'school') return true;
  return reach !== 'school' && liesIn(reach, scope, target);
}

function liesIn(
  reach: Exclude<Reach, 'self' | 'school' | 'anywhere'>,
  scope: Scope,
  target: Target,
): boolean {
  switch (reach) {
    case 'class':
      return 'classId' in scope && scope.classId === target.classId;
    case 'grade':
      return scope.kind === 'grade' && scope.gradeId === target.gradeId;
    case 'department':
      return scope.kind === 'department' && scope.departmentId === target.departmentId;
    case 'building':
      return scope.kind === 'building' && scope.buildingId === target.buildingId;
  }
}

/** The answer with only the fields that the access shows; whatever is not named is left out. */
export function visible(answer: unknown, { fields }: Access): unknown {
  return fields === 'all' ? answer : kept(answer, fields, '');
}

function kept(value: unknown, fields: ReadonlySet<string>, path: string): unknown {
  if (Array.isArray(value)) return value.map((item) => kept(item, fields, path));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, content]): [string, unknown][] => {
    const inner = path ? `${path}.${key}` : key;
    if (fields.has(inner)) return [[key, content]];
    const isOnTheWay = [...fields].some((field) => field.startsWith(`${inner}.`));
    return isOnTheWay ? [[key, kept(content, fields, inner)]] : [];
  });
  return Object.fromEntries(entries);
}

/** Who may do it, in words for whoever may not. The same for what doesn't exist, so that ids can't be probed. */
export function deniedSentence(permissions: readonly Permission[]): string {
  const titles = [...new Set(permissions.map(({ role }) => roleTitles[role]))];
  return `没有权限：只有负责的${titles.join('、')}可以`;
}
