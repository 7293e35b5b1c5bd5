import {
  type Anchor,
  type AnchorDocument,
  type AnchorHead,
  anchorId,
  anchorOf,
  type AnchoredThing,
  anchorPath,
  anchorText,
  holdsItsThings,
  isDue,
  isSealed,
  nextRound,
  type Position,
  sealAnchor,
} from './anchors';
import type { Keys } from './hash';

/** The end of a thing's chain. */
export interface ThingHead {
  _id: string;
  /** `changedAt` in milliseconds. */
  changedAt: number;
  seq: number;
  mac: string;
}

/** What taking an anchor needs of the cloud. */
export interface AnchorStores {
  /** The collections of things, in the order of their names. */
  collections: readonly string[];
  /** The anchor with the greatest `_id`, or null. */
  last(): Promise<AnchorDocument | null>;
  /** The first `limit` things behind a position, by `changedAt` and `_id`. */
  changedAfter(position: Position, limit: number): Promise<ThingHead[]>;
  /** Adds an anchor; if there is one with that `_id`, that one is returned and nothing written. */
  add(anchor: AnchorDocument): Promise<AnchorDocument>;
  /** Writes a file into cloud storage, over an earlier one; its file id. */
  upload(path: string, text: string): Promise<string>;
  /** Notes the file id and lets go of the things. */
  settle(id: string, fileId: string): Promise<void>;
}

export interface TakeOptions {
  /** Milliseconds. */
  now: number;
  keys: Keys;
  /** The most things of one anchor; more make the next one. */
  most?: number;
}

/** What became of it: the number of the anchor that was completed, if any, and whether more is due at once. */
export interface Taken {
  number: number | null;
  more: boolean;
}

const MOST_OF_ONE = 1000;
const PAGE = 100;

/**
 * Takes the night's next anchor, or completes one that was left half-way; nothing, when none is due. To
 * be called again while `more` is due and there is time. The document with the things is written first
 * and the file made from it, so that a crash anywhere, a second run and two runs at once all lead to the
 * same file.
 * @throws {Error} when the last anchor in the database is not as it was sealed: what follows would rest on it.
 */
export async function takeAnchor(stores: AnchorStores, options: TakeOptions): Promise<Taken> {
  const { now, keys, most = MOST_OF_ONE } = options;
  const last = await stores.last();
  if (last) assertSealed(last, keys);
  if (last?.fileId === null) return complete(stores, last, keys);
  if (!isDue(last, now)) return { number: null, more: false };
  const round = nextRound(last, now);
  const { things, rest } = await collect(stores, round, most);
  const anchor = sealAnchor(last, { ...round, takenAt: now, things, rest }, keys.key);
  const added = await stores.add({ _id: anchorId(anchor.number), fileId: null, ...anchor });
  return complete(stores, added, keys);
}

async function complete(stores: AnchorStores, document: AnchorDocument, keys: Keys): Promise<Taken> {
  const taken = { number: document.number, more: document.rest !== null };
  // Somebody else was quicker.
  if (document.fileId !== null) return taken;
  const anchor: Anchor = anchorOf(document);
  assertSealed(anchor, keys);
  if (!holdsItsThings(anchor))
    throw new Error(`anchor ${anchor.number} no longer holds the things it was sealed with`);
  const fileId = await stores.upload(anchorPath(anchor), anchorText(anchor));
  await stores.settle(document._id, fileId);
  return taken;
}

function assertSealed(anchor: AnchorHead, keys: Keys): void {
  if (!isSealed(anchor, keys))
    throw new Error(`anchor ${anchor.number} in the database is not as it was sealed; run check-history`);
}

/** Reads things from a position on to the end of the last collection, or until there are enough. */
async function collect(
  stores: AnchorStores,
  { from, rest }: Pick<AnchorHead, 'from' | 'rest'>,
  most: number,
): Promise<{ things: AnchoredThing[]; rest: Position | null }> {
  const things: AnchoredThing[] = [];
  const ahead = stores.collections.filter((name) => rest === null || name >= rest.collection);
  for (const collection of ahead) {
    const start = rest?.collection === collection ? rest : { collection, at: from, id: '' };
    const stop = await collectFrom(stores, start, things, most);
    if (stop) return { things, rest: stop };
  }
  return { things, rest: null };
}

/**
 * Adds the things of one collection. Read to the end, not up to a moment: a thing that changes
 * meanwhile moves behind the position and is met again.
 * @returns the position at which there were enough, or null at the end of the collection.
 */
async function collectFrom(
  stores: AnchorStores,
  start: Position,
  things: AnchoredThing[],
  most: number,
): Promise<Position | null> {
  const { collection } = start;
  let position = start;
  for (;;) {
    const limit = Math.min(PAGE, most - things.length);
    if (limit === 0) return position;
    const page = await stores.changedAfter(position, limit);
    for (const { _id, seq, mac } of page) things.push([collection, _id, seq, mac]);
    const end = page.at(-1);
    if (!end || page.length < limit) return null;
    position = { collection, at: end.changedAt, id: end._id };
  }
}
