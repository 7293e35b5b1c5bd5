import { createHash, createHmac } from 'node:crypto';
import type { HistoryEvent } from './history-event';

/** What a history is sealed with: the collection the thing lies in and the key of `history-key.ts`. */
export interface Seal {
  collection: string;
  key: string;
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
 * The keyed hash of an event of the thing `id`, bound to `previous`, the mac of the event before
 * (empty for the first). The leading word keeps macs of events and of anchors from standing in for each other.
 */
export function macOfEvent(
  id: string,
  event: Omit<HistoryEvent, 'mac'>,
  previous: string,
  seal: Seal,
): string {
  const { seq, kind, at, by, attemptId, data, sets, commitments } = event;
  const sealed = [seal.collection, id, seq, kind, at, by, attemptId, data, sets, commitments, previous];
  return keyedHash(['event/1', ...sealed], seal.key);
}

/** HMAC-SHA256 of the canonical JSON of a value, base64url. */
export function keyedHash(value: unknown, key: string): string {
  return createHmac('sha256', key).update(canonical(value)).digest('base64url');
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
