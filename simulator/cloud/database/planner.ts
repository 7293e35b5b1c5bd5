import type { Collection } from './collection';
import type { CollectionIndex, IndexField, KeyRange } from './collection-index';
import { conditionsOf, type Conditions, type FieldConditions } from './conditions';
import { isPlainObject } from './document';
import { AFTER_ALL, encodeValue, invert, typeTag } from './order-key';

export type Filter = Record<string, unknown>;
export type Sort = Record<string, 1 | -1>;

/** How to find the documents a filter may match: parts of one index, or of several for an `$or`. */
export interface AccessPath {
  parts: { index: CollectionIndex; ranges: KeyRange[] }[];
  /** The documents come in the order asked for. */
  ordered: boolean;
  backwards: boolean;
  /** Only a part of the collection is looked at. */
  narrows: boolean;
  /** A document may come more than once. */
  repeats: boolean;
}

interface Candidate extends AccessPath {
  score: number;
}

/** Beyond this many combinations of `$in` values the later fields of an index are left alone. */
const MAX_RANGES = 2000;

/**
 * Chooses the index for a query: the longest prefix of fields with known values, then a range, then
 * the order asked for.
 * @returns `null` when no index helps.
 */
export function plan(collection: Collection, filter: Filter, sort: Sort): AccessPath | null {
  const conditions = conditionsOf(filter);
  const candidates = collection.indexes.map((index) => candidate(index, conditions, sort));
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a));
  if (best.narrows) return best;
  const alternatives = planAlternatives(collection, filter);
  if (alternatives) return alternatives;
  return best.ordered && Object.keys(sort).length > 0 ? best : null;
}

export function isUnfiltered(filter: Filter): boolean {
  return Object.keys(filter).length === 0;
}

/** The index a query would need: fields with one value first, then the order, then ranges. */
export function wantedIndex(filter: Filter, sort: Sort): Sort {
  const conditions = [...conditionsOf(filter)];
  const equal = conditions.filter(([, { equal }]) => equal.length > 0).map(([name]) => [name, 1] as const);
  const others = conditions.filter(([, { equal }]) => equal.length === 0).map(([name]) => [name, 1] as const);
  return Object.fromEntries([...equal, ...Object.entries(sort), ...others]);
}

/** An `$or` is served when each of its branches is. */
function planAlternatives(collection: Collection, filter: Filter): AccessPath | null {
  const branches = filter.$or;
  if (!Array.isArray(branches)) return null;
  const paths = branches.map((branch) => (isPlainObject(branch) ? plan(collection, branch, {}) : null));
  const narrowing = paths.filter((path): path is AccessPath => path?.narrows === true);
  if (narrowing.length < paths.length) return null;
  return {
    parts: narrowing.flatMap((path) => path.parts),
    ordered: false,
    backwards: false,
    narrows: true,
    repeats: true,
  };
}

function candidate(index: CollectionIndex, conditions: Conditions, sort: Sort): Candidate {
  let prefixes = [''];
  let equalFields = 0;
  const fixed = new Set<string>();
  for (const field of index.fields) {
    const values = shortest(conditions.get(field.name)?.equal ?? []);
    if (!values || prefixes.length * values.length > MAX_RANGES) break;
    const encoded = [...new Set(values.map((value) => encodeFor(field, value)))].sort();
    prefixes = prefixes.flatMap((prefix) => encoded.map((part) => prefix + part));
    if (encoded.length === 1) fixed.add(field.name);
    equalFields += 1;
  }
  const next = index.fields[equalFields];
  const range = next ? rangeOf(index, next, conditions.get(next.name)) : null;
  const direction = prefixes.length === 1 && !index.multiKey ? sortDirection(index, fixed, sort) : 0;
  const ranges = prefixes.map((prefix) => withPrefix(prefix, range));
  return {
    parts: [{ index, ranges }],
    ordered: direction !== 0,
    backwards: direction === -1,
    narrows: equalFields > 0 || range !== null,
    repeats: index.multiKey,
    score: score(index, equalFields, range !== null, direction !== 0),
  };
}

/** A known value weighs more than a range, a range more than the order; a unique key beats everything. */
function score(index: CollectionIndex, equalFields: number, range: boolean, ordered: boolean): number {
  const single = index.unique && equalFields === index.fields.length;
  return (single ? 1000 : 0) + equalFields * 10 + (range ? 4 : 0) + (ordered ? 0.5 : 0);
}

function shortest(lists: unknown[][]): unknown[] | undefined {
  return lists.length === 0 ? undefined : lists.reduce((a, b) => (b.length < a.length ? b : a));
}

function withPrefix(prefix: string, range: KeyRange | null): KeyRange {
  if (range) return { from: prefix + range.from, to: prefix + range.to };
  return { from: prefix, to: prefix + AFTER_ALL };
}

function encodeFor(field: IndexField, value: unknown): string {
  const encoded = encodeValue(value);
  return field.direction === 1 ? encoded : invert(encoded);
}

/** The part of one field's values that its bounds allow, as encodings that follow the prefix. */
function rangeOf(
  index: CollectionIndex,
  field: IndexField,
  conditions: FieldConditions | undefined,
): KeyRange | null {
  const ascending = conditions && ascendingRange(conditions, index.multiKey);
  if (!ascending) return null;
  if (field.direction === 1) return ascending;
  // Turned round, the upper bound comes first. An encoding's inversion ends where its own ended, so a
  // bound that stood before an encoding now stands behind all that begin with it, and the reverse.
  return { from: invertBound(ascending.to), to: invertBound(ascending.from) };
}

function invertBound(bound: string): string {
  return bound.endsWith(AFTER_ALL) ? invert(bound.slice(0, -1)) : invert(bound) + AFTER_ALL;
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

/** 1 or -1 when the index, read forwards or backwards, gives the order asked for; 0 when it does not. */
function sortDirection(index: CollectionIndex, fixed: Set<string>, sort: Sort): 1 | -1 | 0 {
  const wanted = Object.entries(sort).filter(([name]) => !fixed.has(name));
  if (wanted.length === 0) return 1;
  const fields = index.fields.filter(({ name }) => !fixed.has(name));
  const turns = wanted.map(([name, direction], position) => {
    const field = fields[position];
    return field?.name === name ? field.direction * direction : 0;
  });
  const [first] = turns;
  return turns.every((turn) => turn === first) && (first === 1 || first === -1) ? first : 0;
}
