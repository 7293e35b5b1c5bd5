import { fieldsOf, momentOf } from './beijing';

const DAY = /^(?:(\d{4})-)?(\d{1,2})-(\d{1,2})$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/**
 * Reads a moment that a person typed, in Beijing time: `7:05`, `07:05:30`, `11-25`, `11-25 7:05`,
 * `2026-11-25 07:05`, also with `/`, `年月日` and full-width digits and colons. What is left out is taken from `now`; a
 * time without seconds begins its minute.
 * @returns milliseconds since 1970, or `null` where it can't be read or there is no such day or time.
 */
export function parseMoment(text: string, now: number): number | null {
  const [first = '', second, ...more] = normalise(text).split(' ');
  const [today, timeNow] = halves(now);
  if (more.length > 0) return null;
  const day = readDay(first, today);
  if (day) return joined(day, second === undefined ? timeNow : readTime(second));
  return second === undefined ? joined(today, readTime(first)) : null;
}

/** Input methods for Chinese type full-width characters; NFKC makes them plain. */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[年月/.]/g, '-')
    .replace(/[日T]/g, ' ')
    .trim()
    .replace(/\s+/g, ' ');
}

type Three = [number, number, number];

function halves(moment: number): [day: Three, time: Three] {
  const [year, month, day, ...time] = fieldsOf(moment);
  return [[year, month, day], time];
}

function readDay(word: string, [year]: Three): Three | null {
  const match = DAY.exec(word);
  return match && [Number(match[1] ?? year), Number(match[2]), Number(match[3])];
}

function readTime(word: string): Three | null {
  const match = TIME.exec(word);
  return match && [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
}

function joined(day: Three, time: Three | null): number | null {
  return time && momentOf([...day, ...time]);
}
