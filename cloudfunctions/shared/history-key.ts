import type { CollectionName } from './collections';
import type { Seal } from './history-hash';

const SHORTEST = 32;

/**
 * What the things of a collection are sealed with. The key lies in the environment of the function,
 * outside the database, so that whoever may edit the database can't seal an edit.
 * @throws {Error} when HISTORY_KEY is missing or short; there is no default, which everybody would know.
 */
export function sealOf(collection: CollectionName): Seal {
  return { collection, key: historyKey() };
}

/** The key itself, for anchors. @throws {Error} as `sealOf` does. */
export function historyKey(): string {
  const key = process.env.HISTORY_KEY ?? '';
  if (key.length >= SHORTEST) return key;
  throw new Error(
    `The environment variable HISTORY_KEY is ${key === '' ? 'not set' : 'too short'}: ` +
      `set it to at least ${SHORTEST} random characters, the same for every function and for ever`,
  );
}
