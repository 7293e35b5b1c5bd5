import * as v from 'valibot';
import { collections, type CollectionName } from '../collections';
import { dayOf } from '../clock';
import { canonical, isMacOf, type Keys, macOf, plainHash } from './hash';

/**
 * A chain of HMACs shows edits, but not that its end was cut off or that the whole thing was put back
 * to an older copy. An anchor is a list of how far each chain had come, sealed, chained to the anchor
 * before and kept as a file outside the database.
 */

/** How far a thing's chain had come: the number and the mac of its last event. */
const thing = v.strictTuple([v.string(), v.string(), v.number(), v.string()]);
export type AnchoredThing = [collection: string, id: string, seq: number, mac: string];

/** A place in the order in which things are read: collections by name, within them by `changedAt` and `_id`. */
const position = v.strictObject({ collection: v.string(), at: v.number(), id: v.string() });
export type Position = v.InferOutput<typeof position>;

const head = v.strictObject({
  /** 1, 2, 3 … without a gap. */
  number: v.number(),
  /** The Beijing day it was taken on. */
  date: v.string(),
  takenAt: v.number(),
  /** Things that changed after this moment (milliseconds) are in this round. */
  from: v.number(),
  /** When the round is complete, every event up to this moment is anchored. */
  to: v.number(),
  /** Where the next anchor goes on, if there was too much for one; null completes the round. */
  rest: v.nullable(position),
  count: v.number(),
  /** Hash of the things. */
  digest: v.string(),
  /** The mac of the anchor before, empty for the first. */
  previous: v.string(),
  mac: v.string(),
});

/** What an anchor says without its list of things; stays in the database. */
export type AnchorHead = v.InferOutput<typeof head>;

/** An anchor as it lies in its file. */
export interface Anchor extends AnchorHead {
  things: AnchoredThing[];
}

/** An anchor in the database; it keeps its things until the file is written. */
export interface AnchorDocument extends Anchor {
  _id: string;
  fileId: string | null;
}

/** For reading anchors that somebody may have edited. */
export const anchorSchema = v.strictObject({ ...head.entries, things: v.array(thing) });
export const anchorDocumentSchema = v.strictObject({
  ...anchorSchema.entries,
  _id: v.string(),
  fileId: v.nullable(v.string()),
});

/** The collections of things with a history: those with an index on `changedAt`, in the order they are read. */
export const historyCollections = Object.entries(collections)
  .filter(([, { indexes }]) => indexes.some(({ fields }) => Object.keys(fields)[0] === 'changedAt'))
  .map(([name]) => name as CollectionName)
  .sort();

/** How long after its `at` an event may be stored: a function runs at most a minute, and clocks differ. */
export const STORED_WITHIN = 10 * 60_000;

/** What the next anchor is about: a new round, or the rest of the last one. */
export function nextRound(last: AnchorHead | null, now: number): Pick<AnchorHead, 'from' | 'to' | 'rest'> {
  if (last?.rest) return { from: last.from, to: last.to, rest: last.rest };
  const from = last?.to ?? 0;
  // A clock that was set back must not take back what was promised.
  return { from, to: Math.max(from, now - STORED_WITHIN), rest: null };
}

/** Whether an anchor is to be taken: the first of a Beijing day, or the rest of a round. */
export function isDue(last: AnchorHead | null, now: number): boolean {
  return last?.date !== dayOf(now) || last.rest !== null;
}

/** The anchor after `last` (null for the first), sealed. */
export function sealAnchor(
  last: AnchorHead | null,
  round: Pick<AnchorHead, 'from' | 'to' | 'rest' | 'takenAt'> & { things: AnchoredThing[] },
  key: string,
): Anchor {
  const { things, ...rest } = round;
  const unsealed = {
    ...rest,
    number: (last?.number ?? 0) + 1,
    date: dayOf(round.takenAt),
    count: things.length,
    digest: plainHash(things),
    previous: last?.mac ?? '',
  };
  return { ...unsealed, mac: macOf(sealedOfHead(unsealed), key), things };
}

function sealedOfHead(anchor: Omit<AnchorHead, 'mac'>): unknown[] {
  const { number, date, takenAt, from, to, rest, count, digest, previous } = anchor;
  return ['anchor/1', number, date, takenAt, from, to, rest, count, digest, previous];
}

/** Whether an anchor's head is as it was sealed. */
export function isSealed(anchor: AnchorHead, keys: Keys): boolean {
  return isMacOf(anchor.mac, sealedOfHead(anchor), keys);
}

/** Whether the things of an anchor are those that its head was sealed with. */
export function holdsItsThings({ things, count, digest }: Anchor): boolean {
  return things.length === count && plainHash(things) === digest;
}

/** The anchor without what only the database keeps of it. */
export function anchorOf(document: AnchorDocument): Anchor {
  const { number, date, takenAt, from, to, rest, count, digest, previous, mac, things } = document;
  return { number, date, takenAt, from, to, rest, count, digest, previous, mac, things };
}

/** Sorts as the numbers do. */
export function anchorId(number: number): string {
  return String(number).padStart(8, '0');
}

/** Where the file lies in cloud storage. With its mac in it, another anchor of that number never overwrites it. */
export function anchorPath({ number, date, mac }: AnchorHead): string {
  return `history-anchors/${anchorId(number)}-${date}-${mac.slice(-12)}.json`;
}

/** What is in the file: the same bytes for the same anchor. */
export function anchorText(anchor: Anchor): string {
  return `${canonical(anchor)}\n`;
}
