import type { CampusPlace, Persona, Phone } from '../../protocol';
import { putAt } from '../campus/moves';

/** What WeChat's OPENIDs are made of. */
export const OPENID_PATTERN = '[\\w\\-]{1,64}';

/** A phone for somebody who has none yet, at the first place of the campus. */
export function newPhoneFor(
  person: Persona,
  phones: readonly Phone[],
  campus: readonly CampusPlace[],
): Partial<Phone> & Pick<Phone, 'id'> {
  const [place] = campus;
  return { id: freeId(person.openid, phones), ...person, ...(place ? putAt(place)({ location: null }) : {}) };
}

/** An id that no phone has: the OPENID itself, or the OPENID with the first number that is free. */
export function freeId(openid: string, phones: readonly Pick<Phone, 'id'>[]): string {
  const isTaken = (id: string) => phones.some((phone) => phone.id === id);
  let id = openid;
  for (let number = 2; isTaken(id); number += 1) id = `${openid}-${number}`;
  return id;
}

/** An OPENID that nobody has: a stranger's. */
export function strangersOpenid(phones: readonly Phone[], people: readonly Persona[]): string {
  const isTaken = (openid: string) => [...phones, ...people].some((other) => other.openid === openid);
  let number = 1;
  while (isTaken(`openid-new-${number}`)) number += 1;
  return `openid-new-${number}`;
}
