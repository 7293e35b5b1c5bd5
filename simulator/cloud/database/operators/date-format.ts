import { partsOf, type DateParts } from './calendar';
import { refuse } from './operator';

const MINUTE_MS = 60_000;

/** What stands for a letter after a percent sign. */
const SPECIFIERS: Record<string, (parts: DateParts, offset: number) => string> = {
  d: ({ dayOfMonth }) => padded(dayOfMonth, 2),
  G: ({ isoWeekYear }) => padded(isoWeekYear, 4),
  H: ({ hour }) => padded(hour, 2),
  j: ({ dayOfYear }) => padded(dayOfYear, 3),
  L: ({ millisecond }) => padded(millisecond, 3),
  m: ({ month }) => padded(month, 2),
  M: ({ minute }) => padded(minute, 2),
  S: ({ second }) => padded(second, 2),
  w: ({ dayOfWeek }) => String(dayOfWeek),
  u: ({ isoDayOfWeek }) => String(isoDayOfWeek),
  U: ({ week }) => padded(week, 2),
  V: ({ isoWeek }) => padded(isoWeek, 2),
  Y: ({ year }) => padded(year, 4),
  z: (_parts, offset) => spelledOffset(offset),
  Z: (_parts, offset) => sign(offset) + padded(Math.abs(offset) / MINUTE_MS, 3),
  '%': () => '%',
};

/**
 * Writes a moment as MongoDB's `$dateToString` does.
 * @param offset how far the clocks are ahead of Greenwich, in milliseconds
 * @throws {DatabaseError} for a specifier that is none.
 */
export function formatDate(moment: number, format: string, offset: number): string {
  const parts = partsOf(moment + offset);
  return format.replaceAll(/%(.?)/gs, (_whole, letter: string) => {
    const specifier = Object.hasOwn(SPECIFIERS, letter) ? SPECIFIERS[letter] : undefined;
    return specifier ? specifier(parts, offset) : refuse('$dateToString', `"%${letter}" stands for nothing`);
  });
}

function spelledOffset(offset: number): string {
  const minutes = Math.abs(offset) / MINUTE_MS;
  return sign(offset) + padded(Math.floor(minutes / 60), 2) + padded(minutes % 60, 2);
}

function sign(offset: number): string {
  return offset < 0 ? '-' : '+';
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
