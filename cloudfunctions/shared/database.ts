import cloud from 'wx-server-sdk';
import type { CollectionName } from './collections';

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });

/** A condition as the database's `where` and `match` take it. */
export type Condition = Record<string, unknown>;

/** Order of fields: 1 ascending, -1 descending. */
export type Order = Readonly<Record<string, 1 | -1>>;

/** Which documents of another collection to join, under which name, and which of their fields to leave out. */
export interface Join<Joined extends object> {
  from: CollectionName;
  foreignField: string;
  as: keyof Joined & string;
  without: readonly string[];
}

/** What `insertOnce` found: the document it wrote, or the one that was there before. */
export interface InsertOutcome<T> {
  inserted: boolean;
  document: T;
}

/** The part of the SDK used here; its own typings answer `void` or `string` beside every promise. */
interface SdkCollection {
  where(condition: Condition): SdkQuery;
  aggregate(): SdkPipeline;
  add(options: { data: unknown }): Promise<unknown>;
}

interface SdkQuery {
  limit(max: number): { get(): Promise<{ data: unknown[] }> };
  count(): Promise<{ total: number }>;
  update(options: { data: unknown }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
}

interface SdkPipeline {
  match(condition: Condition): SdkPipeline;
  sort(order: Order): SdkPipeline;
  lookup(join: { from: string; localField: string; foreignField: string; as: string }): SdkPipeline;
  project(fields: Record<string, 0>): SdkPipeline;
  limit(max: number): SdkPipeline;
  end(): Promise<{ list: unknown[] }>;
}

// A missing document is an answer (null), not an exception; the SDK's typings don't know the option.
const options: object = { throwOnNotFound: false };
export const database = cloud.database(options);
const command = database.command;

/**
 * One collection seen through its document type. Each feature has one store file, which makes its
 * stores and is the only place with that feature's queries. Every method is one database request
 * unless it says otherwise.
 */
export class Store<T extends { _id: string }> {
  readonly #collection: SdkCollection;

  constructor(readonly name: CollectionName) {
    this.#collection = database.collection(name) as unknown as SdkCollection;
  }

  /** The document with this `_id`, or null. */
  async findById(id: string): Promise<T | null> {
    // `doc(id).get()` throws for a missing document; a query answers with none.
    const { data } = await this.#collection.where({ _id: id }).limit(1).get();
    return (data[0] as T | undefined) ?? null;
  }

  /**
   * All documents that match, in no particular order. `atMost` is the caller's promise about the data:
   * the database cuts long answers in silence, so more than promised throws instead of going missing.
   */
  async findAll(condition: Condition, { atMost }: { atMost: number }): Promise<T[]> {
    const matched = this.#collection.aggregate().match(condition);
    const { list } = await matched.limit(atMost + 1).end();
    if (list.length > atMost)
      throw new Error(`${this.name}: more than the promised ${atMost} documents match`);
    return list as T[];
  }

  /** The first documents that match, in an order that an index serves: for pages and slices. */
  async findFirst<Left extends keyof T = never>(
    condition: Condition,
    { order, limit, without = [] }: { order: Order; limit: number; without?: readonly Left[] },
  ): Promise<Omit<T, Left>[]> {
    const found = this.#collection.aggregate().match(condition).sort(order).limit(limit);
    const { list } = await (without.length === 0 ? found : found.project(leftOut(without))).end();
    return list as T[];
  }

  /** How many documents match. */
  async count(condition: Condition): Promise<number> {
    const { total } = await this.#collection.where(condition).count();
    return total;
  }

  /**
   * The document with this `_id`, or null, with all documents of another collection whose
   * `foreignField` holds that `_id`. Needs an index that begins with `foreignField`.
   */
  async findJoined<Joined extends object>(
    id: string,
    { without, ...join }: Join<Joined>,
  ): Promise<(T & Joined) | null> {
    const joined = this.#collection
      .aggregate()
      .match({ _id: id })
      .lookup({ ...join, localField: '_id' })
      .project(leftOut(without.map((field) => `${join.as}.${field}`)));
    const { list } = await joined.limit(1).end();
    return (list[0] as (T & Joined) | undefined) ?? null;
  }

