import type { CollectionIndex, KeyRange } from './collection-index';
import type { FieldConditions } from './conditions';
import type { IndexField } from './index-keys';
import { AFTER_ALL, encodeValue, invert, typeTag } from './order-key';

/** A range of one field's encodings, or all of them, behind the encodings of the fields before it. */
export function withPrefix(prefix: string, range: KeyRange | null): KeyRange {
  if (range) return { from: prefix + range.from, to: prefix + range.to };
  return { from: prefix, to: prefix + AFTER_ALL };
}

/** A value as it stands in an index. */
export function encodeFor(field: IndexField, value: unknown): string {
  const encoded = encodeValue(value);
  return field.direction === 1 ? encoded : invert(encoded);
}

/** The part of one field's values that its bounds allow, as encodings that follow the prefix. */
export function rangeOf(
  index: CollectionIndex,
  field: IndexField,
  conditions: FieldConditions | undefined,
): KeyRange | null {
  if (!conditions || !bounded(conditions)) return null;
  const ascending = ascendingRange(conditions, index.multiKey);
  if (!ascending) return null;
  if (field.direction === 1) return ascending;
  // Turned round, the upper bound comes first, and a bound that stood before all encodings with some
  // beginning now stands behind them, and the reverse.
  return { from: invertBound(ascending.to), to: invertBound(ascending.from) };
}

function bounded({ lower, upper, prefix }: FieldConditions): boolean {
  return lower.length > 0 || upper.length > 0 || prefix.length > 0;
}

/** The end of a text, turned round, is itself the last of all characters; twice that stands behind it. */
const BEHIND_ENDS = AFTER_ALL + AFTER_ALL;

function invertBound(bound: string): string {
  return bound.endsWith(AFTER_ALL) ? invert(bound.slice(0, -1)) : invert(bound) + BEHIND_ENDS;
}

function ascendingRange(conditions: FieldConditions, multiKey: boolean): KeyRange | null {
  const [prefix] = conditions.prefix;
  if (prefix !== undefined) {
    const from = encodeValue(prefix).slice(0, -1);
    return { from, to: from + AFTER_ALL };
  }
  const [lower] = conditions.lower;
  // Two elements of an array may meet one bound each, so that only one bound can be used.
  const upper = multiKey && lower ? undefined : conditions.upper[0];
  const bound = lower ?? upper;
  if (!bound) return null;
  const tag = typeTag(bound.value);
  const from = lower ? encodeValue(lower.value) + (lower.inclusive ? '' : AFTER_ALL) : tag;
  const to = upper ? encodeValue(upper.value) + (upper.inclusive ? AFTER_ALL : '') : tag + AFTER_ALL;
  return { from, to };
}
