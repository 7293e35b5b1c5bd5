import type { Options } from 'mingo/types';
import { mingo } from '../mingo';
import { encodeValue } from '../order-key';

type Accumulator = (documents: unknown[], expression: unknown, options: Options) => unknown;

/** Lists of values, from which MongoDB leaves out what is missing. */
export const ACCUMULATORS: Record<string, Accumulator> = {
  $push: values,
  $addToSet: (documents, expression, options) => {
    const byKey = new Map(values(documents, expression, options).map((value) => [encodeValue(value), value]));
    return [...byKey.values()];
  },
};

/** mingo makes null of a missing value; inside an object it leaves it undefined. */
function values(documents: unknown[], expression: unknown, options: Options): unknown[] {
  const { $push } = mingo().accumulators;
  const wrapped = $push(documents, { value: expression }, options) as {
    value?: unknown;
  }[];
  return wrapped.map(({ value }) => value).filter((value) => value !== undefined);
}
