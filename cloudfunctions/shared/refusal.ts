/** Marks refusals, so that an answer with a field of any name is never taken for one. */
const brand = Symbol('refusal');

/**
 * An expected "no": a value, not an exception. `code` is for programs and stays the same for ever,
 * `message` is a Chinese sentence that says what to do, `details` are figures the page may show.
 */
export interface Refusal<Code extends string = string> {
  readonly [brand]: true;
  readonly code: Code;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Makes a refusal. */
export function refuse<const Code extends string>(
  code: Code,
  message: string,
  details: Record<string, unknown> = {},
): Refusal<Code> {
  return { [brand]: true, code, message, details };
}

/** The refusals among the types a value may have, with their codes. */
type RefusalIn<T> = unknown extends T ? T & Refusal : Extract<T, Refusal>;

/** Tells a refusal from an answer. */
export function isRefusal<T>(value: T): value is RefusalIn<T> {
  return typeof value === 'object' && value !== null && brand in value;
}
