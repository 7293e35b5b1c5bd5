import { BSONRegExp, EJSON } from 'bson';
import { isPlainObject } from './document';
import { interpreting, invalidParameter } from './errors';

/**
 * Reads the canonical EJSON in which the SDK sends queries and data; `serverDate()` becomes a date.
 * @param now the time of the cloud in milliseconds
 * @throws {DatabaseError} when the text is no EJSON.
 */
export function parseEjson(text: string, now: number): unknown {
  let parsed: unknown;
  try {
    parsed = EJSON.parse(text);
  } catch (error) {
    throw invalidParameter(error instanceof Error ? error.message : String(error));
  }
  return settle(parsed, now);
}

/** Like `parseEjson` for what must be an object; nothing is an empty one. */
export function parseEjsonObject(text: unknown, now: number): Record<string, unknown> {
  if (text === undefined || text === '') return {};
  const parsed = typeof text === 'string' ? parseEjson(text, now) : text;
  if (!isPlainObject(parsed)) throw invalidParameter('an object was expected');
  return parsed;
}

/**
 * Reads what came as JSON from outside the SDK: EJSON in its relaxed form, dates also as `{"$date": milliseconds}`.
 */
export function fromRelaxed(value: unknown, now: number): unknown {
  return typeof value === 'object' && value !== null ? settle(EJSON.deserialize(value), now) : value;
}

/** Writes canonical EJSON, as the SDK reads it. */
export function writeEjson(value: object): string {
  return EJSON.stringify(value, { relaxed: false });
}

/** Replaces, in place, what only the wire knows: dates of the server and BSON's own expressions. */
function settle(value: unknown, now: number): unknown {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) value[index] = settle(value[index], now);
    return value;
  }
  if (value instanceof BSONRegExp) return interpreting(() => new RegExp(value.pattern, value.options));
  if (!isPlainObject(value)) return value;
  if ('$tcb_server_date' in value) return serverDate(value.$tcb_server_date, now);
  for (const key in value) {
    const field = value[key];
    if (typeof field === 'object' && field !== null) value[key] = settle(field, now);
  }
  return value;
}

function serverDate(options: unknown, now: number): Date {
  const offset = isPlainObject(options) ? options.offset : undefined;
  return new Date(now + (typeof offset === 'number' ? offset : 0));
}
