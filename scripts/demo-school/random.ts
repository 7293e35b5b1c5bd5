import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A source of repeatable chance: the same seed gives the same school on every machine. */
export interface Chance {
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** One of the items. */
  pick<T>(items: readonly T[]): T;
  /** A short random id of lower-case letters and digits, different every time. */
  id(): string;
}

const ID_LENGTH = 10;
const alphabet = Array.from('0123456789abcdefghijkmnpqrstuvwxyz');

/** Chance from a seed. */
export function chance(seed: number): Chance {
  const generator = xoroshiro128plus(seed);
  const between = (from: number, to: number) => uniformInt(generator, from, to);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[between(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  return { between, pick, id: () => Array.from({ length: ID_LENGTH }, () => pick(alphabet)).join('') };
}
