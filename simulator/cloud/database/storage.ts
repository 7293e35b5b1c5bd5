import type { DatabaseDeclaration } from '../../protocol';
import type { IdSource } from '../ids';
import type { Document } from './document';
import { LogFile } from './log-file';
import { pack, unpack, type Place } from './storable';
import { Store, type Write } from './store';

/** A line of the log. */
type Entry =
  | { ids: number; writes: LoggedWrite[] }
  | { create: string; next: number }
  | { mark: string }
  | { restore: string }
  | { reset: true };

/** A changed place of a collection; the list of wrapped values is left out where it is empty. */
type LoggedWrite = [collection: string, record: number, document: unknown, places?: Place[]];

interface Mark {
  store: Store;
  ids: number;
}

/** Documents per line when everything is written anew. */
const BATCH = 500;
/** The log is written anew when it holds this many times more writes than there are documents… */
const COMPACT_FACTOR = 3;
/** …and never for less than this many. */
const COMPACT_MINIMUM = 20_000;

/**
 * The durable state of the database: what is in memory, and the log from which the next start makes
 * the same again. Every change is in the log before it is in memory.
 */
export class Storage {
  #store: Store;
  readonly #log: LogFile;
  #marks = new Map<string, Mark>();
  /** Marks that the log can go back to; writing it anew forgets the way there. */
  #loggedMarks = new Set<string>();
  #writesLogged = 0;

  /**
   * Opens the folder and replays its log.
   * @throws when a line of the log other than an unfinished last one is damaged.
   */
  constructor(
    directory: string,
    private declaration: DatabaseDeclaration,
    private readonly ids: IdSource,
  ) {
    this.#store = new Store(declaration);
    this.#log = new LogFile(directory);
    for (const line of this.#log.open()) this.#replay(JSON.parse(line) as Entry);
    this.#compactIfWorthIt();
  }

  get store(): Store {
    return this.#store;
  }

  /** Makes changes durable and visible, all together. @throws when the disk is full; nothing has changed then. */
  commit(writes: readonly Write[]): void {
    if (writes.length === 0) return;
    const packed = writes.map(({ collection, record, document }) => logged(collection, record, document));
    this.#append({ ids: this.ids.used, writes: packed });
    this.#store.apply(writes);
    this.#writesLogged += writes.length;
    this.#compactIfWorthIt();
  }

  /** Creates a collection; one that exists is left alone. */
  create(name: string): void {
    if (this.#store.find(name)) return;
    this.#append({ create: name, next: 1 });
    this.#store.create(name, this.declaration);
  }

  /** Remembers the present state under a name. */
  mark(name: string): void {
    this.#append({ mark: name });
    this.#setMark(name);
  }

  /** The names of the remembered states, oldest first. */
  marks(): string[] {
    return [...this.#marks.keys()];
  }

  /** Goes back to a remembered state; tells whether there is one of this name. */
  restore(name: string): boolean {
    if (!this.#marks.has(name)) return false;
    const logged = this.#loggedMarks.has(name);
    if (logged) this.#append({ restore: name });
    const before = { store: this.#store, ids: this.ids.used };
    this.#goBack(name);
    if (!logged)
      this.#compactOr(() => {
        this.#store = before.store;
        this.ids.used = before.ids;
      });
    return true;
  }

  /** Empties all collections, as on the first day. */
  reset(): void {
    this.#append({ reset: true });
    this.#clear();
  }

  /** Puts other indexes on the same documents. */
  redeclare(declaration: DatabaseDeclaration): void {
    this.declaration = declaration;
    this.#store = this.#store.redeclared(declaration);
    for (const mark of this.#marks.values()) mark.store = mark.store.redeclared(declaration);
  }

  close(): void {
    this.#log.close();
  }

  #append(entry: Entry): void {
    this.#log.append(JSON.stringify(entry));
  }

  #replay(entry: Entry): void {
    if ('writes' in entry) {
      this.#writesLogged += entry.writes.length;
      for (const [collection, record, value, places = []] of entry.writes) {
        const document = unpack({ value, places }) as Document | null;
        this.#store.create(collection, this.declaration).put(record, document);
      }
      this.ids.used = entry.ids;
    } else if ('create' in entry) this.#store.create(entry.create, this.declaration).skipTo(entry.next);
    else if ('mark' in entry) this.#setMark(entry.mark);
    else if ('restore' in entry) this.#goBack(entry.restore);
    else this.#clear();
  }

  #setMark(name: string): void {
    this.#marks.delete(name);
    this.#marks.set(name, { store: this.#store.clone(), ids: this.ids.used });
    this.#loggedMarks.add(name);
  }

  #goBack(name: string): void {
    const mark = this.#marks.get(name);
    if (!mark) throw new Error(`The log goes back to ${name}, which it does not know`);
    this.#store = mark.store.clone();
    this.ids.used = mark.ids;
  }

  #clear(): void {
    this.#store = new Store(this.declaration);
    this.ids.used = 0;
  }

  #compactIfWorthIt(): void {
    if (this.#writesLogged < COMPACT_MINIMUM) return;
    if (this.#writesLogged <= COMPACT_FACTOR * this.#store.size) return;
    try {
      this.#compact();
    } catch (error) {
      // Nothing is lost: the long log stays. It is tried again after as many writes.
      console.error(error);
      this.#writesLogged = 0;
    }
  }

  /** @throws what the disk says, after undoing what is not in the log. */
  #compactOr(undo: () => void): void {
    try {
      this.#compact();
    } catch (error) {
      undo();
      throw error;
    }
  }

  #compact(): void {
    this.#log.replace(this.#present());
    this.#loggedMarks.clear();
    this.#writesLogged = this.#store.size;
  }

  *#present(): Generator<string> {
    yield JSON.stringify({ ids: this.ids.used, writes: [] });
    for (const name of this.#store.names()) {
      const collection = this.#store.collection(name);
      let writes: LoggedWrite[] = [];
      for (const { record, document } of collection.all()) {
        writes.push(logged(name, record, document));
        if (writes.length < BATCH) continue;
        yield JSON.stringify({ ids: this.ids.used, writes });
        writes = [];
      }
      if (writes.length > 0) yield JSON.stringify({ ids: this.ids.used, writes });
      yield JSON.stringify({ create: name, next: collection.next });
    }
  }
}

function logged(collection: string, record: number, document: Document | null): LoggedWrite {
  const { value, places } = pack(document);
  return places.length === 0 ? [collection, record, value] : [collection, record, value, places];
}
