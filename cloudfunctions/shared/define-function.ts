import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import {
  type Access,
  accessTo,
  deniedSentence,
  type Permission,
  type Permissions,
  type Target,
  visible,
} from './authorisation';
import { type Caller, type Identity, noIdentity, readIdentity, resolveCaller } from './caller';
import { type Day, dayOf } from './clock';
import {
  type ActionContract,
  type CommonCode,
  envelope,
  type FunctionContract,
  type Reply,
} from './contract';
import { now } from './now';
import { isRefusal, type Refusal, refuse } from './refusal';
import { namedIn, targetOf, targetOfCalendar } from './target';

/** What is known of every call. `now` is read once, so one call sees one time. */
interface Moment {
  now: number;
  today: Day;
  attemptId: string;
}

/** What a handler knows of the call besides its data. */
export interface Call extends Moment {
  caller: Caller;
  /** By which grants this call is allowed; all of the caller's where everyone may. */
  access: Access;
}

/** What is known of a call by an account that may belong to nobody yet. */
export interface StrangerCall extends Moment {
  openid: string;
}

type CallOf<Action extends ActionContract> = Action['may'] extends 'stranger' ? StrangerCall : Call;

/** One use case: validated data in; an answer, or a refusal, out. A code the contract doesn't declare doesn't compile. */
type Handler<Contract extends FunctionContract, Replies, A extends keyof Contract & keyof Replies> = (
  data: v.InferOutput<Contract[A]['request']>,
  call: CallOf<Contract[A]>,
) => Promise<Replies[A] | Refusal<Contract[A]['refusals'][number] | CommonCode>>;

/** A handler for every action of the contract. */
export type Handlers<Contract extends FunctionContract, Replies extends Record<keyof Contract, unknown>> = {
  [A in keyof Contract & keyof Replies]: Handler<Contract, Replies, A>;
};

/** What the cloud itself, and no phone, may start. */
export interface CloudHandlers {
  /** Does whatever is due, in slices; harmless when run twice, late or in parallel. */
  tick?: (call: { now: number; today: Day }) => Promise<unknown>;
  /** Takes what WeChat pushes, such as the verdict on a picture. */
  push?: (event: unknown, call: { now: number; today: Day }) => Promise<unknown>;
}

type UntypedHandler = (data: unknown, call: Call | StrangerCall) => Promise<unknown>;

/**
 * Makes a cloud function of a table of actions: reads who is calling, checks the envelope and the data,
 * whether the caller may do this to what it is about, runs the use case and shows of its answer what the
 * caller may see. A refusal becomes `{ok: false, code, message}`; an exception is logged with the request
 * id and reaches the phone as `INTERNAL` with that id.
 *
 * @example
 * export const main = defineFunction<typeof contract, Replies>(contract, { checkIn, daySheet, today });
 */
export function defineFunction<
  Contract extends FunctionContract,
  Replies extends Record<keyof Contract, unknown>,
>(contract: Contract, handlers: Handlers<Contract, Replies>, { tick, push }: CloudHandlers = {}) {
  const table = new Map(Object.entries(handlers)) as Map<string, UntypedHandler>;

  return async function main(event: unknown, context?: { request_id?: string }): Promise<Reply<unknown>> {
    const identity = readIdentity();
    const requestId = context?.request_id ?? randomUUID();
    try {
      const answer = await run(event, identity);
      if (!isRefusal(answer)) return { ok: true, data: answer, requestId };
      const { code, message, details } = answer;
      return { ok: false, code, message, details, requestId };
    } catch (error) {
      console.error(requestId, error);
      // What was already written before the surprise stays written, so nothing is said about that.
      const message = `系统出错了，请再试一次，不会重复办理。仍不行就把编号告诉老师：${requestId}`;
      return { ok: false, code: 'INTERNAL', message, details: {}, requestId };
    }
  };

  async function run(event: unknown, identity: Identity): Promise<unknown> {
    const moment = now();
    const call = { now: moment, today: dayOf(moment) };
    const ofCloud = startOfCloud(event, identity);
    if (ofCloud) return ofCloud(call);

    const request = v.safeParse(envelope, event);
    if (!request.success) return invalid(request.issues);
    const { action, attemptId, data } = request.output;
    const declared = Object.hasOwn(contract, action) ? contract[action] : undefined;
    const handler = table.get(action);
    if (!declared || !handler) return refuse('REQUEST.UNKNOWN_ACTION', '小程序版本太旧，请退出后重新打开');
    const parsed = v.safeParse(declared.request, data, { abortPipeEarly: true });
    if (!parsed.success) return invalid(parsed.issues);

    const { openid } = identity;
    if (openid === null) return noIdentity();
    const ask = { declared, data: parsed.output, call: { ...call, attemptId } };
    return declared.may === 'stranger'
      ? handler(ask.data, { ...ask.call, openid })
      : answerIfAllowed(ask, openid, handler);
  }

  /** What the cloud itself starts: the tick by exactly its timer, or what takes a push. */
  function startOfCloud(event: unknown, { openid, source }: Identity): CloudStart | null {
    if (tick && source === TIMER) return tick;
    return push && openid === null && isPush(event) ? (call) => push(event, call) : null;
  }
}

