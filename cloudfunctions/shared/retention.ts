import { clockTime, DAY } from './clock';
import { collections, type CollectionName, type Expiry, type Retention } from './collections';
import { Store } from './database';
import { now as clock } from './now';
import { schoolConfig } from './config/school-config';

/** What the database removes in one request without anybody waiting for it. */
const SLICE = 200;
/** From three to four in the morning, when nobody waits for the database. */
const HOUR = '03:';

/** The collections that the tick of a function keeps short, with what ends there. */
export function expiring(by: Expiry['by']): [CollectionName, Expiry][] {
  return Object.entries(collections).flatMap(([name, { retention }]: [string, { retention: Retention }]) =>
    typeof retention === 'object' && retention.by === by ? [[name as CollectionName, retention]] : [],
  );
}

/**
 * Removes what was kept long enough, slice by slice; in the small hours only, and harmless when run twice.
 * Two requests for a slice, one for each collection with nothing to remove.
 * @param until milliseconds; what isn't done then is left to the next tick.
 */
export async function removeExpired(by: Expiry['by'], now: number, until: number): Promise<void> {
  if (!clockTime(now).startsWith(HOUR)) return;
  for (const [name, { days, since }] of expiring(by)) {
    const before = new Date(now - schoolConfig.policies.retention[days] * DAY);
    let removed = SLICE;
    while (removed === SLICE && clock() < until) removed = await removeSlice(new Store(name), since, before);
  }
}

async function removeSlice(store: Store<{ _id: string }>, since: string, before: Date): Promise<number> {
  const old = { [since]: { $lt: before } };
  const found = await store.findFirst(old, { order: { [since]: 1 }, limit: SLICE });
  if (found.length === 0) return 0;
  // Whatever was used again meanwhile is no longer old, and stays.
  await store.removeAll({ ...old, _id: { $in: found.map(({ _id }) => _id) } });
  return found.length;
}
