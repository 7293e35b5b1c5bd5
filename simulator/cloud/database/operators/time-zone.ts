import { requestFailed } from '../errors';

const MINUTE_MS = 60_000;
const OFFSET = /^([+-])(\d{2}):?(\d{2})?$/;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * How far the clocks of a time zone are ahead of Greenwich at a moment, in milliseconds.
 * @param zone a name such as `Asia/Shanghai` or an offset such as `+08:00`; nothing is Greenwich
 * @throws {DatabaseError} when there is no such zone.
 */
export function offsetAt(moment: number, zone: unknown): number {
  if (zone === undefined || zone === null) return 0;
  if (typeof zone !== 'string') throw requestFailed('a time zone is a text');
  const match = OFFSET.exec(zone);
  if (match) {
    const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
    return (match[1] === '-' ? -minutes : minutes) * MINUTE_MS;
  }
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;
  const { year, month, day, hour, minute, second } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
}

/** The moment at which the clocks of a zone show what Greenwich's show at `local`. */
export function momentOf(local: number, zone: unknown): number {
  const guess = local - offsetAt(local, zone);
  return local - offsetAt(guess, zone);
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    try {
      format = new Intl.DateTimeFormat('en', {
        timeZone: zone,
        hourCycle: 'h23',
        ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
        ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
      });
    } catch {
      throw requestFailed(`there is no time zone "${zone}"`);
    }
    formats.set(zone, format);
  }
  return format;
}
