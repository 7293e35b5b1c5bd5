import type { CollectionName } from '../collections';
import type { Keys, Seal } from './hash';

const SHORTEST = 32;

/**
 * What the things of a collection are sealed with. The keys lie in the environment of the function,
 * outside the database, so that whoever may edit the database can't seal an edit.
 * @throws {Error} when HISTORY_KEY is missing or short; there is no default, which everybody would know.
 */
export function sealOf(collection: CollectionName): Seal {
  return { collection, ...historyKeys() };
}

/**
 * The keys themselves, for anchors: HISTORY_KEY, and what was HISTORY_KEY before it was changed, newest
 * first, with commas between, in HISTORY_OLD_KEYS. @throws {Error} as `sealOf` does.
 */
export function historyKeys(): Required<Keys> {
  const oldKeys = (process.env.HISTORY_OLD_KEYS ?? '').split(',').filter((key) => key !== '');
  for (const key of oldKeys) assertLong(key, 'HISTORY_OLD_KEYS holds a key that');
  const key = process.env.HISTORY_KEY ?? '';
  assertLong(key, 'The environment variable HISTORY_KEY');
  return { key, oldKeys };
}

function assertLong(key: string, what: string): void {
  if (key.length >= SHORTEST) return;
  throw new Error(
    `${what} is ${key === '' ? 'not set' : 'too short'}: ` +
      `set it to at least ${SHORTEST} random characters, the same for every function`,
  );
}
