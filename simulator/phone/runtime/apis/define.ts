import type { Data } from '../framework/glass';

/** Why a call failed; `message` follows `name:fail ` in errMsg. */
export class ApiError extends Error {
  /** `fields` are added to what `fail` receives, e.g. `errCode`. */
  constructor(
    message: string,
    readonly fields: Data = {},
  ) {
    super(message);
  }
}

interface Callbacks {
  success?: (result: Data) => void;
  fail?: (error: Data) => void;
  complete?: (result: Data) => void;
}

/** Does the work; an object it returns, or promises, is what `success` receives. */
type Body = (options: never) => unknown;

/**
 * A WeChat API that takes callbacks or returns a promise. The body runs in a task of its own, as in WeChat, where
 * the client does the work: an API called in onLoad acts after onLoad.
 */
export function asyncApi(
  name: string,
  body: Body,
): (options?: Data & Callbacks) => Promise<Data> | undefined {
  return (options = {}) => {
    const outcome = run(name, body, options);
    if (!options.success && !options.fail && !options.complete) return settle(outcome);
    void outcome.then(({ isOk, result }) => tell(options, isOk, result));
    return undefined;
  };
}

/** A WeChat API that reports to callbacks only: without them nobody hears, and no promise is returned. */
export function callbackApi(name: string, body: Body): (options?: Data & Callbacks) => undefined {
  return (options = {}) => {
    void run(name, body, options).then(({ isOk, result }) => tell(options, isOk, result));
    return undefined;
  };
}

/** A WeChat API that answers at once and throws with its name before the reason. */
export function syncApi<Args extends unknown[], Result>(
  name: string,
  body: (...args: Args) => Result,
): (...args: Args) => Result {
  return (...args) => {
    try {
      return body(...args);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const fields = error instanceof ApiError ? error.fields : {};
      throw Object.assign(
        new Error(`${name}:fail ${message}`),
        { errMsg: `${name}:fail ${message}` },
        fields,
      );
    }
  };
}

/** Makes one async API of each body, under the body's name. */
export function asyncApis(bodies: Record<string, Body>): Record<string, ReturnType<typeof asyncApi>> {
  return Object.fromEntries(Object.entries(bodies).map(([name, body]) => [name, asyncApi(name, body)]));
}

interface Outcome {
  isOk: boolean;
  result: Data;
}

async function run(name: string, body: Body, options: Data): Promise<Outcome> {
  await Promise.resolve();
  try {
    const result = await body(options as never);
    const data = typeof result === 'object' ? (result as Data | null) : {};
    return { isOk: true, result: { errMsg: `${name}:ok`, ...data } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const fields = error instanceof ApiError ? error.fields : {};
    return { isOk: false, result: { errMsg: `${name}:fail ${message}`, ...fields } };
  }
}

async function settle(outcome: Promise<Outcome>): Promise<Data> {
  const { isOk, result } = await outcome;
  // WeChat rejects with a plain object, not with an Error.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  if (!isOk) throw result;
  return result;
}

function tell({ success, fail, complete }: Callbacks, isOk: boolean, result: Data): void {
  if (isOk) success?.(result);
  else if (fail) fail(result);
  else console.warn(result.errMsg);
  complete?.(result);
}
