import { type AnchorDocument, historyCollections, type Position } from './anchors';
import type { AnchorStores, ThingHead } from './anchors-take';
import { type Condition, Store } from '../database';
import type { Thing } from './event';
import { storeFile } from '../storage';

const anchors = new Store<AnchorDocument>('anchors');
const things = new Map(historyCollections.map((name) => [name as string, new Store<Thing>(name)]));

/** Anchors and the ends of all histories, for `takeAnchor`. Each is one request unless it says otherwise. */
export const anchorStores: AnchorStores = {
  collections: historyCollections,
  last: async () => {
    const [last] = await anchors.findFirst({}, { order: { _id: -1 }, limit: 1 });
    return last ?? null;
  },
  changedAfter,
  add: async (anchor) => (await anchors.insertOnce(anchor)).document,
  upload: (path, text) => storeFile(path, Buffer.from(text)),
  settle: async (id, fileId) => {
    await anchors.changeIf(id, { fileId: null }, { fileId, things: [] });
  },
};

/** Two requests: what changed in the same millisecond behind the id, and what changed later. */
async function changedAfter({ collection, at, id }: Position, limit: number): Promise<ThingHead[]> {
  const moment = new Date(at);
  const sameMoment = await heads(collection, { changedAt: moment, _id: { $gt: id } }, limit);
  if (sameMoment.length === limit) return sameMoment;
  const later = await heads(collection, { changedAt: { $gt: moment } }, limit - sameMoment.length);
  return [...sameMoment, ...later];
}

async function heads(collection: string, condition: Condition, limit: number): Promise<ThingHead[]> {
  const order = { changedAt: 1, _id: 1 } as const;
  const found = await things.get(collection)?.findFirst(condition, { order, limit, without: ['texts'] });
  return (found ?? []).map(headOf);
}

/** A document that somebody made unreadable must not keep the others from being anchored. */
function headOf({ _id, changedAt, events }: Omit<Thing, 'texts'>): ThingHead {
  const list: readonly { mac?: unknown }[] = Array.isArray(events) ? events : [];
  const mac = list.at(-1)?.mac;
  return { _id, changedAt: changedAt.getTime(), seq: list.length, mac: typeof mac === 'string' ? mac : '' };
}
