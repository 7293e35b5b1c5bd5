import { takeAnchor } from '../../../cloudfunctions/shared/history/anchors-take';
import { DAY, MINUTE } from '../../../cloudfunctions/shared/clock';
import { appendEvent, eraseTexts, type Thing } from '../../../cloudfunctions/shared/history/history';
import { type Audit, audit } from '../../../scripts/check-history/audit';
import { type Chains, examine } from '../../../scripts/check-history/chains';
import type { Keys } from '../../../cloudfunctions/shared/history/hash';
import type { Random } from '../../support/random';
import { emptyCloud, type MemoryCloud, memoryStores, put } from './history-cloud';
import { aSlip, MORNING, seal, stored } from './history-slips';

const HOUR = 60 * MINUTE;

/** A school with a past: what it was like after every step. The last one is now. */
export interface School {
  cloud: MemoryCloud;
  past: MemoryCloud[];
}

/** Some days on which things are begun and changed; each night but perhaps the last one has an anchor. */
export async function aSchool({ int, pick }: Random, collections?: string[]): Promise<School> {
  const cloud = emptyCloud(collections);
  const past = [stored(cloud)];
  const days = int(1, 4);
  for (let day = 0; day < days; day += 1) {
    for (let hour = 0; hour < int(2, 8); hour += 1) {
      const at = MORNING + day * DAY + hour * HOUR;
      something(cloud, { at, n: past.length }, { int, pick });
      past.push(stored(cloud));
    }
    if (day < days - 1 || int(0, 1)) await night(cloud, MORNING + day * DAY + 18 * HOUR);
    past.push(stored(cloud));
  }
  return { cloud, past };
}

/** What the timer does. */
export async function night(cloud: MemoryCloud, now: number, keys: Keys = seal): Promise<void> {
  while ((await takeAnchor(memoryStores(cloud), { now, keys, most: 5 })).more);
}

/** A thing is begun, changed or erased. */
function something(cloud: MemoryCloud, { at, n }: { at: number; n: number }, { int, pick }: Random): void {
  const collection = pick([...cloud.things.keys()]);
  const own = { ...seal, collection };
  const things = cloud.things.get(collection) ?? [];
  if (things.length < 2 || int(0, 2) === 0) {
    put(cloud, collection, aSlip(`thing-${n}`, { at, by: own }));
    return;
  }
  const thing = pick(things);
  const made = { at, by: pick(['han-teacher', 'officer']), attemptId: `attempt-${n}` };
  const event = { ...made, kind: pick(['approved', 'closed']), data: { tier: int(1, 3) } };
  const changed = {
    ...event,
    sets: { state: pick(['APPROVED', 'CLOSED']) },
    texts: { note: pick(['快去快回', '好好休息']) },
  };
  put(
    cloud,
    collection,
    int(0, 9) === 0 ? eraseTexts(thing, made, own) : appendEvent<Thing>(thing, changed, own),
  );
}

/** What check-history says of a cloud. */
export function auditOf({ things, anchors, files }: MemoryCloud, keys: Keys = seal): Audit {
  const known: Chains = { chains: new Map(), findings: [] };
  for (const [collection, documents] of things)
    for (const document of documents) examine(known, collection, document, keys);
  return audit({
    known,
    collections: [...things.keys()],
    exported: new Set([...things.keys(), 'anchors']),
    documents: anchors,
    files: [...files].map(([name, text]) => ({ name, text })),
    keys,
  });
}
