import { createHash, createHmac } from 'node:crypto';
import type { HistoryEvent } from './event';

/** The keys of `history-key.ts`: the one in force seals, the older ones, newest first, only check. */
export interface Keys {
  key: string;
  oldKeys?: readonly string[];
}

/** What a history is sealed with: the collection the thing lies in, and the keys. */
export interface Seal extends Keys {
  collection: string;
}

/**
 * JSON with sorted keys and without white space: one text for one value, whatever order the database
 * gives fields back in.
 * @throws {TypeError} for what JSON doesn't hold (undefined, Date, NaN), which a database would change.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isPlain(value)) throw new TypeError('a history holds JSON alone: no Date, no undefined, no NaN');
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * What the mac of an event of the thing `id` is made of; it is bound to `previous`, the mac of the event
 * before (empty for the first). The leading word keeps macs of events and of anchors from standing in for
 * each other.
 */
export function sealedOfEvent(
  id: string,
  event: Omit<HistoryEvent, 'mac'>,
  previous: string,
  { collection }: Pick<Seal, 'collection'>,
): unknown[] {
  const { seq, kind, at, by, attemptId, data, sets, commitments } = event;
  return ['event/1', collection, id, seq, kind, at, by, attemptId, data, sets, commitments, previous];
}

/** A mac: `KEYID.HASH`, the name of the key and the HMAC-SHA256 of the canonical JSON of a value, base64url. */
export function macOf(value: unknown, key: string): string {
  return `${keyIdOf(key)}.${createHmac('sha256', key).update(canonical(value)).digest('base64url')}`;
}

/** Whether a mac is that of a value by the key that it names, the one in force or an older one. */
export function isMacOf(mac: string, value: unknown, { key, oldKeys = [] }: Keys): boolean {
  const named = [key, ...oldKeys].find((own) => keyIdOf(own) === keyIdIn(mac));
  return named !== undefined && macOf(value, named) === mac;
}

/** The name of a key; it tells nothing of it. */
export function keyIdOf(key: string): string {
  return plainHash(['key/1', key]).slice(0, 8);
}

/** The name of the key that a mac was made with. */
export function keyIdIn(mac: string): string {
  return mac.slice(0, mac.indexOf('.'));
}

/** SHA-256 of the canonical JSON of a value, base64url. Anybody can compute it: only under a keyed hash. */
export function plainHash(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('base64url');
}

/**
 * Binds a text. Without the random `salt` a short text (a name) can't be found by trying all of them,
 * not even with the key.
 */
export function commitmentTo(text: string, salt: string): string {
  return createHmac('sha256', salt).update(text).digest('base64url');
}
