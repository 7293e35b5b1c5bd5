import type { CloudApi, Reply } from '../../typings/cloud-api';
import { newAttemptId } from './attempt';
import type { Answer, Failure } from './outcomes';

const PATIENCE = 15_000;

/**
 * Calls an action of a cloud function. Never throws: what went wrong is a value with words for the
 * person. Pass the id of `attemptFor` for anything that changes data.
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
): Promise<Answer<ReplyOf<F, A>>> {
  try {
    const { result } = await withinPatience(
      wx.cloud.callFunction({ name, data: { action, attemptId, data } }) as Promise<{ result: unknown }>,
    );
    const reply = result as Reply<ReplyOf<F, A>>;
    return reply.ok ? { ok: true, data: reply.data } : reply;
  } catch {
    return noAnswer();
  }
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

function noAnswer(): Failure {
  return {
    ok: false,
    code: 'NETWORK.NO_ANSWER',
    message: '没有收到服务器的回音，请检查网络后再试',
    details: {},
    requestId: '',
  };
}

function withinPatience<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('no answer in time'));
    }, PATIENCE);
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
