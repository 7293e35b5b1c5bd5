import type { IndexDeclaration } from '../../protocol';
import { valuesAt, type Document } from './document';
import { AFTER_ALL, encodeValue, invert } from './order-key';
import { createTree, type SortedTree } from './sorted-tree';

/** Part of an index between two encoded keys, `from` included and `to` not. */
export interface KeyRange {
  from: string;
  to: string;
}

export interface IndexField {
  name: string;
  path: readonly string[];
  direction: 1 | -1;
}

/** An array in an indexed field makes one entry per element; more than this is somebody's mistake. */
const MAX_ENTRIES_PER_DOCUMENT = 1000;

/** A sorted list of a collection's documents by the values of some fields. */
export class CollectionIndex {
  readonly name: string;
  readonly unique: boolean;
  readonly fields: readonly IndexField[];
  /** Whether some document has several entries: then two conditions on one field may be met by different elements. */
  #multiKey = false;
  #tree: SortedTree<string, number>;

  constructor(
    private readonly declaration: IndexDeclaration,
    tree: SortedTree<string, number> = createTree(),
  ) {
    this.name = declaration.name;
    this.unique = declaration.unique ?? false;
    this.fields = Object.entries(declaration.fields).map(([name, direction]) => ({
      name,
      path: name.split('.'),
      direction,
    }));
    this.#tree = tree;
  }

  get multiKey(): boolean {
    return this.#multiKey;
  }

  /** Keeps the entries of a place right when its document changes, comes (`before` undefined) or goes (`after` undefined). */
  move(record: number, before: Document | undefined, after: Document | undefined): void {
    const oldKeys = before ? this.keysOf(before) : [];
    const newKeys = after ? this.keysOf(after) : [];
    if (oldKeys.join(AFTER_ALL) === newKeys.join(AFTER_ALL) && before && after) return;
    if (newKeys.length > 1) this.#multiKey = true;
    const suffix = recordSuffix(record);
    for (const key of oldKeys) this.#tree.delete(key + suffix);
    for (const key of newKeys) this.#tree.set(key + suffix, record);
  }

  /** The record, other than `except`, that stands under one of the document's keys; only asked of unique indexes. */
  rival(document: Document, except: number): number | undefined {
    for (const key of this.keysOf(document)) {
      for (const record of this.scan({ from: key, to: key + AFTER_ALL })) {
        if (record !== except) return record;
      }
    }
    return undefined;
  }

  /** The records of a part of the index, in its order or backwards. */
  *scan({ from, to }: KeyRange, backwards = false): Generator<number> {
    const pairs = backwards ? this.#tree.entriesReversed(to) : this.#tree.entries(from);
    for (const [key, record] of pairs) {
      if (backwards && key >= to) continue;
      if (backwards ? key < from : key >= to) return;
      yield record;
    }
  }

  /** A copy that shares everything until one of the two changes. */
  clone(): CollectionIndex {
    const copy = new CollectionIndex(this.declaration, this.#tree.clone());
    copy.#multiKey = this.#multiKey;
    return copy;
  }

  /** The encoded keys of a document: one, or one per combination of the elements of its arrays. */
  keysOf(document: Document): string[] {
    let keys = [''];
    for (const field of this.fields) {
      const parts = encodedParts(valuesAt(document, field.path), field.direction);
      keys =
        keys.length === 1 && parts.length === 1 ? [keys.join('') + parts.join('')] : combine(keys, parts);
    }
    return keys;
  }
}

function encodedParts(values: unknown[], direction: 1 | -1): string[] {
  const flat = values.length === 1 && !Array.isArray(values[0]) ? values : spread(values);
  return flat.map((value) => (direction === 1 ? encodeValue(value) : invert(encodeValue(value))));
}

/** An empty array is indexed as nothing, and equal elements of an array as one. */
function spread(values: unknown[]): unknown[] {
  const elements = values.flatMap((value): unknown[] => (Array.isArray(value) ? value : [value]));
  return elements.length === 0 ? [undefined] : elements;
}

function combine(keys: string[], parts: string[]): string[] {
  const combined = keys.flatMap((key) => parts.map((part) => key + part));
  if (combined.length > MAX_ENTRIES_PER_DOCUMENT) throw new Error('Too many index entries for one document');
  return [...new Set(combined)];
}

/** Equal keys stay apart and in the order of insertion. */
function recordSuffix(record: number): string {
  return record.toString(16).padStart(10, '0');
}
