import * as v from 'valibot';
import type { Permission } from '../shared/authorisation';
import { DayText } from '../shared/contract';
import { LABEL, PERSON_NAME, PHONE, phoneDigits } from './contract-words';

/** Fields and rows of the authorisation table that the contracts of the roster share. */

/** A text of some form, without blanks; `what` is what people call it. */
export const Written = (what: string, form: RegExp) =>
  v.pipe(
    v.string(),
    v.maxLength(60, `${what}太长`),
    v.transform((text) => text.normalize('NFKC').replace(/\s+/g, '')),
    v.regex(form, `${what}不对，请检查有没有多余的符号`),
  );

/** What may be left empty. */
export const OrEmpty = <Schema extends v.GenericSchema<string, string>>(schema: Schema) =>
  v.union([v.literal(''), schema]);

/** Of a department, a grade or a class. */
export const UnitName = Written('名称', LABEL);
export const Name = Written('姓名', PERSON_NAME);
/** Blanks, dashes, brackets and `+86` are forgiven. */
export const Phone = v.pipe(
  v.string(),
  v.maxLength(60, '电话太长'),
  v.transform(phoneDigits),
  v.regex(PHONE, '电话不对：手机是 11 位，座机要带区号'),
);
/** The revision that the page showed; whoever changes something newer is told. */
export const Rev = v.pipe(v.number(), v.integer(), v.minValue(1));
export const Status = v.picklist([
  'enrolled',
  'interning',
  'training',
  'suspended',
  'withdrawn',
  'graduated',
]);
/** From which day something holds. */
export const Effective = v.pipe(
  DayText,
  v.check((day) => day >= '2000-01-01' && day <= '2099-12-31', '日期要在 2000 年到 2099 年之间'),
);

export const GuardianWritten = v.pipe(
  v.strictObject({
    name: OrEmpty(Name),
    relation: OrEmpty(Written('关系', LABEL)),
    phone: Phone,
  }),
  v.check(({ name, relation }) => name + relation !== '', '请填监护人的姓名或关系'),
);

/** The officer of the department. */
export const officer = [{ role: 'officer', reach: 'department', fields: 'all' }] as const;

/** The officer of the whole school. */
export const schoolOfficer = [{ role: 'officer', reach: 'school', fields: 'all' }] as const;

/** Who changes people: the head teacher those of the class, the officer those of the department. */
export const overPeople = [
  { role: 'headTeacher', reach: 'class', fields: 'all' },
  ...officer,
] as const satisfies readonly Permission[];

/** Who answers for students sees all of them. */
export const staffOfStudents = [
  { role: 'headTeacher', reach: 'class', fields: 'all' },
  { role: 'counsellor', reach: 'grade', fields: 'all' },
  { role: 'officer', reach: 'department', fields: 'all' },
  { role: 'secretary', reach: 'department', fields: 'all' },
] as const satisfies readonly Permission[];
