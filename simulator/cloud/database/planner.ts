import type { Collection } from './collection';
import type { CollectionIndex, KeyRange } from './collection-index';
import { conditionsOf, type Conditions } from './conditions';
import { isPlainObject } from './document';
import { encodeFor, rangeOf, withPrefix } from './key-ranges';

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

interface Candidate extends Omit<AccessPath, 'repeats'> {
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
  if (best.narrows) return finished(best);
  const alternatives = planAlternatives(collection, filter);
  if (alternatives) return alternatives;
  return best.ordered ? finished(best) : null;
}

function finished({ parts, ordered, backwards, narrows }: Candidate): AccessPath {
  return { parts, ordered, backwards, narrows, repeats: parts.some(({ index }) => index.multiKey) };
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

/** What one index can do for a query, or nothing at all. Only a useful index is asked further, since asking builds it. */
function candidate(index: CollectionIndex, conditions: Conditions, sort: Sort): Candidate {
  const { prefixes, fixed, equalFields } = equalPrefixes(index, conditions);
  const next = index.fields[equalFields];
  const range = next ? rangeOf(index, next, conditions.get(next.name)) : null;
  const turn = prefixes.length === 1 ? sortDirection(index, fixed, sort) : 0;
  const direction = turn !== 0 && !index.multiKey ? turn : 0;
  return {
    parts: [{ index, ranges: prefixes.map((prefix) => withPrefix(prefix, range)) }],
    ordered: direction !== 0,
    backwards: direction === -1,
    narrows: equalFields > 0 || range !== null,
    score: score(index, equalFields, range !== null, direction !== 0),
  };
}

/** The beginnings of the keys of documents whose first fields have the known values. */
function equalPrefixes(
  index: CollectionIndex,
  conditions: Conditions,
): { prefixes: string[]; fixed: Set<string>; equalFields: number } {
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
  return { prefixes, fixed, equalFields };
}

/** A known value weighs more than a range, a range more than the order; a unique key beats everything. */
function score(index: CollectionIndex, equalFields: number, range: boolean, ordered: boolean): number {
  const single = index.unique && equalFields === index.fields.length;
  return (single ? 1000 : 0) + equalFields * 10 + (range ? 4 : 0) + (ordered ? 0.5 : 0);
}

function shortest(lists: unknown[][]): unknown[] | undefined {
  return lists.length === 0 ? undefined : lists.reduce((a, b) => (b.length < a.length ? b : a));
}

/** 1 or -1 when the index, read forwards or backwards, gives the order asked for; 0 when it does not, or none is asked. */
function sortDirection(index: CollectionIndex, fixed: Set<string>, sort: Sort): 1 | -1 | 0 {
  const wanted = Object.entries(sort).filter(([name]) => !fixed.has(name));
  const fields = index.fields.filter(({ name }) => !fixed.has(name));
  const turns = wanted.map(([name, direction], position) => {
    const field = fields[position];
    return field?.name === name ? field.direction * direction : 0;
  });
  // What the known values have put in order needs no further order.
  const first = turns[0] ?? (Object.keys(sort).length > 0 ? 1 : 0);
  return turns.every((turn) => turn === first) && (first === 1 || first === -1) ? first : 0;
}
