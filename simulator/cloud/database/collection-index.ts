import type { IndexDeclaration } from '../../protocol';
import type { Document } from './document';
import { checkLists, indexKeys, recordSuffix, type IndexField } from './index-keys';
import { AFTER_ALL } from './order-key';
import { buildTree, type SortedTree } from './sorted-tree';

/** Part of an index between two encoded keys, `from` included and `to` not. */
export interface KeyRange {
  from: string;
  to: string;
}

/** A collection's documents by their places. */
export type Documents = SortedTree<number, Document>;

interface Built {
  tree: SortedTree<string, number>;
  /** Whether some document has several entries: then two conditions on one field may be met by different elements. */
  multiKey: boolean;
}

/**
 * A sorted list of a collection's documents by the values of some fields. It is built when it is first
 * used: a start with many documents need not wait for it.
 */
export class CollectionIndex {
  readonly name: string;
  readonly unique: boolean;
  readonly fields: readonly IndexField[];
  #built: Built | null = null;

  constructor(
    private readonly declaration: IndexDeclaration,
    private readonly documents: Documents,
  ) {
    this.name = declaration.name;
    this.unique = declaration.unique ?? false;
    this.fields = Object.entries(declaration.fields).flatMap(([name, direction]) =>
      direction === '2dsphere' ? [] : [{ name, path: name.split('.'), direction }],
    );
  }

  get multiKey(): boolean {
    return this.#use().multiKey;
  }

  /** Keeps the entries of a place right when its document changes, comes (`before` undefined) or goes (`after` undefined). */
  move(record: number, before: Document | undefined, after: Document | undefined): void {
    const built = this.#built;
    if (!built) return;
    const oldKeys = before ? indexKeys(before, this.fields) : [];
    const newKeys = after ? indexKeys(after, this.fields) : [];
    if (before && after && oldKeys.join(AFTER_ALL) === newKeys.join(AFTER_ALL)) return;
    if (newKeys.length > 1) built.multiKey = true;
    const suffix = recordSuffix(record);
    for (const key of oldKeys) built.tree.delete(key + suffix);
    for (const key of newKeys) built.tree.set(key + suffix, record);
  }

  /** @throws {DatabaseError} when the index cannot hold the document. */
  check(document: Document): void {
    if (this.fields.length > 1) checkLists(document, this.fields);
  }

  /** The record, other than `except`, that stands under one of the document's keys; only asked of unique indexes. */
  rival(document: Document, except: number): number | undefined {
    for (const key of indexKeys(document, this.fields)) {
      for (const record of this.scan({ from: key, to: key + AFTER_ALL })) {
        if (record !== except) return record;
      }
    }
    return undefined;
  }

  /** The records of a part of the index, in its order or backwards. */
  *scan({ from, to }: KeyRange, backwards = false): Generator<number> {
    const { tree } = this.#use();
    for (const [key, record] of backwards ? tree.entriesReversed(to) : tree.entries(from)) {
      if (backwards && key >= to) continue;
      if (backwards ? key < from : key >= to) return;
      yield record;
    }
  }

  /** A copy over a copy of the documents; both share everything until one of them changes. */
  clone(documents: Documents): CollectionIndex {
    const copy = new CollectionIndex(this.declaration, documents);
    if (this.#built) copy.#built = { ...this.#built, tree: this.#built.tree.clone() };
    return copy;
  }

  #use(): Built {
    this.#built ??= this.#build();
    return this.#built;
  }

  #build(): Built {
    const entries: [string, number][] = [];
    let multiKey = false;
    for (const [record, document] of this.documents.entries()) {
      const keys = indexKeys(document, this.fields);
      if (keys.length > 1) multiKey = true;
      const suffix = recordSuffix(record);
      for (const key of keys) entries.push([key + suffix, record]);
    }
    return { tree: buildTree(entries), multiKey };
  }
}
