import type { FileSummary } from '../protocol';
import { datesFromWire, datesToWire } from './dates';
import { WorkingsClient } from './workings';

/** How to find documents. */
export interface FindOptions {
  filter?: Record<string, unknown>;
  sort?: Record<string, 1 | -1>;
  skip?: number;
  limit?: number;
}

/** The data itself: documents, files, snapshots. */
export class DataClient extends WorkingsClient {
  /** The collections and how many documents each holds. */
  collections(): Promise<Record<string, number>> {
    return this.get('/control/collections');
  }

  /** Stores documents as they are; the collection is made when it is not there. */
  insert(collection: string, documents: object[]): Promise<{ inserted: number }> {
    return this.post(this.#documents(collection), datesToWire(documents));
  }

  async find<T = Record<string, unknown>>(collection: string, options: FindOptions = {}): Promise<T[]> {
    const found = await this.post(`${this.#documents(collection)}/find`, datesToWire(options));
    return datesFromWire(found) as T[];
  }

  count(collection: string, filter: Record<string, unknown> = {}): Promise<number> {
    return this.post(`${this.#documents(collection)}/count`, { filter });
  }

  /** Removes what matches, everything without a filter. */
  remove(collection: string, filter: Record<string, unknown> = {}): Promise<{ deleted: number }> {
    return this.post(`${this.#documents(collection)}/remove`, { filter });
  }

  /** Remembers the data under a name. */
  snapshot(name: string): Promise<unknown> {
    return this.put(`/control/snapshots/${encodeURIComponent(name)}`);
  }

  /** The names of the snapshots, oldest first. */
  snapshots(): Promise<string[]> {
    return this.get('/control/snapshots');
  }

  /** Brings the data back to what it was; functions start cold. */
  restore(name: string): Promise<unknown> {
    return this.post(`/control/snapshots/${encodeURIComponent(name)}/restore`);
  }

  /** The files in the cloud's storage. */
  files(): Promise<FileSummary[]> {
    return this.get('/control/files');
  }

  #documents(collection: string): string {
    return `/control/documents/${encodeURIComponent(collection)}`;
  }
}
