import { isDeepStrictEqual } from 'node:util';
import type { Counters, DatabaseDeclaration } from '../../protocol';
import type { IdSource } from '../ids';
import { aggregate } from './aggregate';
import { allowedBy } from './allowed-indexes';
import { insertion, modification, removal, replacement, type Change } from './changes';
import type { Document } from './document';
import { interpreting } from './errors';
import type { Stage } from './lookup';
import { isUnfiltered, type Filter } from './planner';
import { project, search, type Search, type Work } from './query';
import { Storage } from './storage';
import type { Store } from './store';
import type { Transaction } from './transaction';
import { Transactions } from './transactions';

export interface DatabaseOptions {
  directory: string;
  declaration: DatabaseDeclaration;
  /** Makes the ids of documents. */
  ids: IdSource;
  transactionIds: IdSource;
  /** Makes what is random about samples. */
  chance: IdSource;
  unindexed: 'error' | 'allow';
  /** Is told of indexes that the data do not allow. */
  complain?: (text: string) => void;
  /** Keeps the indexes under which the data were written, so that only others have to be tried on them. */
  indexes?: { read(): DatabaseDeclaration | undefined; write(declaration: DatabaseDeclaration): void };
}

/** On whose behalf an operation runs: what it costs is counted there, and it may be part of a transaction. */
export interface Context {
  counters: Counters;
  transactionId?: string | undefined;
  /** Overrules the database's own setting: whoever looks in from outside may read without an index. */
  unindexed?: 'allow';
}

export interface FindRequest extends Search {
  projection?: Record<string, unknown> | undefined;
}

/** The database of an environment: every operation is one atomic step, durable before it is answered. */
export class Database {
  readonly storage: Storage;
  readonly transactions: Transactions;
  unindexed: 'error' | 'allow';

  #declaration: DatabaseDeclaration;

  constructor(private readonly options: DatabaseOptions) {
    this.storage = new Storage(options.directory, options.declaration, options.ids);
    this.transactions = new Transactions(this.storage, options.transactionIds);
    this.unindexed = options.unindexed;
    this.#declaration = options.declaration;
    // Trying takes as long as building all of them, which a start must not wait for.
    if (!isDeepStrictEqual(options.indexes?.read(), options.declaration))
      this.storage.redeclare(this.#allowed(options.declaration));
  }

  /** Puts the indexes of another declaration on the data. Transactions under way are lost. */
  redeclare(declaration: DatabaseDeclaration): void {
    if (isDeepStrictEqual(declaration, this.#declaration)) return;
    this.#declaration = declaration;
    this.transactions.abortAll();
    this.storage.redeclare(this.#allowed(declaration));
  }

  /** As when an index is made in WeChat's console: one that the data do not allow is not there. */
  #allowed(declaration: DatabaseDeclaration): DatabaseDeclaration {
    const { declaration: allowed, faults } = allowedBy(this.storage.store, declaration);
    for (const fault of faults) this.options.complain?.(fault);
    this.options.indexes?.write(allowed);
    return allowed;
  }

  /** Goes back to a remembered state; tells whether there is one of this name. */
  restore(name: string): boolean {
    this.transactions.abortAll();
    return this.storage.restore(name);
  }

  /** Empties all collections. */
  reset(): void {
    this.transactions.abortAll();
    this.storage.reset();
  }

  close(): void {
    this.transactions.abortAll();
    this.storage.close();
  }

  find(collection: string, request: FindRequest, context: Context): Document[] {
    const { projection, ...query } = request;
    const found = interpreting(() =>
      search(this.#store(context).collection(collection), query, this.#work(context)),
    );
    const documents = found.map((placed) => placed.document);
    context.counters.docsReturned += documents.length;
    return interpreting(() => project(documents, projection));
  }

  count(collection: string, filter: Filter, context: Context): number {
    const target = this.#store(context).collection(collection);
    if (isUnfiltered(filter)) return target.size;
    return interpreting(() => search(target, { filter }, this.#work(context))).length;
  }

  aggregate(collection: string, pipeline: Stage[], context: Context): Document[] {
    const rows = interpreting(() =>
      aggregate(this.#store(context), collection, pipeline, this.#work(context)),
    );
    context.counters.docsReturned += rows.length;
    return rows;
  }

  /** @throws {DatabaseError} for the first refused document; those before it are stored. */
  async insert(collection: string, documents: Document[], context: Context): Promise<unknown[]> {
    const { insertedIds, refused } = await this.#write(context, (store) => {
      const change = insertion(store.collection(collection), documents, this.options.ids);
      // Inside a transaction there is no part of a list that stays.
      if (change.answer.refused && context.transactionId !== undefined) throw change.answer.refused;
      return change;
    });
    if (refused) throw refused;
    return insertedIds;
  }

  update(
    collection: string,
    filter: Filter,
    update: Record<string, unknown>,
    multi: boolean,
    context: Context,
  ): Promise<{ updated: number }> {
    return this.#write(context, (store) =>
      modification(store.collection(collection), filter, update, multi, this.#work(context)),
    );
  }

  replace(
    collection: string,
    id: unknown,
    data: Document,
    context: Context,
  ): Promise<{ updated: number; upsert_id: unknown }> {
    return this.#write(context, (store) =>
      replacement(store.collection(collection), id, data, this.#work(context)),
    );
  }

  remove(collection: string, filter: Filter, multi: boolean, context: Context): Promise<{ deleted: number }> {
    return this.#write(context, (store) =>
      removal(store.collection(collection), filter, multi, this.#work(context)),
    );
  }

  #work(context: Context): Work {
    return {
      counters: context.counters,
      unindexed: context.unindexed ?? this.unindexed,
      random: () => this.options.chance.nextFraction(),
    };
  }

  #store(context: Context): Store {
    return this.#transaction(context)?.store ?? this.storage.store;
  }

  #transaction({ transactionId }: Context): Transaction | undefined {
    return transactionId === undefined ? undefined : this.transactions.get(transactionId);
  }

  /** Works out a change and makes it in one step; outside a transaction it first waits for those in its way. */
  async #write<T>(context: Context, work: (store: Store) => Change<T>): Promise<T> {
    const transaction = this.#transaction(context);
    if (transaction) {
      return this.transactions.losingOnError(transaction, () => {
        const { writes, answer } = interpreting(() => work(transaction.store));
        transaction.write(writes);
        return answer;
      });
    }
    for (;;) {
      const { writes, answer } = interpreting(() => work(this.storage.store));
      const blocking = this.transactions.blocking(writes);
      if (!blocking) {
        this.storage.commit(writes);
        return answer;
      }
      await blocking.ended;
    }
  }
}
