import { encodeValue } from '../order-key';
import { onValues, type ExpressionOperator } from './operator';

/**
 * Comparisons in expressions. Unlike those of queries they go across types, in MongoDB's order of
 * types, and tell a missing field from null.
 */
export const COMPARISONS: Record<string, ExpressionOperator> = {
  $cmp: onValues(compare),
  $eq: onValues((a, b) => compare(a, b) === 0),
  $ne: onValues((a, b) => compare(a, b) !== 0),
  $gt: onValues((a, b) => compare(a, b) > 0),
  $gte: onValues((a, b) => compare(a, b) >= 0),
  $lt: onValues((a, b) => compare(a, b) < 0),
  $lte: onValues((a, b) => compare(a, b) <= 0),
};

function compare(a: unknown, b: unknown): -1 | 0 | 1 {
  const [left, right] = [key(a), key(b)];
  return left === right ? 0 : left < right ? -1 : 1;
}

/** A missing field comes before everything. */
function key(value: unknown): string {
  return value === undefined ? '' : encodeValue(value);
}
