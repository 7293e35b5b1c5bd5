import type { DatabaseDeclaration } from '../../protocol';
import { Collection } from './collection';
import type { Document } from './document';
import { collectionMissing } from './errors';

/** One changed place: what lies there from now on, `null` when nothing. */
export interface Write {
  collection: string;
  record: number;
  document: Document | null;
}

/** The collections of an environment at one moment. Copies are instant. */
export class Store {
  #collections: Map<string, Collection>;

  /** Declared collections exist from the start, as if they had been made at deployment. */
  constructor(declaration: DatabaseDeclaration, collections?: Map<string, Collection>) {
    this.#collections = collections ?? new Map<string, Collection>();
    for (const name of Object.keys(declaration)) this.create(name, declaration);
  }

  names(): string[] {
    return [...this.#collections.keys()];
  }

  /** Documents in all collections together. */
  get size(): number {
    let size = 0;
    for (const collection of this.#collections.values()) size += collection.size;
    return size;
  }

  find(name: string): Collection | undefined {
    return this.#collections.get(name);
  }

  /** @throws {DatabaseError} when the collection was never created. */
  collection(name: string): Collection {
    const collection = this.#collections.get(name);
    if (!collection) throw collectionMissing(name);
    return collection;
  }

  /** Creates an empty collection; one that exists is left alone. */
  create(name: string, declaration: DatabaseDeclaration): Collection {
    const existing = this.#collections.get(name);
    if (existing) return existing;
    const created = Collection.create(name, declaration[name]?.indexes ?? []);
    this.#collections.set(name, created);
    return created;
  }

  apply(writes: readonly Write[]): void {
    for (const { collection, record, document } of writes) this.collection(collection).put(record, document);
  }

  clone(): Store {
    const copies = [...this.#collections].map(([name, collection]) => [name, collection.clone()] as const);
    return new Store({}, new Map(copies));
  }

  /** The same documents under the indexes of another declaration. */
  redeclared(declaration: DatabaseDeclaration): Store {
    const rebuilt = [...this.#collections].map(
      ([name, collection]) => [name, collection.withIndexes(declaration[name]?.indexes ?? [])] as const,
    );
    return new Store(declaration, new Map(rebuilt));
  }
}
