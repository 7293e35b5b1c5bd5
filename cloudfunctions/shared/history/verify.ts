import * as v from 'valibot';
import type { Thing } from './event';
import { isMacOf, keyIdIn, keyIdOf, sealedOfEvent, type Seal } from './hash';
import type { Problem } from './problem';
import { fieldProblems } from './verify-fields';
import { textProblems } from './verify-texts';

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

const textSchema = v.strictObject({
  seq: v.pipe(v.number(), v.integer()),
  field: v.string(),
  salt: v.string(),
  text: v.string(),
});

const thingSchema = v.looseObject({
  _id: v.string(),
  rev: v.number(),
  events: v.pipe(v.array(eventSchema), v.minLength(1)),
  texts: v.array(textSchema),
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
    return [
      ...eventProblems(thing, seal),
      ...headProblems(thing),
      ...fieldProblems(thing),
      ...textProblems(thing),
    ];
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
    const sealed = sealedOfEvent(_id, event, events[index - 1]?.mac ?? '', seal);
    if (isMacOf(event.mac, sealed, seal)) return [];
    return [{ code: 'EVENT_CHANGED', seq: due, message: complaintAbout(event, seal) }];
  });
}

/** An operator who left an old key out is told so; somebody who edits can write the name of any key. */
function complaintAbout({ seq, mac }: Thing['events'][number], { key, oldKeys = [] }: Seal): string {
  const isKnown = [key, ...oldKeys].some((own) => keyIdOf(own) === keyIdIn(mac));
  return isKnown
    ? `event ${seq} or the one before it is not as it was sealed`
    : `event ${seq} names a key that is neither HISTORY_KEY nor one of HISTORY_OLD_KEYS`;
}

function headProblems({ rev, events, changedAt }: Thing): Problem[] {
  const problems: Problem[] = [];
  if (rev !== events.length)
    problems.push({ code: 'REV', seq: null, message: `rev is ${rev} with ${events.length} events` });
  const last = events.at(-1)?.at ?? 0;
  // Whoever could set it back unnoticed would keep the thing from being anchored.
  if (changedAt.getTime() !== last) {
    const message = `changedAt is ${changedAt.getTime()}, the last event was at ${last}`;
    problems.push({ code: 'CHANGED_AT', seq: null, message });
  }
  return problems;
}
