import type { Data, Instance } from '../framework/glass';

/** What a page has sent to its view so far. */
export interface SetDataCount {
  calls: number;
  /** UTF-8 length of the data as JSON. */
  bytes: number;
}

/** WeChat's documented limit of one call; a phone may drop what is larger. */
const MAX_BYTES = 1024 * 1024;

/** What pages and components inherit setData from. */
interface SetDataOwner {
  setData(this: Instance, data: Data, callback?: () => void): void;
}

/**
 * Counts every setData of pages and of components inside them. `owner`: what they inherit it from; `count` is
 * called with the one that set data and the data's UTF-8 length as JSON.
 */
export function meterSetData(owner: SetDataOwner, count: (instance: Instance, bytes: number) => void): void {
  const setData = Reflect.get(owner, 'setData');
  owner.setData = function (data, callback) {
    const bytes = new TextEncoder().encode(JSON.stringify(data)).length;
    count(this, bytes);
    if (bytes > MAX_BYTES)
      console.warn(`setData of ${this.is}: ${Math.ceil(bytes / 1024)} KB, WeChat takes 1024 KB at most`);
    setData.call(this, data, callback);
  };
}
