import type { CloudApi, Reply } from '../../typings/cloud-api';
import { attemptFor, endAttempt, newAttemptId } from './attempt';
import { isConnected } from './network';
import type { Answer, Failure } from './outcomes';
import { within } from './within';

/** Milliseconds that somebody waits before hearing that nothing came; an answer of most actions takes one second. */
const PATIENCE = 15_000;

/**
 * Calls an action of a cloud function. Never throws: what went wrong is a value with words for the
 * person. For anything that changes data use `callOnce`.
 *
 * @example
 * const answer = await call('attendance', 'today', {});
 * if (answer.ok) this.show(answer.data);
 */
export async function call<F extends keyof CloudApi, A extends keyof CloudApi[F] & string>(
  name: F,
  action: A,
  data: RequestOf<F, A>,
  attemptId = newAttemptId(),
  patience = PATIENCE,
): Promise<Answer<ReplyOf<F, A>>> {
  try {
    const { result } = await within(
      wx.cloud.callFunction({ name, data: { action, attemptId, data } }) as Promise<{ result: unknown }>,
      patience,
    );
    const reply = result as Reply<ReplyOf<F, A>>;
    return reply.ok ? { ok: true, data: reply.data } : reply;
  } catch {
    return (await isConnected()) ? noAnswer : offline;
  }
}

/**
 * Calls an action that changes data. `intention` names what the person wants, e.g.
 * `checkIn:2026-11-24:morning`: pressing again after a lost answer repeats the same attempt, and the
 * server answers it without doing it twice. `patience` (milliseconds) is for what takes long.
 */
export async function callOnce<F extends keyof CloudApi, A extends keyof CloudApi[F] & string>(
  name: F,
  action: A,
  data: RequestOf<F, A>,
  intention: string,
  patience = PATIENCE,
): Promise<Answer<ReplyOf<F, A>>> {
  const answer = await call(name, action, data, attemptFor(intention), patience);
  // After these nobody knows what was done; only a repeat of the same attempt is harmless.
  const isOpen = !answer.ok && ['NETWORK.OFFLINE', 'NETWORK.NO_ANSWER', 'INTERNAL'].includes(answer.code);
  if (!isOpen) endAttempt(intention);
  return answer;
}

type RequestOf<F extends keyof CloudApi, A extends keyof CloudApi[F]> = CloudApi[F][A] extends {
  request: infer Request;
}
  ? Request
  : never;

type ReplyOf<F extends keyof CloudApi, A extends keyof CloudApi[F]> = CloudApi[F][A] extends {
  reply: infer Data;
}
  ? Data
  : never;

const noAnswer: Failure = {
  ok: false,
  code: 'NETWORK.NO_ANSWER',
  message: '没有收到服务器的回应，请稍后再试',
  details: {},
  requestId: '',
};

const offline: Failure = { ...noAnswer, code: 'NETWORK.OFFLINE', message: '手机没有网络，请连上网再试' };
