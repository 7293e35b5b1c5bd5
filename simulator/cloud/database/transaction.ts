import type { Collection } from './collection';
import type { Document } from './document';
import { conflictAtCommit, conflictAtOperation, DatabaseError } from './errors';
import { encodeValue } from './order-key';
import type { Store, Write } from './store';

/** When two transactions that write one document are told: at the write (what WeChat is seen to do) or at commit. */
export type ConflictMode = 'operation' | 'commit';

interface Touched {
  collection: string;
  id: unknown;
  /** What the snapshot held. */
  before: Document | undefined;
}

/** The key under which a document is locked. */
export function lockKey(collection: string, id: unknown): string {
  return `${collection}/${encodeValue(id)}`;
}

/** One transaction: a snapshot on which its own writes are made, unseen by others until commit. */
export class Transaction {
  readonly #store: Store;
  readonly #touched = new Map<string, Touched>();
  readonly ended: Promise<void>;
  #end: () => void = () => undefined;

  constructor(
    readonly id: string,
    private readonly live: () => Store,
    private readonly mode: ConflictMode,
    private readonly heldByOther: (key: string) => boolean,
  ) {
    this.#store = live().clone();
    this.ended = new Promise((resolve) => (this.#end = resolve));
  }

  /** The snapshot with the transaction's own writes in it. */
  get store(): Store {
    return this.#store;
  }

  /** Whether it wrote the document and others have to wait for it. */
  holds(key: string): boolean {
    return this.mode === 'operation' && this.#touched.has(key);
  }

  /** Makes writes in the snapshot. @throws {DatabaseError} a conflict, after which the transaction is lost. */
  write(writes: readonly Write[]): void {
    for (const write of writes) {
      const collection = this.#store.collection(write.collection);
      const before = collection.at(write.record);
      const id = (write.document ?? before)?._id;
      const key = lockKey(write.collection, id);
      if (!this.#touched.has(key)) {
        const touched = { collection: write.collection, id, before };
        if (this.mode === 'operation' && (this.heldByOther(key) || !this.#unchanged(touched))) {
          throw conflictAtOperation();
        }
        this.#touched.set(key, touched);
      }
      collection.put(write.record, write.document);
    }
  }

  /** The writes that bring the live store to what the transaction made. @throws {DatabaseError} a conflict. */
  changes(): Write[] {
    const trial = this.live().clone();
    const writes: Write[] = [];
    for (const touched of this.#touched.values()) {
      if (!this.#unchanged(touched)) throw conflictAtCommit();
      const target = trial.collection(touched.collection);
      const document = this.#store.collection(touched.collection).byId(touched.id)?.document ?? null;
      const record = target.byId(touched.id)?.record ?? target.next;
      target.put(record, document);
      writes.push({ collection: touched.collection, record, document });
    }
    for (const { collection, record, document } of writes) {
      if (document) checkUniqueAtCommit(trial.collection(collection), record, document);
    }
    return writes;
  }

  /** Lets those go on who waited for it. */
  finish(): void {
    this.#end();
  }

  #unchanged({ collection, id, before }: Touched): boolean {
    return this.live().find(collection)?.byId(id)?.document === before;
  }
}

/** Another document got the same unique key while the transaction ran. */
function checkUniqueAtCommit(collection: Collection, record: number, document: Document): void {
  try {
    collection.admit(record, document);
  } catch (error) {
    throw error instanceof DatabaseError ? conflictAtCommit() : error;
  }
}
