import { type Binding, bindings } from '../../shared/caller';
import type { Day } from '../../shared/clock';
import { Store } from '../../shared/database';
import { eventOfAttempt } from '../../shared/history/event';
import { sealOf } from '../../shared/history/key';
import { toBeTold } from '../../shared/outbox-tell';
import { isExpected } from '../../shared/placement';
import { isRefusal, type Refusal } from '../../shared/refusal';
import { type Transaction, transaction } from '../../shared/transaction';
import { classes, type SchoolClass } from '../../shared/units';
import { bindingOf } from '../binding/binding';
import type { Person } from './person';
import { changedPerson, type Maker, type PersonChange } from './person-change';

/** The only place with queries on `people`. Each function is one database request unless it says otherwise. */
export const people = new Store<Person>('people');

/** A student as a roster shows one: without history. */
export type RosterEntry = Omit<Person, 'events' | 'texts'>;

/** A class with everybody who is, was or will be its student. */
export interface ClassRoster {
  schoolClass: SchoolClass;
  members: RosterEntry[];
}

/** A person, or null. */
export const personById = (personId: string): Promise<Person | null> => people.findById(personId);

/** Students with a 学号: one, or none. */
export function studentsByNumber(number: string): Promise<Person[]> {
  return people.findAll({ kind: 'student', number }, { atMost: 1 });
}

/** The people with these ids, at most a few hundred, without history; no request for none. */
export async function peopleByIds(personIds: readonly string[]): Promise<RosterEntry[]> {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return [];
  const page = { order: { _id: 1 }, limit: ids.length, without: ['events', 'texts'] } as const;
  return people.findFirst({ _id: { $in: ids } }, page);
}

/** The people with these ids, with their history, for changing them; no request for none. */
export async function peopleInFull(personIds: readonly string[]): Promise<Person[]> {
  if (personIds.length === 0) return [];
  return people.findAll({ _id: { $in: personIds } }, { atMost: personIds.length });
}

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

/** An account is to be bound to a person while it belongs to another one. */
export class AccountTaken extends Error {
  constructor(readonly binding: Binding) {
    super(`the account belongs to ${binding.personId}`);
  }
}

/**
 * Changes a person and appends the event; name and grants in the binding of the person's account follow in
 * the same transaction. `decide` is asked with what is there then, again after a conflict: of two who change
 * the same person at once one wins and the other decides on the result. A repeat of the same attempt changes
 * nothing and answers the person as it is. Null if there is no such person. At most seven requests.
 * @throws {AccountTaken} when the change gives the person an account that belongs to another one.
 */
export async function changePerson<Code extends string = never>(
  personId: string,
  maker: Maker,
  decide: (person: Person) => PersonChange | Refusal<Code>,
): Promise<Person | Refusal<Code> | null> {
  return transaction((tx) => changeIn(tx, personId, maker, decide));
}

/**
 * The same for somebody who was just read, as one of many. Nobody's account repeats anything of a person
 * without one: then one request does. Whether the person is as `decide` would have it.
 */
export async function changeFound(
  person: Person,
  maker: Maker,
  decide: (person: Person) => PersonChange | Refusal,
): Promise<boolean> {
  if (eventOfAttempt(person, maker)) return true;
  const change = person.openid === null ? decide(person) : null;
  if (change && !isRefusal(change)) {
    const { _id, ...next } = withEvent(person, change, maker);
    if (await people.changeIf(_id, { rev: person.rev }, next)) return true;
  }
  return changeBound(person._id, maker, decide);
}

/** The same for somebody with an account. At most seven requests. */
export async function changeBound(
  personId: string,
  maker: Maker,
  decide: (person: Person) => PersonChange | Refusal,
): Promise<boolean> {
  const outcome = await changePerson(personId, maker, decide);
  return outcome !== null && !isRefusal(outcome);
}

/** The same as `changePerson`, inside a transaction that changes more than this person. */
export async function changeIn<Code extends string = never>(
  tx: Transaction,
  personId: string,
  maker: Maker,
  decide: (person: Person) => PersonChange | Refusal<Code>,
): Promise<Person | Refusal<Code> | null> {
  const person = await tx.get(people, personId);
  if (!person || eventOfAttempt(person, maker)) return person;
  const change = decide(person);
  if (!('kind' in change)) return change;
  const next = withEvent(person, change, maker);
  await tx.set(people, next);
  await follow(tx, person.openid, next);
  return next;
}

function withEvent(person: Person, change: PersonChange, maker: Maker): Person {
  const changed = changedPerson(person, change, maker, sealOf('people'));
  return change.isTold ? toBeTold(changed) : changed;
}

/** Brings the binding to what the person is now. */
async function follow(tx: Transaction, before: string | null, person: Person): Promise<void> {
  const { openid } = person;
  if (before && before !== openid) await tx.remove(bindings, before);
  if (!openid) return;
  const there = before === openid ? null : await tx.get(bindings, openid);
  if (there && there.personId !== person._id) throw new AccountTaken(there);
  await tx.set(bindings, bindingOf(person, openid));
}
