import type { KeptMap } from '../files/kept-map';
import { ApiError, asyncApis, syncApi } from './define';

/** WeChat's limits: of everything in KB, of one entry in bytes. */
const LIMIT_KB = 10_240;
const MAX_ENTRY_BYTES = 1024 * 1024;

/** Data kept on the phone; it survives a restart of the app. */
export function storageApis(kept: KeptMap<string>): object {
  const storage = new Storage(kept);
  const { set, get, remove, clear, info } = storage;
  return {
    setStorageSync: syncApi('setStorageSync', set),
    /** Empty text where there is nothing, as in WeChat. */
    getStorageSync: syncApi('getStorageSync', (key: string) => get(key) ?? ''),
    removeStorageSync: syncApi('removeStorageSync', remove),
    clearStorageSync: syncApi('clearStorageSync', clear),
    getStorageInfoSync: syncApi('getStorageInfoSync', info),
    ...asyncApis({
      setStorage: ({ key, data }: { key: string; data: unknown }) => {
        set(key, data);
        return kept.written();
      },
      getStorage: ({ key }: { key: string }) => {
        const data = get(key);
        if (data === undefined) throw new ApiError('data not found');
        return { data };
      },
      removeStorage: ({ key }: { key: string }) => {
        remove(key);
        return kept.written();
      },
      clearStorage: () => {
        clear();
        return kept.written();
      },
      getStorageInfo: info,
    }),
  };
}

/** Texts of JSON, an entry per key. */
class Storage {
  readonly #kept: KeptMap<string>;
  readonly #bytes: Map<string, number>;

  constructor(kept: KeptMap<string>) {
    this.#kept = kept;
    this.#bytes = new Map(kept.entries().map(([key, text]) => [key, bytesOf(key + text)]));
  }

  set = (key: string, data: unknown): void => {
    if (typeof key !== 'string' || key === '') throw new ApiError('parameter error: key should not be empty');
    if (typeof data === 'function') throw new ApiError('parameter error: data should be serializable');
    const text = textOf(data);
    const bytes = bytesOf(key + (text ?? ''));
    if (bytes > MAX_ENTRY_BYTES) throw new ApiError('entry size limit reached');
    if (this.#total - (this.#bytes.get(key) ?? 0) + bytes > LIMIT_KB * 1024)
      throw new ApiError(`exceed storage max size ${LIMIT_KB / 1024}Mb`);
    // What JSON has no text for is kept as nothing at all.
    this.#kept.set(key, text ?? '""');
    this.#bytes.set(key, bytes);
  };

  get = (key: string): unknown => {
    const text = this.#kept.get(key);
    return text === undefined ? undefined : dataOf(text);
  };

  remove = (key: string): void => {
    this.#kept.delete(key);
    this.#bytes.delete(key);
  };

  clear = (): void => {
    this.#kept.clear();
    this.#bytes.clear();
  };

  info = (): { keys: string[]; currentSize: number; limitSize: number } => ({
    keys: this.#kept.keys(),
    currentSize: Math.ceil(this.#total / 1024),
    limitSize: LIMIT_KB,
  });

  get #total(): number {
    return [...this.#bytes.values()].reduce((sum, bytes) => sum + bytes, 0);
  }
}

/** A date by itself stays one, as in WeChat; inside of something else it becomes a text of JSON. */
const DATE = /^Date (-?\d+)$/;

function textOf(data: unknown): string | undefined {
  if (data instanceof Date && !Number.isNaN(data.getTime())) return `Date ${data.getTime()}`;
  return JSON.stringify(data);
}

function dataOf(text: string): unknown {
  const moment = DATE.exec(text)?.[1];
  return moment === undefined ? (JSON.parse(text) as unknown) : new Date(Number(moment));
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