  /**
   * Adds a document whose `_id` is made of what must be unique. If it is there already, that one is
   * read and returned (a second request) and nothing is written.
   */
  async insertOnce(document: T): Promise<InsertOutcome<T>> {
    try {
      await this.#collection.add({ data: document });
      return { inserted: true, document };
    } catch (error) {
      // WeChat documents no code for a duplicate `_id`, so the document itself is asked. This also
      // covers a write that succeeded although its answer was lost.
      const existing = await this.findById(document._id);
      if (!existing) throw error;
      return { inserted: false, document: existing };
    }
  }

  /**
   * Adds many documents in one request. If that fails (some are there already, or the answer was lost),
   * those that are missing are added, if need be one by one; what is there stays as it is.
   * @returns the documents that can't be there, because one of a unique index stands in their way.
   */
  async insertMissing(documents: readonly T[]): Promise<T[]> {
    if (documents.length === 0 || (await this.#addAll(documents))) return [];
    const ids = documents.map(({ _id }) => _id);
    const there = await this.findAll({ _id: { $in: ids } }, { atMost: ids.length });
    const found = new Set(there.map(({ _id }) => _id));
    const missing = documents.filter(({ _id }) => !found.has(_id));
    if (missing.length === 0 || (await this.#addAll(missing))) return [];
    return this.#insertEach(missing);
  }

  async #addAll(documents: readonly T[]): Promise<boolean> {
    return this.#collection.add({ data: documents }).then(
      () => true,
      () => false,
    );
  }

  async #insertEach(documents: readonly T[]): Promise<T[]> {
    const refused: T[] = [];
    for (const document of documents) {
      try {
        await this.insertOnce(document);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        refused.push(document);
      }
    }
    return refused;
  }

  /**
   * Sets fields of the document with this `_id` if it also meets the condition; each is replaced as a
   * whole. The answer is whether it did: a condition such as `{rev: 3}` makes this a compare-and-set.
   */
  async changeIf(id: string, condition: Condition, changes: Partial<T>): Promise<boolean> {
    // Without `set` the SDK merges objects field by field, and an emptied one would keep its fields.
    const whole = Object.entries(changes).map(([field, value]) => [field, command.set(value)] as const);
    const data = Object.fromEntries(whole);
    const { stats } = await this.#collection.where({ ...condition, _id: id }).update({ data });
    return stats.updated > 0;
  }

  /** Sets fields (dotted: parts of fields) of all documents that match; how many were changed. */
  async changeAll(condition: Condition, changes: Readonly<Record<string, unknown>>): Promise<number> {
    const { stats } = await this.#collection.where(condition).update({ data: changes });
    return stats.updated;
  }

  /** Adds `amount` to a number field of the document with this `_id` if it meets the condition; whether it did. */
  async addIf(
    id: string,
    condition: Condition,
    { field, amount, ...changes }: { field: keyof T & string; amount: number } & Partial<T>,
  ): Promise<boolean> {
    const data = { ...changes, [field]: command.inc(amount) };
    const { stats } = await this.#collection.where({ ...condition, _id: id }).update({ data });
    return stats.updated > 0;
  }

  /** Removes the document with this `_id` if it meets the condition; whether it did. */
  async removeIf(id: string, condition: Condition = {}): Promise<boolean> {
    const { stats } = await this.#collection.where({ ...condition, _id: id }).remove();
    return stats.removed > 0;
  }

  /** Removes all documents that match; how many there were. */
  async removeAll(condition: Condition): Promise<number> {
    const { stats } = await this.#collection.where(condition).remove();
    return stats.removed;
  }
}

function leftOut(fields: readonly PropertyKey[]): Record<string, 0> {
  return Object.fromEntries(fields.map((field) => [field, 0]));
}

/**
 * Whether the database refused a write because of a unique index or an `_id` that is taken. WeChat
 * documents no code for it, so MongoDB's own words are looked for.
 */
export function isDuplicate(error: unknown): boolean {
  const { errMsg = '', message = '' } = (error ?? {}) as { errMsg?: string; message?: string };
  return /duplicate|E11000/i.test(`${errMsg} ${message}`);
}
