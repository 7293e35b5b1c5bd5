import type { IdSource } from '../ids';
import { DatabaseError, transactionMissing } from './errors';
import type { Storage } from './storage';
import type { Write } from './store';
import { lockKey, Transaction, type ConflictMode } from './transaction';

/** WeChat ends a transaction that takes longer. */
const LIFETIME_MS = 30_000;

/** The transactions under way. */
export class Transactions {
  readonly #open = new Map<string, { transaction: Transaction; timer: NodeJS.Timeout }>();
  mode: ConflictMode = 'operation';

  constructor(
    private readonly storage: Storage,
    private readonly ids: IdSource,
  ) {}

  start(): Transaction {
    const transaction: Transaction = new Transaction(
      this.ids.next(),
      () => this.storage.store,
      this.mode,
      (key) => this.#holder(key, transaction) !== undefined,
    );
    const timer = setTimeout(() => this.abort(transaction.id), LIFETIME_MS).unref();
    this.#open.set(transaction.id, { transaction, timer });
    return transaction;
  }

  /** @throws {DatabaseError} when it was committed, rolled back or timed out. */
  get(id: string): Transaction {
    const open = this.#open.get(id);
    if (!open) throw transactionMissing();
    return open.transaction;
  }

  /** Works inside a transaction; whatever is refused ends it, as in MongoDB. @throws {DatabaseError} */
  losingOnError<T>(transaction: Transaction, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof DatabaseError) this.abort(transaction.id);
      throw error;
    }
  }

  /** Makes a transaction's writes durable and visible, all together. @throws {DatabaseError} a conflict, or when it has ended. */
  commit(id: string): void {
    const transaction = this.get(id);
    try {
      this.storage.commit(transaction.changes());
    } finally {
      this.abort(id);
    }
  }

  /** Forgets a transaction; one that has ended is left alone. */
  abort(id: string): void {
    const open = this.#open.get(id);
    if (!open) return;
    clearTimeout(open.timer);
    this.#open.delete(id);
    open.transaction.finish();
  }

  /** Ends all of them, as when the state goes back to another time. */
  abortAll(): void {
    for (const id of [...this.#open.keys()]) this.abort(id);
  }

  /** The transaction for which a write outside of all transactions has to wait. */
  blocking(writes: readonly Write[]): Transaction | undefined {
    if (this.#open.size === 0) return undefined;
    for (const { collection, record, document } of writes) {
      const before = this.storage.store.collection(collection).at(record);
      const holder = this.#holder(lockKey(collection, (document ?? before)?._id));
      if (holder) return holder;
    }
    return undefined;
  }

  #holder(key: string, except?: Transaction): Transaction | undefined {
    for (const { transaction } of this.#open.values()) {
      if (transaction !== except && transaction.holds(key)) return transaction;
    }
    return undefined;
  }
}
