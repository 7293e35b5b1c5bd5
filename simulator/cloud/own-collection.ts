import { noCounters } from './counting';
import type { Context, Database } from './database/database';

/**
 * A collection that the cloud keeps for itself (files, quotas, messages). It lies among the project's
 * collections, so that it is durable, remembered by snapshots and emptied by a reset like all data;
 * the dollar sign in its name hides it from functions.
 */
export class OwnCollection<T extends object> {
  constructor(
    private readonly database: Database,
    private readonly name: `$${string}`,
  ) {}

  get(id: string): T | undefined {
    return this.#find({ _id: id })[0];
  }

  /** All of them, in the order in which they were first put. */
  all(): T[] {
    return this.#find({});
  }

  async put(id: string, value: T): Promise<void> {
    this.database.storage.create(this.name);
    await this.database.replace(this.name, id, { ...value } as Record<string, unknown>, free());
  }

  async remove(id: string): Promise<void> {
    await this.database.remove(this.name, { _id: id }, false, free());
  }

  async clear(): Promise<void> {
    if (this.#exists()) await this.database.remove(this.name, {}, true, free());
  }

  #find(filter: Record<string, unknown>): T[] {
    return this.#exists() ? (this.database.find(this.name, { filter }, free()) as unknown as T[]) : [];
  }

  #exists(): boolean {
    return this.database.storage.store.find(this.name) !== undefined;
  }
}

/** The cloud's own work costs nobody anything. */
function free(): Context {
  return { counters: noCounters(), unindexed: 'allow' };
}
