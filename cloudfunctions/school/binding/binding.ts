import type { Binding } from '../../shared/caller';
import { grantsOf, type Person } from '../people/person';

/** What the binding of an account repeats of its person. */
export function bindingOf(person: Person, openid: string): Binding {
  const { _id: personId, rev: personRev, name } = person;
  return { _id: openid, personId, personRev, name, grants: grantsOf(person) };
}
