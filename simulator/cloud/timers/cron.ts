import { Cron } from 'croner';

/** Beijing has no daylight saving time. */
const BEIJING_MINUTES = 8 * 60;

/**
 * Reads a timer's pattern: second, minute, hour, day, month, weekday (0 is Sunday), year, in Beijing's
 * time. With both a day and a weekday, either is enough, as in Tencent's cloud.
 * @returns what gives the first moment after another one, in milliseconds; null when there is none.
 * @throws when the pattern is none.
 */
export function readPattern(pattern: string): (after: number) => number | null {
  const cron = new Cron(pattern.trim(), { mode: '7-part', utcOffset: BEIJING_MINUTES, paused: true });
  return (after) => cron.nextRun(new Date(after))?.getTime() ?? null;
}

/** How far back the first look goes. */
const FIRST_SPAN_MS = 60_000;

/**
 * The moments of a pattern after `from` up to and with `until`, at most `limit`: the last ones, since a
 * clock set far ahead must not fire for hours.
 */
export function momentsBetween(
  next: (after: number) => number | null,
  from: number,
  until: number,
  limit: number,
): number[] {
  // Looking back twice as far each time finds the last ones without counting all that were before them.
  for (let span = FIRST_SPAN_MS; ; span *= 2) {
    const start = Math.max(from, until - span);
    const moments = allBetween(next, start, until);
    if (moments.length >= limit || start === from) return moments.slice(-limit);
  }
}

function allBetween(next: (after: number) => number | null, from: number, until: number): number[] {
  const moments: number[] = [];
  for (let moment = next(from); moment !== null && moment <= until; moment = next(moment))
    moments.push(moment);
  return moments;
}
