import { isPlainObject } from './document';

/** What the interpreter made, without the fields it left undefined: a missing field is no null. */
export function withoutUndefined<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item: unknown) => withoutUndefined(item ?? null)) as T;
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(entries.map(([name, field]) => [name, withoutUndefined(field)])) as T;
}
