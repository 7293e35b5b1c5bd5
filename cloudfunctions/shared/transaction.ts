import { database, type Store } from './database';

/** What may be done inside a transaction: documents by their `_id`, and nothing that searches. */
export interface Transaction {
  /** The document, or null. */
  get<T extends { _id: string }>(store: Store<T>, id: string): Promise<T | null>;
  /** Writes the whole document, new or not. */
  set<T extends { _id: string }>(store: Store<T>, document: T): Promise<void>;
  remove<T extends { _id: string }>(store: Store<T>, id: string): Promise<void>;
}

interface SdkTransaction {
  collection(name: string): {
    doc(id: string): {
      get(): Promise<{ data: Record<string, unknown> | null }>;
      set(options: { data: unknown }): Promise<unknown>;
      remove(): Promise<unknown>;
    };
  };
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
}

const TRIES = 5;
/** Milliseconds before the second try, on average; twice as many before each further one. */
const FIRST_PAUSE = 30;

/**
 * Runs `work` so that all of its writes are made or none. Only where two documents must agree: searching
 * (`where`, `count`, `aggregate`) silently runs outside a transaction, so it isn't offered here. When
 * another one wrote to the same documents the whole work is run again on what is there then, after a pause
 * in which that one can end: a conflict is told at once, and five tries would be over before one commit. After
 * five conflicts the last one is thrown. `work` may therefore run several times and must do nothing else.
 */
export async function transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  for (let tryNumber = 1; ; tryNumber += 1) {
    const sdk = (await database.startTransaction()) as unknown as SdkTransaction;
    try {
      const result = await work(seen(sdk));
      await sdk.commit();
      return result;
    } catch (error) {
      // A conflict has ended the transaction already; whatever rolling back answers changes nothing.
      await sdk.rollback().catch(() => undefined);
      if (tryNumber === TRIES || !isConflict(error)) throw error;
      await pauseAfter(tryNumber);
    }
  }
}

/** Of random length, so that two who met do not meet again. */
function pauseAfter(tryNumber: number): Promise<void> {
  const milliseconds = FIRST_PAUSE * 2 ** (tryNumber - 1) * (0.5 + Math.random());
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function seen(sdk: SdkTransaction): Transaction {
  const docOf = (store: { name: string }, id: string) => sdk.collection(store.name).doc(id);
  return {
    get: async <T extends { _id: string }>(store: Store<T>, id: string) =>
      (await docOf(store, id).get()).data as T | null,
    set: async (store, { _id, ...data }) => {
      await docOf(store, _id).set({ data });
    },
    remove: async (store, id) => {
      await docOf(store, id).remove();
    },
  };
}

/** WeChat names a conflict in the text only, whether it comes at the operation or at commit. */
function isConflict(error: unknown): boolean {
  return /TransactionConflict|DATABASE_TRANSACTION_CONFLICT/.test(textOf(error));
}

function textOf(error: unknown): string {
  if (typeof error === 'string') return error;
  const { errMsg = '', message = '' } = (error ?? {}) as { errMsg?: string; message?: string };
  return `${errMsg} ${message}`;
}
