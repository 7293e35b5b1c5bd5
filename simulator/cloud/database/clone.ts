import { isPlainObject } from './document';

/** A deep copy of the changeable parts of a value: objects and arrays. Dates, ids and expressions are shared. */
export function clone<T>(value: T): T {
  if (Array.isArray(value)) return value.map(clone) as T;
  if (!isPlainObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = clone(value[key]);
  return copy as T;
}
