import * as v from 'valibot';
import { ERASED, type EventText, type HistoryEvent, type Thing } from './event';
import { commitmentTo } from './hash';
import type { Problem } from './problem';

/** The texts against what the events committed to and what was erased. */
export function textProblems({ events, texts }: Pick<Thing, 'events' | 'texts'>): Problem[] {
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  const erased = new Set(events.filter(({ kind }) => kind === ERASED).flatMap(erasedBy));
  const held = texts.map(({ seq, field }) => nameOf(seq, field));
  const wrong = texts.flatMap((text, index) => {
    const name = nameOf(text.seq, text.field);
    const unwanted = held.indexOf(name) !== index || erased.has(name);
    return problemsOf(text, unwanted ? undefined : bySeq.get(text.seq));
  });
  const accounted = new Set([...held, ...erased]);
  return [...wrong, ...events.flatMap((event) => missingTexts(event, accounted))];
}

const nameOf = (seq: number, field: string) => `${seq}.${field}`;

/** @param event the one that should have made the text, if there is one. */
function problemsOf({ seq, field, salt, text }: EventText, event: HistoryEvent | undefined): Problem[] {
  const commitment = new Map(Object.entries(event?.commitments ?? {})).get(field);
  if (commitment === undefined) {
    const message = `the text ${field} of event ${seq} was erased or never there`;
    return [{ code: 'TEXT_ADDED', seq, message }];
  }
  if (commitment === commitmentTo(text, salt)) return [];
  return [{ code: 'TEXT_CHANGED', seq, message: `the text ${field} of event ${seq} is another one` }];
}

function missingTexts({ seq, commitments }: HistoryEvent, accounted: ReadonlySet<string>): Problem[] {
  const missing = Object.keys(commitments).filter((field) => !accounted.has(nameOf(seq, field)));
  return missing.map((field) => ({
    code: 'TEXT_GONE',
    seq,
    message: `the text ${field} of event ${seq} is gone, and no event erased it`,
  }));
}

/** The names of the texts that an event of kind `erased` took away. */
function erasedBy({ data }: HistoryEvent): string[] {
  const taken = v.safeParse(v.array(v.strictTuple([v.number(), v.string()])), data.texts);
  return taken.success ? taken.output.map(([seq, field]) => nameOf(seq, field)) : [];
}
