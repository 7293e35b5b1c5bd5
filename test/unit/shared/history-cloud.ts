import type { AnchorDocument } from '../../../cloudfunctions/shared/history/anchors';
import type { AnchorStores, ThingHead } from '../../../cloudfunctions/shared/history/anchors-take';
import type { Thing } from '../../../cloudfunctions/shared/history/history';
import { stored } from './history-slips';

/** The database and the file storage of a school, in memory. */
export interface MemoryCloud {
  things: Map<string, Thing[]>;
  anchors: AnchorDocument[];
  files: Map<string, string>;
}

/** A school with nothing in its collections of things. */
export function emptyCloud(collections = ['leaveSlips', 'makeups']): MemoryCloud {
  return { things: new Map(collections.map((name) => [name, []])), anchors: [], files: new Map() };
}

/** Stores a thing in the place of an earlier state of it. */
export function put(cloud: MemoryCloud, collection: string, thing: Thing): void {
  const others = (cloud.things.get(collection) ?? []).filter(({ _id }) => _id !== thing._id);
  cloud.things.set(collection, [...others, thing]);
}

/** Is told of every request of the stores, before it is made and when it was made; may throw. */
export interface Witness {
  before?: (name: string) => void;
  after?: (name: string) => void;
}

/** The stores of a cloud. */
export function memoryStores(cloud: MemoryCloud, { before, after }: Witness = {}): AnchorStores {
  const request = <T>(name: string, work: () => T): Promise<T> =>
    Promise.resolve().then(() => {
      before?.(name);
      const answer = stored(work());
      after?.(name);
      return answer;
    });
  return {
    collections: [...cloud.things.keys()].sort(),
    last: () => request('last', () => cloud.anchors.toSorted((a, b) => (a._id < b._id ? 1 : -1))[0] ?? null),
    changedAfter: ({ collection, at, id }, limit) =>
      request('changedAfter', () =>
        headsOf(cloud.things.get(collection) ?? [])
          .filter((head) => head.changedAt > at || (head.changedAt === at && head._id > id))
          .slice(0, limit),
      ),
    add: (anchor) =>
      request('add', () => {
        const existing = cloud.anchors.find(({ _id }) => _id === anchor._id);
        if (!existing) cloud.anchors.push(stored(anchor));
        return existing ?? anchor;
      }),
    upload: (path, text) =>
      request('upload', () => {
        cloud.files.set(path, text);
        return `cloud://${path}`;
      }),
    settle: (id, fileId) =>
      request('settle', () => {
        const anchor = cloud.anchors.find(({ _id }) => _id === id);
        if (anchor) Object.assign(anchor, { fileId, things: [] });
      }),
  };
}

function headsOf(things: readonly Thing[]): ThingHead[] {
  return things
    .map(({ _id, changedAt, events }) => ({
      _id,
      changedAt: changedAt.getTime(),
      seq: events.length,
      mac: events.at(-1)?.mac ?? '',
    }))
    .sort((a, b) => a.changedAt - b.changedAt || (a._id < b._id ? -1 : 1));
}
