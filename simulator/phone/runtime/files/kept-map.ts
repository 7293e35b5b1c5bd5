/** What a phone keeps over restarts, by name: texts of `wx.setStorage`, and files. */
const STORES = ['storage', 'files'] as const;

/**
 * A map that is read and changed at once and survives a restart of the phone: its entries are loaded when the phone
 * opens, and every change is handed to the browser's database in the same turn.
 */
export class KeptMap<Value> {
  readonly #values: Map<string, Value>;
  readonly #database: IDBDatabase;
  readonly #store: string;
  #written: Promise<void> = Promise.resolve();

  constructor(database: IDBDatabase, store: string, values: Map<string, Value>) {
    this.#database = database;
    this.#store = store;
    this.#values = values;
  }

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  keys(): string[] {
    return [...this.#values.keys()];
  }

  entries(): [string, Value][] {
    return [...this.#values];
  }

  set(key: string, value: Value): void {
    this.#values.set(key, value);
    this.#write((store) => store.put(value, key));
  }

  delete(key: string): void {
    this.#values.delete(key);
    this.#write((store) => store.delete(key));
  }

  clear(): void {
    this.#values.clear();
    this.#write((store) => store.clear());
  }

  /** Resolves when all changes so far are in the database. */
  written(): Promise<void> {
    return this.#written;
  }

  #write(change: (store: IDBObjectStore) => unknown): void {
    const transaction = this.#database.transaction(this.#store, 'readwrite');
    change(transaction.objectStore(this.#store));
    // Without this the change would be lost with a page that is closed in the same turn.
    transaction.commit();
    this.#written = new Promise((resolve) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => {
        reportError(transaction.error);
        resolve();
      };
    });
  }
}

/** Everything a phone keeps. */
export interface Kept<File> {
  storage: KeptMap<string>;
  files: KeptMap<File>;
}

/** Opens what a phone keeps for an account. @throws when the browser lets pages keep nothing. */
export async function openKept<File>(account: string): Promise<Kept<File>> {
  const database = await openDatabase(`phone/${account}`);
  const load = async <Value>(store: (typeof STORES)[number]) =>
    new KeptMap(database, store, await readAll<Value>(database, store));
  return { storage: await load<string>('storage'), files: await load<File>('files') };
}

function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    for (const store of STORES) request.result.createObjectStore(store);
  };
  return answerOf(request);
}

async function readAll<Value>(database: IDBDatabase, name: string): Promise<Map<string, Value>> {
  const store = database.transaction(name).objectStore(name);
  const [keys, values] = await Promise.all([answerOf(store.getAllKeys()), answerOf(store.getAll())]);
  return new Map(keys.map((key, index) => [key as string, values[index] as Value]));
}

function answerOf<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database of the browser does not answer'));
  });
}
