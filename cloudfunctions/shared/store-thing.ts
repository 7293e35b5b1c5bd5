import type { Store } from './database';
import { eventOfAttempt, type Thing } from './history/event';

/**
 * Stores a thing with a new event where it is still what it was when the event was decided on; `before`
 * is null for a new thing. Of two at once one is stored. One request, or two where it wasn't stored.
 * @returns whether it is stored now, also by an earlier try of the same attempt.
 */
export async function storeThing<T extends Thing>(
  store: Store<T>,
  before: T | null,
  next: T,
): Promise<boolean> {
  if (!before) {
    const { inserted, document } = await store.insertOnce(next);
    return inserted || holdsLastOf(next, document);
  }
  const { _id, ...fields } = next;
  if (await store.changeIf(_id, { rev: before.rev }, fields as unknown as Partial<T>)) return true;
  return holdsLastOf(next, await store.findById(_id));
}

function holdsLastOf(next: Thing, there: Thing | null): boolean {
  const last = next.events.at(-1);
  return there !== null && last !== undefined && eventOfAttempt(there, last) !== null;
}
