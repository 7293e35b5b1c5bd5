import type { IndexDeclaration } from '../../protocol';
import { CollectionIndex, type Documents } from './collection-index';
import { valuesAt, type Document } from './document';
import { duplicateKey, noPlace } from './errors';
import { geometryOf } from './geometry';
import { AFTER_ALL, encodeValue } from './order-key';
import { createTree } from './sorted-tree';

const ID_INDEX: IndexDeclaration = { name: '_id_', fields: { _id: 1 }, unique: true };

/** What lies at a place of a collection; places are numbered in order of insertion. */
export interface Placed {
  record: number;
  document: Document;
}

/** The documents of one collection with their indexes. Copies are instant and share what did not change. */
export class Collection {
  readonly #idIndex: CollectionIndex;

  private constructor(
    readonly name: string,
    private readonly documents: Documents,
    readonly indexes: readonly CollectionIndex[],
    /** Fields with an index of places. */
    readonly places: readonly string[],
    private nextRecord: number,
  ) {
    const [idIndex] = indexes;
    if (!idIndex) throw new Error('A collection has at least the index of its ids');
    this.#idIndex = idIndex;
  }

  /** An empty collection with the declared indexes and the one on `_id`. */
  static create(name: string, declarations: readonly IndexDeclaration[]): Collection {
    const documents: Documents = createTree();
    const indexes = [ID_INDEX, ...declarations]
      .map((declaration) => new CollectionIndex(declaration, documents))
      .filter(({ fields }) => fields.length > 0);
    return new Collection(name, documents, indexes, declarations.flatMap(placesOf), 1);
  }

  get size(): number {
    return this.documents.size;
  }

  /** The number the next inserted document gets. */
  get next(): number {
    return this.nextRecord;
  }

  at(record: number): Document | undefined {
    return this.documents.get(record);
  }

  /** All documents in order of insertion. */
  *all(): Generator<Placed> {
    for (const [record, document] of this.documents.entries()) yield { record, document };
  }

  /** The document with this `_id`. */
  byId(id: unknown): Placed | undefined {
    const from = encodeValue(id);
    for (const record of this.#idIndex.scan({ from, to: from + AFTER_ALL })) {
      const document = this.documents.get(record);
      if (document) return { record, document };
    }
    return undefined;
  }

  /**
   * Checks that the indexes take a document at a place.
   * @throws {DatabaseError} when another document has one of its unique keys, an index cannot hold it, or it holds no
   *   place where one is indexed.
   */
  admit(record: number, document: Document): void {
    for (const field of this.places) checkPlace(document, field);
    for (const index of this.indexes) {
      index.check(document);
      if (!index.unique || index.rival(document, record) === undefined) continue;
      const key = Object.fromEntries(index.fields.map(({ name }) => [name, document[name] ?? null]));
      throw duplicateKey(this.name, index.name, key);
    }
  }

  /** Lets the numbering go on no earlier than here. */
  skipTo(record: number): void {
    this.nextRecord = Math.max(this.nextRecord, record);
  }

  /** Puts a document at a place, or empties it. Uniqueness is the caller's affair. */
  put(record: number, document: Document | null): void {
    // A new place needs no search, which a start with many documents feels.
    const before = record < this.nextRecord ? this.documents.get(record) : undefined;
    for (const index of this.indexes) index.move(record, before, document ?? undefined);
    if (document) this.documents.set(record, document);
    else this.documents.delete(record);
    this.nextRecord = Math.max(this.nextRecord, record + 1);
  }

  clone(): Collection {
    const documents = this.documents.clone();
    const indexes = this.indexes.map((index) => index.clone(documents));
    return new Collection(this.name, documents, indexes, this.places, this.nextRecord);
  }

  /** The same documents under other declared indexes. */
  withIndexes(declarations: readonly IndexDeclaration[]): Collection {
    const copy = Collection.create(this.name, declarations);
    for (const { record, document } of this.all()) copy.put(record, document);
    copy.nextRecord = this.nextRecord;
    return copy;
  }
}

/** @throws {DatabaseError} when a field with an index of places holds something else. */
function checkPlace(document: Document, field: string): void {
  const values = valuesAt(document, field.split('.')).flat();
  const wrong = values.find((value) => value !== undefined && value !== null && !geometryOf(value));
  if (wrong !== undefined) throw noPlace(field, wrong);
}

function placesOf({ fields }: IndexDeclaration): string[] {
  return Object.keys(fields).filter((name) => fields[name] === '2dsphere');
}
