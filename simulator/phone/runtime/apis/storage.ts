import { ApiError, asyncApis } from './define';

/** WeChat's limits in KB. */
const LIMIT_KB = 10_240;
const MAX_VALUE_BYTES = 1024 * 1024;

/** Data kept on the phone, apart for every phone id; it survives a restart of the app. */
export function storageApis(phoneId: string): object {
  const prefix = `phone/${phoneId}/`;
  const keys = () =>
    Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '')
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  const sizeOf = (key: string) => key.length + (localStorage.getItem(prefix + key)?.length ?? 0);
  const sync = {
    setStorageSync: (key: string, data: unknown) => {
      if (typeof key !== 'string' || key === '') throw new Error('setStorageSync:fail key is empty');
      const text = JSON.stringify({ data });
      if (text.length > MAX_VALUE_BYTES) throw new Error('setStorageSync:fail entry size limit reached');
      localStorage.setItem(prefix + key, text);
    },
    /** Empty text where there is nothing, as in WeChat. */
    getStorageSync: (key: string): unknown => {
      const text = localStorage.getItem(prefix + key);
      return text === null ? '' : ((JSON.parse(text) as { data?: unknown }).data ?? '');
    },
    removeStorageSync: (key: string) => localStorage.removeItem(prefix + key),
    clearStorageSync: () => keys().forEach((key) => localStorage.removeItem(prefix + key)),
    getStorageInfoSync: () => ({
      keys: keys(),
      currentSize: Math.ceil(keys().reduce((sum, key) => sum + sizeOf(key), 0) / 1024),
      limitSize: LIMIT_KB,
    }),
  };
  return { ...sync, ...asyncApis(asyncForms(prefix, sync)) };
}

interface SyncForms {
  setStorageSync: (key: string, data: unknown) => void;
  getStorageSync: (key: string) => unknown;
  removeStorageSync: (key: string) => void;
  clearStorageSync: () => void;
  getStorageInfoSync: () => Record<string, unknown>;
}

function asyncForms(prefix: string, sync: SyncForms) {
  return {
    setStorage: ({ key, data }: { key: string; data: unknown }) => {
      sync.setStorageSync(key, data);
    },
    getStorage: ({ key }: { key: string }) => {
      if (localStorage.getItem(prefix + key) === null) throw new ApiError('data not found');
      return { data: sync.getStorageSync(key) };
    },
    removeStorage: ({ key }: { key: string }) => {
      sync.removeStorageSync(key);
    },
    clearStorage: () => {
      sync.clearStorageSync();
    },
    getStorageInfo: () => sync.getStorageInfoSync(),
  };
}
