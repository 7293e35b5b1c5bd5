import { DAY } from '../../shared/clock';
import { type Answered, answerTo, withAnswer } from '../../shared/answered';
import { Store } from '../../shared/database';
import { newCode } from '../../shared/ids';
import { schoolConfig } from '../../shared/config/school-config';
import type { Maker } from '../people/person-change';

/**
 * A code by which an account is bound. `_id` is what it is for (`class_ID` or `staff_ID`), so that a new
 * one ends the one before.
 */
export interface BindingCode {
  _id: string;
  code: string;
  /** The class whose students may use it, or the member of staff it was made for. */
  classId: string | null;
  personId: string | null;
  madeAt: Date;
  expiresAt: Date;
  madeBy: string;
  /** The codes that were made here, this one and those before it. */
  made: Answered<MadeCode>[];
}

/** What whoever makes a code is answered. */
export type MadeCode = Pick<BindingCode, 'code' | 'expiresAt'>;

/** The only place with queries on `bindingCodes`. */
const codes = new Store<BindingCode>('bindingCodes');

/** 30 bits, against five tries in a quarter of an hour, and useless without number and name. */
const CLASS_CODE_LENGTH = 6;
/** 50 bits: with the name it is all a member of staff needs. */
const STAFF_CODE_LENGTH = 10;

/** Makes the code of a class; the one before ends. A repeat of the attempt answers the same code, in force or not. */
export function makeClassCode(classId: string, maker: Maker): Promise<MadeCode> {
  const days = schoolConfig.policies.binding.classCodeDays;
  const code = { code: newCode(CLASS_CODE_LENGTH), days };
  return replace(`class_${classId}`, { classId, personId: null }, code, maker);
}

/** Makes the one-time code of a member of staff; the one before ends. A repeat is answered as that of a class is. */
export function makeStaffCode(personId: string, maker: Maker): Promise<MadeCode> {
  const days = schoolConfig.policies.binding.staffCodeDays;
  const code = { code: newCode(STAFF_CODE_LENGTH), days };
  return replace(`staff_${personId}`, { classId: null, personId }, code, maker);
}

async function replace(
  _id: string,
  whom: Pick<BindingCode, 'classId' | 'personId'>,
  { code, days }: { code: string; days: number },
  maker: Maker,
): Promise<MadeCode> {
  const answer = { code, expiresAt: new Date(maker.at + days * DAY) };
  const fields = { ...answer, ...whom, madeAt: new Date(maker.at), madeBy: maker.by };
  const made = (before: BindingCode['made']) => ({ ...fields, made: withAnswer(before, maker, answer) });
  const { inserted, document: found } = await codes.insertOnce({ _id, ...made([]) });
  const given = inserted ? answer : answerTo(found.made, maker);
  if (given) return given;
  if (await codes.changeIf(_id, { code: found.code }, made(found.made))) return answer;
  return shareFaster(_id, maker);
}

/** Of two at once the first one's code is in force; it is answered to both, and to their repeats. */
async function shareFaster(_id: string, maker: Maker): Promise<MadeCode> {
  const there = await codes.findById(_id);
  if (!there) throw new Error(`code ${_id} was there a moment ago`);
  const { code, expiresAt, made } = there;
  const given = answerTo(made, maker);
  if (given) return given;
  await codes.changeIf(_id, { code }, { made: withAnswer(made, maker, { code, expiresAt }) });
  return { code, expiresAt };
}

/** The code of a class that is in force, or null. */
export async function classCodeInForce(classId: string, now: number): Promise<BindingCode | null> {
  return inForce(await codes.findById(`class_${classId}`), now);
}

/** What a typed code is for, or null if there is none or it has ended. */
export async function findCode(code: string, now: number): Promise<BindingCode | null> {
  const [found = null] = await codes.findAll({ code }, { atMost: 2 });
  return inForce(found, now);
}

function inForce(code: BindingCode | null, now: number): BindingCode | null {
  return code && now < code.expiresAt.getTime() ? code : null;
}
