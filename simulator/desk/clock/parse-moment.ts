import { fieldsOf, momentOf, type CalendarFields } from './beijing';

const DAY = /^(?:(\d{4})-)?(\d{1,2})-(\d{1,2})$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/**
 * Reads a moment that a person typed, in Beijing time: `7:05`, `07:05:30`, `11-25`, `11-25 7:05`,
 * `2026-11-25 07:05`, also with `/`, `年月日` and full-width digits and colons. What is left out is taken from `now`; a
 * time without seconds begins its minute.
 * @returns milliseconds since 1970, or `null` where it can't be read or there is no such day or time.
 */
export function parseMoment(text: string, now: number): number | null {
  const words = normalise(text).split(' ');
  const [first = '', second] = words;
  if (words.length > 2) return null;
  const day = readDay(first, now);
  if (!day) return second === undefined ? joined(readDay('', now), readTime(first)) : null;
  return joined(day, second === undefined ? timeOf(now) : readTime(second));
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

function readDay(word: string, now: number): Three | null {
  const [year, month, day] = fieldsOf(now);
  if (word === '') return [year, month, day];
  const match = DAY.exec(word);
  return match && [Number(match[1] ?? year), Number(match[2]), Number(match[3])];
}

function readTime(word: string): Three | null {
  const match = TIME.exec(word);
  return match && [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
}

function timeOf(now: number): Three {
  const [, , , hours, minutes, seconds] = fieldsOf(now);
  return [hours, minutes, seconds];
}

function joined(day: Three | null, time: Three | null): number | null {
  const fields: CalendarFields | null = day && time && [...day, ...time];
  return fields && momentOf(fields);
}
