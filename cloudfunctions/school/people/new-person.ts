import type { Seal } from '../../shared/history/hash';
import { type Person, type Personal, type PersonRecord, unborn } from './person';
import { changedPerson, type Maker } from './person-change';

/** What is told of a new person; whatever is left out is empty. */
export type NewPerson = Pick<Person, '_id' | 'name' | 'number' | 'kind' | 'departmentId'> &
  Partial<PersonRecord> &
  Partial<Omit<Personal, 'initials'>>;

/** A person with the first event, `entered`, ready to be stored. */
export function newPerson(told: NewPerson, maker: Maker, seal: Seal): Person {
  const { _id, name, phone, guardians, openid, ...record } = told;
  const personal = given({ name, phone, guardians, openid });
  const nobody = unborn(_id, maker.at);
  const { grants, memberships, enrolments, lodgings } = nobody;
  const sets = { grants, memberships, enrolments, lodgings, ...record };
  return changedPerson(nobody, { kind: 'entered', sets, personal }, maker, seal);
}

function given<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> };
}
