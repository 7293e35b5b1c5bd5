import type { InferOutput } from 'valibot';
import type { Call } from '../../shared/define-function';
import { miniProgramCode } from '../../shared/wechat';
import { noCode, noPicture, notStaff, taken } from './refusals';
import {
  classCodeInForce,
  makeClassCode as makeForClass,
  type MadeCode,
  makeStaffCode as makeForStaff,
} from './codes';
import type { bindingContract, CodeView } from './contract';
import { makerOf } from '../people/change-shown';
import { mayDisposeOfAccount } from '../people/disposal';
import { beyondReach } from '../grants/refusals';
import { personById } from '../people/people';

/** Where the mini program code leads; its scene is the class code. */
const BIND_PAGE = 'school/bind/index';

type Request<Action extends 'classCode' | 'makeClassCode' | 'makeStaffCode'> = InferOutput<
  (typeof bindingContract)[Action]['request']
>;

/** The code of a class that is in force, or null. */
export async function classCode({ classId }: Request<'classCode'>, { now }: Call) {
  const code = await classCodeInForce(classId, now);
  return { code: code && view(code) };
}

/** The code in force as a mini program code. One request, and one question to WeChat. */
export async function classCodePicture({ classId }: Request<'classCode'>, { now }: Call) {
  const code = await classCodeInForce(classId, now);
  if (!code) return noCode();
  const drawn = await miniProgramCode(BIND_PAGE, code.code);
  return drawn.ok ? { picture: Buffer.from(drawn.answer.buffer).toString('base64') } : noPicture();
}

/** A new code for the students of a class. */
export async function makeClassCode({ classId }: Request<'makeClassCode'>, call: Call) {
  return { code: view(await makeForClass(classId, makerOf(call))) };
}

/** A one-time code for a member of staff. */
export async function makeStaffCode({ personId }: Request<'makeStaffCode'>, call: Call) {
  const person = await personById(personId);
  if (person?.kind !== 'staff') return notStaff();
  if (!(await mayDisposeOfAccount(person, call))) return beyondReach();
  if (person.openid) return taken();
  return { code: view(await makeForStaff(personId, makerOf(call))), name: person.name };
}

function view({ code, expiresAt }: MadeCode): CodeView {
  return { code, expiresAt: expiresAt.getTime() };
}
