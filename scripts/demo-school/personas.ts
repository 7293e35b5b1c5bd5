import { type Grant, roleTitles, type Scope } from '../../cloudfunctions/shared/grants';
import type { Person } from '../../cloudfunctions/school/people/person';
import type { Persona } from '../../simulator/protocol';

/** What has to be known of the school: its accounts, and what its classes, departments and buildings are called. */
interface Accounts {
  bindings: { _id: string; name: string; grants: Grant[] }[];
  classes: { _id: string; name: string }[];
  departments: { _id: string; name: string }[];
  buildings: { _id: string; name: string }[];
}

type Stranger = Pick<Person, '_id' | 'name' | 'number' | 'kind' | 'openid' | 'memberships'>;

/** Everybody who can be given a phone on the desk: staff first, who are few, then students class by class. */
export function personasOf({ bindings, classes, departments, buildings }: Accounts): Persona[] {
  const names = new Map([...classes, ...departments, ...buildings].map(({ _id, name }) => [_id, name]));
  const isStudent = ({ grants }: Accounts['bindings'][number]) =>
    grants.some(({ role }) => role === 'student');
  const students = bindings.filter(isStudent);
  const staff = bindings.filter((binding) => !isStudent(binding)).reverse();
  return [...staff, ...students].map(({ _id, name, grants }) => ({
    openid: _id,
    name,
    note: noteOf(grants, names),
  }));
}

/**
 * The last grant says most: a student's own comes before an office in the class. Lessons, which most teachers
 * have, say least. E.g. `班主任 · 机电2401班`.
 */
function noteOf(grants: Grant[], names: Map<string, string>): string {
  const grant = grants.filter(({ role }) => role !== 'subjectTeacher').at(-1) ?? grants.at(-1);
  if (!grant) return '';
  const unit = unitsOf(grant.scope).flatMap((id) => names.get(id) ?? []);
  return [roleTitles[grant.role], ...unit].join(' · ');
}

/** Ids of the class, department or building that a scope reaches, whatever kind it is. */
function unitsOf(scope: Scope): string[] {
  return Object.values(scope).filter((value): value is string => typeof value === 'string');
}

/** The accounts of students who are not bound yet, with what they have to type to become so. */
export function strangersOf(people: readonly Stranger[], classes: Accounts['classes']): Persona[] {
  const names = new Map(classes.map(({ _id, name }) => [_id, name]));
  const unbound = people.filter(({ kind, openid }) => kind === 'student' && openid === null);
  return unbound.map(({ _id, name, number, memberships }) => {
    const className = names.get(memberships.at(-1)?.classId ?? '') ?? '';
    return { openid: `openid-new-${_id}`, name, note: `还没绑定 · ${className} · 学号 ${number}` };
  });
}
