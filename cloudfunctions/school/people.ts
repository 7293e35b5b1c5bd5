import { bindings } from '../shared/caller';
import type { Day } from '../shared/clock';
import { Store } from '../shared/database';
import { eventOfAttempt } from '../shared/history-event';
import { sealOf } from '../shared/history-key';
import { isExpected } from '../shared/placement';
import { isRefusal, type Refusal } from '../shared/refusal';
import { transaction } from '../shared/transaction';
import type { SchoolClass } from '../shared/units';
import { bindingOf } from './binding';
import type { Person } from './person';
import { changedPerson, type Maker, type PersonChange } from './person-change';

/** The only place with queries on `people`. Each function is one database request unless it says otherwise. */
export const people = new Store<Person>('people');
const classes = new Store<SchoolClass>('classes');

/** A student as a roster shows one: without history. */
export type RosterEntry = Omit<Person, 'events' | 'texts'>;

/** A class with everybody who is, was or will be its student. */
export interface ClassRoster {
  schoolClass: SchoolClass;
  members: RosterEntry[];
}

/** A person, or null. */
export const personById = (personId: string): Promise<Person | null> => people.findById(personId);

/** A class with its members of all times; one request joins both. Null if there is no such class. */
export async function classRoster(classId: string): Promise<ClassRoster | null> {
  const found = await classes.findJoined<{ members: RosterEntry[] }>(classId, {
    from: 'people',
    foreignField: 'memberships.classId',
    as: 'members',
    without: ['events', 'texts'],
  });
  if (!found) return null;
  const { members, ...schoolClass } = found;
  return { schoolClass, members };
}

/** The students who count into 应到 of a class on a day, by number. */
export function expectedOn(members: readonly RosterEntry[], classId: string, day: Day): RosterEntry[] {
  return members.filter((person) => isExpected(person, classId, day)).sort(byNumber);
}

/** Compares by 学号 or 工号. */
export function byNumber(a: { number: string }, b: { number: string }): number {
  return a.number < b.number ? -1 : 1;
}

/**
 * Changes a person and appends the event; name and grants in the binding of the person's account follow in
 * the same transaction. `decide` is asked with what is there then, again after a conflict: of two who change
 * the same person at once one wins and the other decides on the result. A repeat of the same attempt changes
 * nothing and answers the person as it is. Null if there is no such person. Five requests when bound.
 */
export async function changePerson<R extends Refusal = never>(
  personId: string,
  maker: Maker,
  decide: (person: Person) => PersonChange | R,
): Promise<Person | R | null> {
  return transaction(async (tx) => {
    const person = await tx.get(people, personId);
    if (!person || eventOfAttempt(person, maker)) return person;
    const change = decide(person);
    if (isRefusal(change)) return change;
    const next = changedPerson(person, change, maker, sealOf('people'));
    await tx.set(people, next);
    if (person.openid && person.openid !== next.openid) await tx.remove(bindings, person.openid);
    if (next.openid) await tx.set(bindings, bindingOf(next, next.openid));
    return next;
  });
}
