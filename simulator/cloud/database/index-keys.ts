import { valuesAt, type Document } from './document';
import { EMPTY_LIST, encodeValue, invert } from './order-key';

/** A field of an index. */
export interface IndexField {
  name: string;
  path: readonly string[];
  direction: 1 | -1;
}

/** An array in an indexed field makes one entry per element; more than this is somebody's mistake. */
const MAX_ENTRIES_PER_DOCUMENT = 1000;

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
  if (combined.length > MAX_ENTRIES_PER_DOCUMENT) throw new Error('Too many index entries for one document');
  return [...new Set(combined)];
}
