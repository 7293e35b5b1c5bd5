import type { CloudApi, PersonView } from '../../../typings/cloud-api';
import { phoneDigits, phoneFault } from '../shared/phone-number';

type Guardian = PersonView['guardians'][number];
type Contacts = Pick<CloudApi['school']['correctContacts']['request'], 'phone' | 'guardians'>;

/** The server takes as many. */
export const MOST_GUARDIANS = 4;

/** How a guardian is related, to be chosen with a tap. */
export const relations = ['父亲', '母亲', '爷爷', '奶奶', '其他监护人'] as const;

/** What is filled in. */
export interface Form {
  name: string;
  phone: string;
  guardians: Guardian[];
}

/** The form as somebody is now; a student without guardians gets a line to fill in. */
export function formOf({ kind, name, phone, guardians }: PersonView): Form {
  const lines = guardians.length === 0 && kind === 'student' ? [emptyGuardian()] : guardians;
  return { name, phone, guardians: lines.map((guardian) => ({ ...guardian })) };
}

/** The form after somebody else changed the person: what was typed stays, the rest is as the person is now. */
export function keptForm(form: Form, before: PersonView, now: PersonView): Form {
  const [shown, next] = [formOf(before), formOf(now)];
  return {
    name: form.name === shown.name ? next.name : form.name,
    phone: form.phone === shown.phone ? next.phone : form.phone,
    guardians: isSame(form.guardians, shown.guardians) ? next.guardians : form.guardians,
  };
}

/** A line for one more guardian. */
export function emptyGuardian(): Guardian {
  return { name: '', relation: '', phone: '' };
}

/** What is to be changed: a name, whom to call, both or nothing; or a sentence about what is missing. */
export function changesOf(
  person: Pick<PersonView, 'name' | 'phone' | 'guardians'>,
  form: Form,
): { name: string | null; contacts: Contacts | null } | { fault: string } {
  const { name, phone, guardians } = trimmed(form);
  if (name === '') return { fault: '请填姓名' };
  const ownFault = phone === '' ? null : phoneFault(phone);
  const fault = ownFault ?? guardians.map(guardianFault).find((one) => one !== null);
  if (fault) return { fault };
  const contacts: Contacts = {
    ...(phone === person.phone ? {} : { phone }),
    ...(isSame(guardians, person.guardians) ? {} : { guardians }),
  };
  const change = {
    name: name === person.name ? null : name,
    contacts: Object.keys(contacts).length === 0 ? null : contacts,
  };
  return change.name === null && change.contacts === null ? { fault: '没有改动' } : change;
}

/** Without blanks at the ends, and without lines that were left empty. */
function trimmed({ name, phone, guardians }: Form): Form {
  const lines = guardians.map((one) => ({
    name: one.name.trim(),
    relation: one.relation.trim(),
    phone: phoneDigits(one.phone),
  }));
  const filled = lines.filter((one) => one.name + one.relation + one.phone !== '');
  return { name: name.trim(), phone: phoneDigits(phone), guardians: filled };
}

function guardianFault({ name, relation, phone }: Guardian, index: number): string | null {
  const which = `第 ${index + 1} 位监护人`;
  if (phone === '') return `请填${which}的电话，或把这一位删掉`;
  if (name + relation === '') return `请填${which}的姓名或关系`;
  return phoneFault(phone, `${which}的`);
}

function isSame(some: readonly Guardian[], others: readonly Guardian[]): boolean {
  const text = (list: readonly Guardian[]) =>
    list.map(({ name, relation, phone }) => [name, relation, phone]);
  return JSON.stringify(text(some)) === JSON.stringify(text(others));
}
