import * as v from 'valibot';
import { ERASED } from './history';
import { type EventText, fieldsSetBy, type HistoryEvent, type Thing } from './history-event';
import { canonical, commitmentTo, macOfEvent, type Seal } from './history-hash';

/** Something in a thing that no function wrote. `seq` is the event it lies at, or null for the whole thing. */
export interface Problem {
  code: ProblemCode;
  seq: number | null;
  /** In English, for the operator. */
  message: string;
}

export type ProblemCode =
  | 'MALFORMED'
  | 'ORDER'
  | 'EVENT_CHANGED'
  | 'REV'
  | 'CHANGED_AT'
  | 'FIELD_CHANGED'
  | 'TEXT_CHANGED'
  | 'TEXT_GONE'
  | 'TEXT_ADDED';

/** Strict: what isn't in the chain proves nothing and must not look as if it did. */
const eventSchema = v.strictObject({
  seq: v.pipe(v.number(), v.integer()),
  kind: v.string(),
  at: v.pipe(v.number(), v.integer()),
  by: v.string(),
  attemptId: v.string(),
  data: v.record(v.string(), v.unknown()),
  sets: v.record(v.string(), v.unknown()),
  commitments: v.record(v.string(), v.string()),
  mac: v.string(),
});

const thingSchema = v.looseObject({
  _id: v.string(),
  rev: v.number(),
  events: v.pipe(v.array(eventSchema), v.minLength(1)),
  texts: v.array(
    v.strictObject({
      seq: v.pipe(v.number(), v.integer()),
      field: v.string(),
      salt: v.string(),
      text: v.string(),
    }),
  ),
  changedAt: v.date(),
});

/**
 * Everything in a thing that doesn't follow from its chain; empty if it is as the functions left it.
 * Events cut off at the end, and the whole thing put back to an older copy, can't be seen here: that
 * is what anchors are for.
 * @param document as the database holds it, whatever that is.
 */
export function verifyChain(document: unknown, seal: Seal): Problem[] {
  const parsed = v.safeParse(thingSchema, document);
  if (!parsed.success) return [malformed(parsed.issues)];
  const thing = parsed.output as unknown as Thing;
  try {
    return [...eventProblems(thing, seal), ...headProblems(thing), ...textProblems(thing)];
  } catch (error) {
    // A value that no history takes (a Date in `data`, say), so that there is nothing to compute with.
    return [{ code: 'MALFORMED', seq: null, message: (error as Error).message }];
  }
}

function malformed(issues: readonly v.BaseIssue<unknown>[]): Problem {
  const places = issues.slice(0, 5).map((issue) => v.getDotPath(issue) ?? 'the document');
  return { code: 'MALFORMED', seq: null, message: `no history can be read: ${places.join(', ')}` };
}

function eventProblems({ _id, events }: Thing, seal: Seal): Problem[] {
  return events.flatMap((event, index): Problem[] => {
    const due = index + 1;
    if (event.seq !== due)
      return [{ code: 'ORDER', seq: due, message: `event ${event.seq} stands where event ${due} belongs` }];
    const mac = macOfEvent(_id, event, events[index - 1]?.mac ?? '', seal);
    if (mac === event.mac) return [];
    const message = `event ${due} or the one before it is not as it was sealed`;
    return [{ code: 'EVENT_CHANGED', seq: due, message }];
  });
}

/** The fields beside the events follow from them. */
function headProblems(thing: Thing): Problem[] {
  const { rev, events, changedAt } = thing;
  const problems: Problem[] = [];
  if (rev !== events.length)
    problems.push({ code: 'REV', seq: null, message: `rev is ${rev} with ${events.length} events` });
  const last = events.at(-1)?.at ?? 0;
  if (changedAt.getTime() !== last) {
    const message = `changedAt is ${String(changedAt.getTime())}, the last event was at ${last}`;
    problems.push({ code: 'CHANGED_AT', seq: null, message });
  }
  const fields: Record<string, unknown> = { ...thing };
  for (const [field, value] of Object.entries(fieldsSetBy(events))) {
    if (Object.hasOwn(fields, field) && same(fields[field], value)) continue;
    problems.push({ code: 'FIELD_CHANGED', seq: null, message: `${field} is not what the events say` });
  }
  return problems;
}

function same(stored: unknown, told: unknown): boolean {
  try {
    return canonical(stored) === canonical(told);
  } catch {
    return false;
  }
}

const nameOf = (seq: number, field: string) => `${seq}.${field}`;

function textProblems({ events, texts }: Thing): Problem[] {
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  const erased = new Set(events.filter(({ kind }) => kind === ERASED).flatMap(erasedBy));
  const held = texts.map(({ seq, field }) => nameOf(seq, field));
  const added = texts.flatMap((text, index) => {
    const name = nameOf(text.seq, text.field);
    const again = held.indexOf(name) !== index;
    return problemsOf(text, bySeq.get(text.seq), again || erased.has(name));
  });
  const gone = events.flatMap(({ seq, commitments }) =>
    Object.keys(commitments)
      .filter((field) => !held.includes(nameOf(seq, field)) && !erased.has(nameOf(seq, field)))
      .map((field): Problem => {
        const message = `the text ${field} of event ${seq} is gone, and no event erased it`;
        return { code: 'TEXT_GONE', seq, message };
      }),
  );
  return [...added, ...gone];
}

function problemsOf(text: EventText, event: HistoryEvent | undefined, unwanted: boolean): Problem[] {
  const { seq, field, salt } = text;
  const commitment = event && Object.hasOwn(event.commitments, field) ? event.commitments[field] : null;
  if (commitment === null || unwanted) {
    const message = `the text ${field} of event ${seq} was erased or never there`;
    return [{ code: 'TEXT_ADDED', seq, message }];
  }
  if (commitment === commitmentTo(text.text, salt)) return [];
  return [{ code: 'TEXT_CHANGED', seq, message: `the text ${field} of event ${seq} is another one` }];
}

/** The names of the texts that an event of kind `erased` took away. */
function erasedBy({ data }: HistoryEvent): string[] {
  const taken = v.safeParse(v.array(v.strictTuple([v.number(), v.string()])), data.texts);
  return taken.success ? taken.output.map(([seq, field]) => nameOf(seq, field)) : [];
}
