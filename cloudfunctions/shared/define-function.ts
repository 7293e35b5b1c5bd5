import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { type Caller, readOpenid, resolveCaller } from './caller';
import { type Day, dayOf } from './clock';
import { type CommonCode, envelope, type FunctionContract, type Reply } from './contract';
import { now } from './now';
import { isRefusal, type Refusal, refuse } from './refusal';

/** What a handler knows of the call besides its data. `now` is read once, so one call sees one time. */
export interface Call {
  caller: Caller;
  now: number;
  today: Day;
  attemptId: string;
}

/** One use case: validated data in; an answer, or a refusal, out. A code the contract doesn't declare doesn't compile. */
type Handler<Contract extends FunctionContract, Replies, A extends keyof Contract & keyof Replies> = (
  data: v.InferOutput<Contract[A]['request']>,
  call: Call,
) => Promise<Replies[A] | Refusal<Contract[A]['refusals'][number] | CommonCode>>;

/** A handler for every action of the contract. */
export type Handlers<Contract extends FunctionContract, Replies extends Record<keyof Contract, unknown>> = {
  [A in keyof Contract & keyof Replies]: Handler<Contract, Replies, A>;
};

type UntypedHandler = (data: unknown, call: Call) => Promise<unknown>;

/**
 * Makes a cloud function of a table of actions: reads who is calling, checks the envelope and the
 * data, runs the use case and wraps its answer. A refusal becomes `{ok: false, code, message}`; an
 * exception is logged with the request id and reaches the phone as `INTERNAL` with that id.
 *
 * @example
 * export const main = defineFunction<typeof contract, Replies>(contract, { checkIn, daySheet, today });
 */
export function defineFunction<
  Contract extends FunctionContract,
  Replies extends Record<keyof Contract, unknown>,
>(contract: Contract, handlers: Handlers<Contract, Replies>) {
  const table = new Map(Object.entries(handlers)) as Map<string, UntypedHandler>;

  return async function main(event: unknown, context?: { request_id?: string }): Promise<Reply<unknown>> {
    const openid = readOpenid();
    const requestId = context?.request_id ?? randomUUID();
    try {
      const answer = await run(event, openid);
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

  async function run(event: unknown, openid: string | null): Promise<unknown> {
    const request = v.safeParse(envelope, event);
    if (!request.success) return invalid(request.issues);
    const { action, attemptId, data } = request.output;
    const declared = Object.hasOwn(contract, action) ? contract[action] : undefined;
    const handler = table.get(action);
    if (!declared || !handler) return refuse('REQUEST.UNKNOWN_ACTION', '小程序版本太旧，请退出后重新打开');
    const parsed = v.safeParse(declared.request, data, { abortPipeEarly: true });
    if (!parsed.success) return invalid(parsed.issues);

    const moment = now();
    const today = dayOf(moment);
    const caller = await resolveCaller(openid, today);
    if (isRefusal(caller)) return caller;
    return handler(parsed.output, { caller, now: moment, today, attemptId });
  }
}

/** The first complaint in words if the contract has words for it, and where each complaint lies. */
function invalid(issues: readonly v.BaseIssue<unknown>[]): Refusal<'REQUEST.INVALID'> {
  const inChinese = issues.map(({ message }) => message).find((message) => /\p{Script=Han}/u.test(message));
  return refuse('REQUEST.INVALID', inChinese ?? '提交的内容不完整或不对，请退出小程序重新打开后再试', {
    fields: issues.slice(0, 10).map((issue) => v.getDotPath(issue) ?? ''),
  });
}
