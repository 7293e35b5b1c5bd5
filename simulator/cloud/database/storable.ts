import { BSONRegExp, ObjectId } from 'bson';
import { isPlainObject } from './document';

/**
 * Documents as JSON for the log on disk. What JSON lacks is wrapped in an object with one key that
 * begins with `$`, which no stored field may; text without `"$` therefore needs no second look when it
 * is read, and reading stays close to the speed of JSON.parse.
 */

/** Turns a value into what JSON.stringify writes without loss. Shares what needs no change. */
export function toStorable(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $number: String(value) };
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(toStorable);
  if (value instanceof Date) return { $date: value.getTime() };
  if (value instanceof RegExp) return { $regularExpression: [value.source, value.flags] };
  if (value instanceof BSONRegExp) return { $regularExpression: [value.pattern, value.options] };
  if (value instanceof ObjectId) return { $oid: value.toHexString() };
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, toStorable(field)]));
}

/** Whether a line of the log holds a wrapped value at all. */
export function holdsWrapped(line: string): boolean {
  return line.includes('"$');
}

/** Undoes `toStorable` in place on freshly parsed JSON and returns the value. */
export function fromStorable(value: unknown): unknown {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) value[index] = fromStorable(value[index]);
    return value;
  }
  if (!isPlainObject(value)) return value;
  for (const key in value) {
    if (key.startsWith('$')) return unwrap(key, value[key]);
    const field = value[key];
    if (typeof field === 'object' && field !== null) value[key] = fromStorable(field);
  }
  return value;
}

function unwrap(key: string, content: unknown): unknown {
  switch (key) {
    case '$date':
      return new Date(content as number);
    case '$number':
      return Number(content);
    case '$oid':
      return new ObjectId(content as string);
    case '$regularExpression': {
      const [source, flags] = content as [string, string];
      return new RegExp(source, flags);
    }
    default:
      throw new Error(`The log holds an unknown value ${key}`);
  }
}
