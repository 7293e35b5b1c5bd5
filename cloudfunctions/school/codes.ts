import { DAY } from '../shared/clock';
import { Store } from '../shared/database';
import { newCode } from '../shared/ids';
import { schoolConfig } from '../shared/school-config';
import type { Maker } from './person-change';

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
  attemptId: string;
}

/** The only place with queries on `bindingCodes`. */
const codes = new Store<BindingCode>('bindingCodes');

/** 30 bits, against five tries in a quarter of an hour, and useless without number and name. */
const CLASS_CODE_LENGTH = 6;
/** 50 bits: with the name it is all a member of staff needs. */
const STAFF_CODE_LENGTH = 10;

/** Makes the code of a class; the one before ends. A repeat of the attempt answers the same code. */
export function makeClassCode(classId: string, maker: Maker): Promise<BindingCode> {
  const days = schoolConfig.policies.binding.classCodeDays;
  const code = { code: newCode(CLASS_CODE_LENGTH), days };
  return replace(`class_${classId}`, { classId, personId: null }, code, maker);
}

/** Makes the one-time code of a member of staff; the one before ends. A repeat of the attempt answers the same code. */
export function makeStaffCode(personId: string, maker: Maker): Promise<BindingCode> {
  const days = schoolConfig.policies.binding.staffCodeDays;
  const code = { code: newCode(STAFF_CODE_LENGTH), days };
  return replace(`staff_${personId}`, { classId: null, personId }, code, maker);
}

async function replace(
  _id: string,
  whom: Pick<BindingCode, 'classId' | 'personId'>,
  { code, days }: { code: string; days: number },
  { by, at, attemptId }: Maker,
): Promise<BindingCode> {
  const times = { madeAt: new Date(at), expiresAt: new Date(at + days * DAY) };
  const fields = { code, ...whom, ...times, madeBy: by, attemptId };
  const document = { _id, ...fields };
  const { inserted, document: found } = await codes.insertOnce(document);
  if (inserted || found.attemptId === attemptId) return found;
  const replaced = await codes.changeIf(_id, { attemptId: found.attemptId }, fields);
  // Somebody else was faster: theirs is the code in force, and answered to both.
  return replaced ? document : ((await codes.findById(_id)) ?? document);
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
