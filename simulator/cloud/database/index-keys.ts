import { isPlainObject, valuesAt, type Document } from './document';
import { requestFailed } from './errors';
import { EMPTY_LIST, encodeValue, invert } from './order-key';

/** A field of an index. */
export interface IndexField {
  name: string;
  path: readonly string[];
  direction: 1 | -1;
}

/** Two fields of an index inside the objects of one list make an entry per pair; more than this is a mistake. */
const MAX_PAIRS = 1000;

/** The encoded keys of a document in an index: one, or one per combination of the elements of its arrays. */
export function indexKeys(document: Document, fields: readonly IndexField[]): string[] {
  let keys = [''];
  for (const { path, direction } of fields) {
    const parts = encodedParts(valuesAt(document, path), direction);
    const [only, ...others] = parts;
    keys = others.length === 0 && only !== undefined ? keys.map((key) => key + only) : combine(keys, parts);
  }
  return keys;
}

/**
 * Checks that an index of several fields takes a document.
 * @throws {DatabaseError} when two of its fields hold different lists, or too many entries come of one.
 */
export function checkLists(document: Document, fields: readonly IndexField[]): void {
  const lists = fields.map(({ path }) => firstListOn(document, path)).filter((list) => list !== null);
  const [first, other] = new Set(lists);
  if (first !== undefined && other !== undefined)
    throw requestFailed(`cannot index parallel arrays [${other}] [${first}]`);
  if (lists.length > 1) indexKeys(document, fields);
}

/** Where the first list on the way of a path lies; null without one. */
function firstListOn(document: Document, path: readonly string[]): string | null {
  let value: unknown = document;
  for (const [index, step] of path.entries()) {
    if (Array.isArray(value)) return path.slice(0, index).join('.');
    value = isPlainObject(value) ? value[step] : undefined;
  }
  return Array.isArray(value) ? path.join('.') : null;
}

/** Stands behind a key: equal keys stay apart, in the order of insertion. */
export function recordSuffix(record: number): string {
  return record.toString(16).padStart(10, '0');
}

function encodedParts(values: unknown[], direction: 1 | -1): string[] {
  return spread(values).map((value) => (direction === 1 ? encodeValue(value) : invert(encodeValue(value))));
}

/** The values as an index and an order see them: the elements of an array instead of the array. */
export function spread(values: unknown[]): unknown[] {
  if (values.length > 0 && !values.some((value) => Array.isArray(value))) return values;
  const elements = values.flatMap((value): unknown[] => (Array.isArray(value) ? value : [value]));
  return elements.length === 0 ? [EMPTY_LIST] : elements;
}

/** Equal elements of an array make one entry. */
function combine(keys: string[], parts: string[]): string[] {
  const combined = keys.flatMap((key) => parts.map((part) => key + part));
  if (keys.length > 1 && combined.length > MAX_PAIRS)
    throw requestFailed(`${combined.length} index entries for one document are too many`);
  return [...new Set(combined)];
}
