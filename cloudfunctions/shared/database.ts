import cloud from 'wx-server-sdk';
import type { CollectionName } from './collections';

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });

/** A condition as the database's `where` and `match` take it. */
export type Condition = Record<string, unknown>;

/** What `insertOnce` found: the document it wrote, or the one that was there before. */
export interface InsertOutcome<T> {
  inserted: boolean;
  document: T;
}

/** The part of the SDK used here; its own typings answer `void` or `string` beside every promise. */
interface SdkCollection {
  where(condition: Condition): { limit(max: number): { get(): Promise<{ data: unknown[] }> } };
  aggregate(): SdkPipeline;
  add(options: { data: unknown }): Promise<unknown>;
}

interface SdkPipeline {
  match(condition: Condition): SdkPipeline;
  lookup(join: { from: string; localField: string; foreignField: string; as: string }): SdkPipeline;
  limit(max: number): SdkPipeline;
  end(): Promise<{ list: unknown[] }>;
}

const database = cloud.database();

/**
 * One collection seen through its document type. Each feature has one store file, which makes its
 * stores and is the only place with that feature's queries. Every method is one database request
 * unless it says otherwise.
 */
export class Store<T extends { _id: string }> {
  readonly #collection: SdkCollection;

  constructor(private readonly name: CollectionName) {
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

  /**
   * The document with this `_id`, or null, with all documents of another collection whose
   * `foreignField` holds that `_id`. Needs an index that begins with `foreignField`.
   */
  async findJoined<Joined extends object>(
    id: string,
    join: { from: CollectionName; foreignField: string; as: keyof Joined & string },
  ): Promise<(T & Joined) | null> {
    const joined = this.#collection
      .aggregate()
      .match({ _id: id })
      .lookup({ ...join, localField: '_id' });
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
}
