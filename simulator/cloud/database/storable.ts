import { BSONRegExp, ObjectId } from 'bson';

/**
 * Documents as JSON for the log on disk. What JSON lacks is wrapped in an object with one key that
 * begins with `$`, which no stored field may. The places of such wrappings are written beside the
 * document, so that reading need not search for them and stays close to the speed of JSON.parse.
 */

/** The way to a wrapped value: names of fields and numbers of elements. */
export type Place = (string | number)[];

/** A value ready for JSON.stringify. */
export interface Packed {
  value: unknown;
  places: Place[];
}

/** Wraps what JSON lacks. */
export function pack(value: unknown): Packed {
  const places: Place[] = [];
  return { value: packAt(value, [], places), places };
}

/** Like `pack` for readers that search for themselves. */
export function toStorable(value: unknown): unknown {
  return packAt(value, [], []);
}

/** Undoes `pack` in place on freshly parsed JSON and returns the value. @throws for a wrapping it does not know. */
export function unpack({ value, places }: Packed): unknown {
  const root = { value };
  for (const place of places) {
    let container: Record<string, unknown> = root;
    let key: string | number = 'value';
    for (const step of place) {
      container = container[key] as Record<string, unknown>;
      key = step;
    }
    container[key] = unwrap(container[key] as Record<string, unknown>);
  }
  return root.value;
}

function packAt(value: unknown, place: Place, places: Place[]): unknown {
  const wrapped = wrap(value);
  if (wrapped) {
    places.push([...place]);
    return wrapped;
  }
  if (typeof value !== 'object' || value === null) return value;
  const inside = (field: unknown, step: string | number) => {
    place.push(step);
    const packed = packAt(field, place, places);
    place.pop();
    return packed;
  };
  if (Array.isArray(value)) return value.map(inside);
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, inside(field, key)]));
}

function wrap(value: unknown): Record<string, unknown> | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : { $number: String(value) };
  if (value instanceof Date) return { $date: value.getTime() };
  if (value instanceof RegExp) return { $regularExpression: [value.source, value.flags] };
  if (value instanceof BSONRegExp) return { $regularExpression: [value.pattern, value.options] };
  if (value instanceof ObjectId) return { $oid: value.toHexString() };
  return null;
}

function unwrap(wrapped: Record<string, unknown>): unknown {
  // The common one first: half of a start's work beyond JSON is about dates.
  if (typeof wrapped.$date === 'number') return new Date(wrapped.$date);
  const [[key, content] = ['nothing', null]] = Object.entries(wrapped);
  switch (key) {
    case '$number':
      return Number(content);
    case '$date':
      // JSON makes null of a date that is none.
      return new Date(NaN);
    case '$oid':
      return new ObjectId(content as string);
    case '$regularExpression': {
      const [source, flags] = content as [string, string];
      return new RegExp(source, flags);
    }
    default:
      throw new Error(`The log holds an unknown value ${key}`);
  }
}
