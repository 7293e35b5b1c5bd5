import { addDays, type Day } from '../../shared/clock';

/** Something that holds from one day to another, both included; `to` null is open-ended. */
interface Span {
  from: Day;
  to: Day | null;
}

/** A change that begins before what it follows: history would have to be rewritten. */
export interface TooEarly {
  tooEarly: Day;
}

/** Whether a placement can't be, because it begins before what it follows. */
export function isTooEarly(placed: object | null): placed is TooEarly {
  return placed !== null && 'tooEarly' in placed;
}

/**
 * The spans of what holds from a day on; null when that is so already, on that day and ever after. Days before
 * stay as they were. The same day once more corrects what was said for it, and what begins after the settled
 * days is only a plan, which an earlier change replaces.
 * @param settled the last day of which a change is history: today, where a plan may be replaced.
 * @param next beginning on the day and open-ended; null: nothing holds from then on.
 * @param isSame whether a span is of the same kind as `next`, whatever its days.
 */
export function spansFrom<S extends Span>(
  spans: readonly S[],
  { day, settled }: { day: Day; settled: Day },
  next: S | null,
  isSame: (span: S) => boolean,
): S[] | TooEarly | null {
  const last = spans.at(-1);
  const endsSo = last?.to === null ? next && isSame(last) : !next;
  if (endsSo && (!last || day >= sinceOf(last))) return null;
  const changes = spans.flatMap((span) => [span.from, sinceOf(span)]);
  const since = changes.filter((from) => from <= settled).at(-1);
  if (since !== undefined && day < since) return { tooEarly: since };
  const before = endedBy(spans, addDays(day, -1));
  return next ? goneOn(before, next, isSame) : before;
}

/** From when on it has been as it is after a span: since it began, or since it ended. */
function sinceOf({ from, to }: Span): Day {
  return to === null ? from : addDays(to, 1);
}

/** What there was up to a day. */
function endedBy<S extends Span>(spans: readonly S[], eve: Day): S[] {
  return spans
    .filter(({ from }) => from <= eve)
    .map((span) => (span.to === null || span.to > eve ? { ...span, to: eve } : span));
}

/** Back to what held the day before, it is as if it had never been left. */
function goneOn<S extends Span>(before: readonly S[], next: S, isSame: (span: S) => boolean): S[] {
  const last = before.at(-1);
  const goesOn = last?.to === addDays(next.from, -1) && isSame(last);
  return goesOn ? [...before.slice(0, -1), { ...last, to: null }] : [...before, next];
}
