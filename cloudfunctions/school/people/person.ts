import type { Grant } from '../../shared/grants';
import type { Thing } from '../../shared/history/event';
import type { Telling } from '../../shared/message';
import { officesHeld } from './offices';
import { type Placement, studentGrants } from '../../shared/placement';

/** Whom to call about a student (监护人). */
export interface Guardian {
  name: string;
  /** 父亲, 母亲, … as the school writes it. */
  relation: string;
  phone: string;
}

/** A grant that somebody gave, with an id by which it is ended. */
export interface GivenGrant extends Grant {
  grantId: string;
}

/**
 * What identifies somebody. It stands outside the chained history (there only as salted commitments), so
 * that a person can be erased and the history still holds.
 */
export interface Personal {
  name: string;
  /** First letters of the name's pinyin, for searching: 李雷 → ll. */
  initials: string;
  phone: string;
  guardians: Guardian[];
  /** The WeChat account that belongs to the person, or null. */
  openid: string | null;
}

/** What the history sets: ids, codes and days. */
export interface PersonRecord extends Placement {
  kind: 'student' | 'staff';
  /** 学号 or 工号, unique in the school among students or staff. */
  number: string;
  /** As they were given or ended by hand; on which days they hold, `officesHeld` says. A student's own follow from `memberships`. */
  grants: GivenGrant[];
}

/** A student (学生) or a member of staff (教职工). `_id` is random and says nothing about the person. */
export interface Person extends Thing, Telling, Personal, PersonRecord {}

/** All grants of a person, with the dates on which they hold: those that follow from the roster and those given. */
export function grantsOf(person: Placement & Pick<Person, 'grants'>): Grant[] {
  const given = officesHeld(person.grants, person).map(withoutId);
  return [...studentGrants(person), ...given];
}

function withoutId({ role, scope, from, to, termId }: GivenGrant): Grant {
  return { role, scope, from, to, ...(termId !== undefined && { termId }) };
}

/** Whether who this was is erased. Everybody else has a name. */
export function isErased({ name }: Pick<Person, 'name'>): boolean {
  return name === '';
}

/** Whether an account belongs to somebody; erasing leaves an empty text where one was. */
export function isBound({ openid }: Pick<Person, 'openid'>): boolean {
  return Boolean(openid);
}

/** An empty person, before the first event. */
export function unborn(_id: string, at: number): Person {
  return {
    _id,
    ...{ rev: 0, events: [], texts: [], changedAt: new Date(at) },
    ...{ name: '', initials: '', phone: '', guardians: [], openid: null },
    ...{ kind: 'student', number: '', grants: [] },
    ...{ departmentId: '', memberships: [], enrolments: [], lodgings: [] },
  };
}
