import { MINUTE } from './clock';
import { now } from './now';

const LIFETIME = MINUTE;

/**
 * Remembers answers of `load` by key in this instance for at most 60 seconds: long enough that a busy
 * minute reads a rule once, short enough that a change reaches everybody within a minute. Two calls
 * for the same key share one load; a failed load is not remembered.
 */
export function cached<T>(load: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const entries = new Map<string, { loadedAt: number; value: Promise<T> }>();

  return (key) => {
    const entry = entries.get(key);
    const age = entry ? now() - entry.loadedAt : Infinity;
    // A negative age means the clock was set back; such an entry would otherwise never expire.
    if (entry && age >= 0 && age < LIFETIME) return entry.value;
    const value = load(key);
    entries.set(key, { loadedAt: now(), value });
    value.catch(() => entries.delete(key));
    return value;
  };
}
