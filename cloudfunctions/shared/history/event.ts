/**
 * The shape of a thing with a life (slip, report, make-up, binding …) and how it is read. Its events
 * are the record: appended by `history.ts`, never changed. They hold ids, days, numbers and codes
 * alone; names and free text lie beside them in `texts`, from where they can be erased.
 */

/** What an event may hold: JSON, so that it is the same after the database as before. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Something that happened to a thing. Everything but `mac` goes into `mac`, with the mac of the event before. */
export interface HistoryEvent {
  /** 1 for the first event of the thing, then one more each. */
  seq: number;
  kind: string;
  /** By the server's clock, milliseconds. */
  at: number;
  /** Person id; a timer has a name of its own, e.g. `tick`. */
  by: string;
  /** The intention it came from, so that a repeat is recognised. */
  attemptId: string;
  /** What there is to know of the event: ids, days, numbers, codes. */
  data: Record<string, Json>;
  /** Fields of the document that the event gave a new value. */
  sets: Record<string, Json>;
  /** For each text of the event a value that binds it without telling it. */
  commitments: Record<string, string>;
  mac: string;
}

/** A name or free text of an event. With `salt` and `text` gone nobody can tell what the commitment stood for. */
export interface EventText {
  seq: number;
  field: string;
  salt: string;
  text: string;
}

/** What every thing with a life carries besides fields of its own; those are what the events' `sets` left. */
export interface Thing {
  _id: string;
  /** Number of events; a transition is one update where `_id` and `rev` are still those that were read. */
  rev: number;
  events: HistoryEvent[];
  texts: EventText[];
  /** Time of the last event; the nightly anchor finds by it what is new. */
  changedAt: Date;
}

/** The kind of the event by which texts were erased; its `data.texts` lists them as `[seq, field]`. */
export const ERASED = 'erased';

/** The event that a person's intention has already made, or null. Phones make up attempt ids, so alone they prove nothing. */
export function eventOfAttempt(
  thing: Pick<Thing, 'events'>,
  { by, attemptId }: { by: string; attemptId: string },
): HistoryEvent | null {
  return thing.events.find((event) => event.by === by && event.attemptId === attemptId) ?? null;
}

/** A text of an event; null if it was erased or never was. */
export function textOf(thing: Pick<Thing, 'texts'>, seq: number, field: string): string | null {
  return thing.texts.find((text) => text.seq === seq && text.field === field)?.text ?? null;
}

/** The document's own fields by its events: of each field the value set last. */
export function fieldsSetBy(events: readonly Pick<HistoryEvent, 'sets'>[]): Record<string, Json> {
  return Object.fromEntries(events.flatMap(({ sets }) => Object.entries(sets)));
}
