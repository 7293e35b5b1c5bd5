import type { CloudApi, Day } from '../../../typings/cloud-api';
import { dayLabel } from '../shared/days';
import { phoneDigits, phoneFault } from '../shared/phone-number';
import type { Chosen } from '../shared/units';

export type Entry = CloudApi['school']['addPerson']['request'];

/** What is filled in of somebody new. */
export interface Form {
  kind: Entry['kind'];
  number: string;
  name: string;
  phone: string;
  /** Department and class of a student, department of a member of staff; `name` once all is chosen. */
  unit: Chosen & { name: string };
  /** From when a student is in the class. */
  from: Day;
}

/** What is still to be filled in or put right, or null. */
export function missingOf({ kind, number, name, phone, unit }: Form): string | null {
  if (number.trim() === '') return kind === 'student' ? '请填学号' : '请填工号';
  if (name.trim() === '') return '请填姓名';
  const digits = phoneDigits(phone);
  const fault = digits === '' ? null : phoneFault(digits);
  if (fault !== null) return fault;
  if (kind === 'student') return unit.classId === '' ? '请选班级' : null;
  return unit.departmentId === '' ? '请选系部' : null;
}

/** What will be, in a sentence, with what comes next. */
export function enteringInWords({ kind, name, unit, from }: Form, today: Day): string {
  const who = name.trim();
  return kind === 'student'
    ? `${who} 从 ${dayLabel(from, today)} 起进入 ${unit.name}`
    : `${who} 成为 ${unit.name} 的教职工，接着可以授予身份、发绑定码`;
}

/** The form as it is sent. */
export function entryOf({ kind, number, name, phone, unit, from }: Form): Entry {
  const told = { departmentId: unit.departmentId, kind, number: number.trim(), name: name.trim() };
  const digits = phoneDigits(phone);
  const contact = digits === '' ? {} : { phone: digits };
  return { ...told, ...contact, ...(kind === 'student' ? { classId: unit.classId, from } : {}) };
}
