import { randomBytes } from 'node:crypto';
import { ERASED, type EventText, type Json, type Thing } from './event';
import { commitmentTo, macOf, sealedOfEvent, type Seal } from './hash';

export { type EventText, eventOfAttempt, type HistoryEvent, type Json, textOf, type Thing } from './event';

/** The document's own fields. */
export type FieldsOf<T extends Thing> = Omit<T, keyof Thing>;

/** An event to be appended to a thing with these fields of its own. */
export interface NewEvent<Fields extends object = object> {
  kind: string;
  /** The call's `now`, milliseconds: anchors rely on an event being stored within ten minutes of it. */
  at: number;
  by: string;
  attemptId: string;
  /** What there is to know of the event: ids, days, numbers, codes. */
  data?: Record<string, Json>;
  /** New values of the document's own fields: what is set by events can't be edited unnoticed. */
  sets?: Partial<Fields>;
  /**
   * Names and free text by field; kept beside the chain. If the document has a field of that name, it
   * holds the last such text (JSON if it is no string), and nothing once that is erased.
   */
  texts?: Record<string, string>;
}

/**
 * A new thing with its first event, ready to be added to the collection of the seal.
 * @param fields of its own; those that hold no name or text belong into the event's `sets` as well.
 * @throws {Error} as `appendEvent` does.
 */
export function beginThing<T extends Thing>(
  _id: string,
  fields: FieldsOf<T>,
  event: NewEvent<FieldsOf<T>>,
  seal: Seal,
): T {
  const unborn = { ...fields, _id, rev: 0, events: [], texts: [], changedAt: new Date(event.at) };
  return appendEvent(unborn as unknown as T, event, seal);
}

/**
 * The thing with one event more and the fields as the event sets them; the one given stays as it is. To
 * be stored where `_id` and the old `rev` still match, so that of two events at once one wins.
 * @throws {Error} when `data` or `sets` hold what could be a name or free text, or what isn't JSON.
 * @example
 * const event = { kind: 'approved', at, by, attemptId, sets: { state: 'APPROVED' }, texts: { note } };
 * const approved = appendEvent(slip, event, sealOf('leaveSlips'));
 */
export function appendEvent<T extends Thing>(thing: T, event: NewEvent<FieldsOf<T>>, seal: Seal): T {
  const { kind, at, by, attemptId, data = {}, sets = {}, texts = {} } = event;
  if (thing.events.length !== thing.rev)
    throw new Error(`${seal.collection} ${thing._id}: rev ${thing.rev}, but ${thing.events.length} events`);
  const seq = thing.rev + 1;
  const salted = Object.entries(texts).map(([field, text]) => saltedText(seq, field, text));
  const commitments = Object.fromEntries(salted.map((own) => [own.field, commitmentTo(own.text, own.salt)]));
  const unsealed = { seq, kind, at, by, attemptId, data, sets: sets as Record<string, Json>, commitments };
  assertCodes(unsealed, `${seal.collection} ${thing._id} ${kind}`);
  const mac = macOf(sealedOfEvent(thing._id, unsealed, thing.events.at(-1)?.mac ?? '', seal), seal.key);
  return {
    ...thing,
    ...(sets as Partial<FieldsOf<T>>),
    rev: seq,
    events: [...thing.events, { ...unsealed, mac }],
    texts: [...thing.texts, ...salted],
    changedAt: new Date(at),
  };
}

/**
 * The thing without the texts that `which` picks (all unless told), and with an event that says so: a
 * text that is gone without one was taken by somebody else. Fields that held such a text are emptied;
 * what was derived from it (initials) is for the caller to empty. With nothing to erase, the thing as it is.
 */
export function eraseTexts<T extends Thing>(
  thing: T,
  event: Pick<NewEvent, 'at' | 'by' | 'attemptId'>,
  seal: Seal,
  which: (text: EventText) => boolean = () => true,
): T {
  const gone = thing.texts.filter(which);
  if (gone.length === 0) return thing;
  const texts = thing.texts.filter((text) => !gone.includes(text));
  const data = { texts: gone.map(({ seq, field }) => [seq, field]) };
  return appendEvent({ ...thing, ...emptied(thing, gone), texts }, { ...event, kind: ERASED, data }, seal);
}

/** The document's fields that held one of the texts, empty. */
function emptied(thing: Thing, gone: readonly EventText[]): Record<string, unknown> {
  const fields = new Map<string, unknown>(Object.entries(thing));
  const emptyOf = (value: unknown) => (typeof value === 'string' ? '' : Array.isArray(value) ? [] : null);
  const held = gone.filter(({ seq, field }) => fields.has(field) && lastTextIn(thing, field) === seq);
  return Object.fromEntries(held.map(({ field }) => [field, emptyOf(fields.get(field))]));
}

/** The event with the last text of a field. */
function lastTextIn({ events }: Thing, field: string): number {
  return Math.max(...events.filter(({ commitments }) => field in commitments).map(({ seq }) => seq));
}

function saltedText(seq: number, field: string, text: string): EventText {
  // Half of an emoji, cut off by a length limit, would come back from the database as another character.
  const wellFormed = Buffer.from(text).toString();
  return { seq, field, salt: randomBytes(16).toString('base64url'), text: wellFormed };
}

const CODE = /^[\x21-\x7e]{0,256}$/;
// Not the names that readers of JSON leave out for safety: such a field would be sealed and never seen again.
const KEY = /^(?!_|(?:prototype|constructor)$)[\w-]{1,64}$/;

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