type CloudStart = NonNullable<CloudHandlers['tick']>;

interface Ask {
  declared: ActionContract;
  data: unknown;
  call: Moment;
}

/** Runs the use case for whoever may, and shows of its answer what they may see. */
async function answerIfAllowed(
  { declared, data, call }: Ask,
  openid: string,
  handler: UntypedHandler,
): Promise<unknown> {
  const caller = await resolveCaller(openid, call.today);
  if (isRefusal(caller)) return caller;
  const access = await accessFor(declared, data, caller, call.today);
  if (!access) return denied(declared.may);
  const answer = await handler(data, { ...call, caller, access });
  return isRefusal(answer) ? answer : visible(answer, access);
}

/** Exactly this, and no longer chain, is a timer: a function that calls another one as a client is not. */
const TIMER = 'wx_trigger';

// Pushes of WeChat come without an account; what a phone sends always has one.
function isPush(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'MsgType' in event;
}

async function accessFor(
  { about, may }: ActionContract,
  data: unknown,
  caller: Caller,
  today: Day,
): Promise<Access | null> {
  if (may === 'everyone' || may === 'stranger') return { grants: caller.grants, fields: 'all' };
  if (about === 'caller') return accessTo(may, caller, null);
  // The school lies in no unit, so only a grant for all of it reaches it.
  if (about === 'school') return accessTo(may, caller, {});
  // Who doesn't even have the role is told so without a look at what was named.
  if (!accessTo(may, caller, null)) return null;
  if (about === 'calendar') return accessTo(may, caller, await targetOfCalendar());
  const direct = directAccess(may, caller, namedIn(about, data));
  if (direct?.fields === 'all') return direct;
  const target = await targetOf(about, data, today, caller.grants);
  return target === 'none' ? null : accessTo(may, caller, target);
}

/** A grant for the very unit that was named needs no look at what that unit lies in; one for more than that, whether there is such a unit. */
function directAccess(may: readonly Permission[], caller: Caller, named: Target): Access | null {
  const rows = may.filter(({ reach }) => reach !== 'anywhere');
  const grants = caller.grants.filter(({ scope }) => scope.kind !== 'school');
  return accessTo(rows, { ...caller, grants }, named);
}

function denied(may: Permissions): Refusal<'AUTH.DENIED'> {
  return refuse('AUTH.DENIED', typeof may === 'string' ? '没有权限' : deniedSentence(may));
}

/** The first complaint in words if the contract has words for it, and where each complaint lies. */
function invalid(issues: readonly v.BaseIssue<unknown>[]): Refusal<'REQUEST.INVALID'> {
  const inChinese = issues.map(({ message }) => message).find((message) => /\p{Script=Han}/u.test(message));
  return refuse('REQUEST.INVALID', inChinese ?? '提交的内容不完整或不对，请退出小程序重新打开后再试', {
    fields: issues.slice(0, 10).map((issue) => v.getDotPath(issue) ?? ''),
  });
}
