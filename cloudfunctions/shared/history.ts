import { randomBytes } from 'node:crypto';
import type { EventText, Json, Thing } from './history-event';
import { commitmentTo, macOfEvent, type Seal } from './history-hash';

export {
  type EventText,
  eventOfAttempt,
  type HistoryEvent,
  type Json,
  textOf,
  type Thing,
} from './history-event';

/** The document's own fields. */
export type FieldsOf<T extends Thing> = Omit<T, keyof Thing>;

/** An event to be appended to a thing. */
export interface NewEvent<T extends Thing = Thing> {
  kind: string;
  /** The call's `now`, milliseconds: anchors rely on an event being stored within ten minutes of it. */
  at: number;
  by: string;
  attemptId: string;
  /** What there is to know of the event: ids, days, numbers, codes. */
  data?: Record<string, Json>;
  /** New values of the document's own fields: what is set by events can't be edited unnoticed. */
  sets?: Partial<FieldsOf<T>>;
  /** Names and free text by field; kept beside the chain. */
  texts?: Record<string, string>;
}

/** The fields of a thing that become different with an event. */
export type Changes<T extends Thing> = Omit<Thing, '_id'> & Partial<FieldsOf<T>>;

/** The event by which texts were erased; `data.texts` lists them as `[seq, field]`. */
export const ERASED = 'erased';

/**
 * A new thing with its first event, ready to be added to the collection of the seal.
 * @param fields of its own; those that hold no name or text belong into the event's `sets` as well.
 * @throws {Error} as `appendEvent` does.
 */
export function beginThing<T extends Thing>(
  _id: string,
  fields: FieldsOf<T>,
  event: NewEvent<T>,
  seal: Seal,
): T {
  const unborn = { ...fields, _id, rev: 0, events: [], texts: [], changedAt: new Date(event.at) };
  return { ...unborn, ...appendEvent<Thing>(unborn, event, seal) } as unknown as T;
}

/**
 * What to store where `_id` and the old `rev` still match, so that of two events at once one wins: the
 * thing's events with one more, its texts, `rev`, `changedAt` and what the event sets.
 * @throws {Error} when `data` or `sets` hold what could be a name or free text, or what isn't JSON.
 * @example
 * const event = { kind: 'approved', at, by, attemptId, sets: { state: 'APPROVED' }, texts: { note } };
 * await slips.changeIf(slip._id, { rev: slip.rev }, appendEvent(slip, event, sealOf('leaveSlips')));
 */
export function appendEvent<T extends Thing>(thing: T, event: NewEvent<T>, seal: Seal): Changes<T> {
  const { kind, at, by, attemptId, data = {}, sets = {}, texts = {} } = event;
  if (thing.events.length !== thing.rev)
    throw new Error(`${seal.collection} ${thing._id}: rev ${thing.rev}, but ${thing.events.length} events`);
  const seq = thing.rev + 1;
  const salted = Object.entries(texts).map(([field, text]) => saltedText(seq, field, text));
  const commitments = Object.fromEntries(salted.map((own) => [own.field, commitmentTo(own.text, own.salt)]));
  const unsealed = { seq, kind, at, by, attemptId, data, sets: sets as Record<string, Json>, commitments };
  assertCodes(unsealed, `${seal.collection} ${thing._id} ${kind}`);
  const mac = macOfEvent(thing._id, unsealed, thing.events.at(-1)?.mac ?? '', seal);
  return {
    ...(sets as Partial<FieldsOf<T>>),
    rev: seq,
    events: [...thing.events, { ...unsealed, mac }],
    texts: [...thing.texts, ...salted],
    changedAt: new Date(at),
  };
}

/**
 * What to store so that the texts that `which` picks (all unless told) are gone, with an event that
 * says so: a text that is gone without one was taken by somebody else. Null if there is nothing to erase.
 */
export function eraseTexts(
  thing: Thing,
  event: Pick<NewEvent, 'at' | 'by' | 'attemptId'>,
  seal: Seal,
  which: (text: EventText) => boolean = () => true,
): Changes<Thing> | null {
  const gone = thing.texts.filter(which);
  if (gone.length === 0) return null;
  const remaining = { ...thing, texts: thing.texts.filter((text) => !gone.includes(text)) };
  const data = { texts: gone.map(({ seq, field }) => [seq, field]) };
  return appendEvent(remaining, { ...event, kind: ERASED, data }, seal);
}

function saltedText(seq: number, field: string, text: string): EventText {
  // Half of an emoji, cut off by a length limit, would come back from the database as another character.
  const wellFormed = Buffer.from(text).toString();
  return { seq, field, salt: randomBytes(16).toString('base64url'), text: wellFormed };
}

const CODE = /^[\x21-\x7e]{0,256}$/;
const KEY = /^[A-Za-z0-9][\w-]{0,63}$/;

/** Ids, days and codes are short ASCII without spaces; a Chinese name or a sentence never is. */
function assertCodes(value: unknown, where: string): void {
  if (typeof value === 'string' && !CODE.test(value))
    throw new Error(`${where} holds text; names and free text belong in \`texts\``);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (!KEY.test(key)) throw new Error(`${where} has a field name that a history doesn't take`);
    assertCodes(member, `${where}.${key}`);
  }
}
