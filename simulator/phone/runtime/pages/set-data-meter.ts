import type { Instance } from '../framework/glass';

/** What a page has sent to its view so far. */
export interface SetDataCount {
  calls: number;
  /** UTF-8 length of the data as JSON. */
  bytes: number;
}

/**
 * Counts every setData on the adapter's instances, of pages and of components inside them. `instance`: any
 * one of them, to find the method they share; `count` is called with the one that set data.
 */
export function meterSetData(instance: Instance, count: (instance: Instance, bytes: number) => void): void {
  const shared = ownerOf(instance, 'setData') as Pick<Instance, 'setData'> & { isMetered?: true };
  if (shared.isMetered) return;
  shared.isMetered = true;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its `this` below
  const { setData } = shared;
  shared.setData = function (this: Instance, data, callback) {
    count(this, new TextEncoder().encode(JSON.stringify(data)).length);
    setData.call(this, data, callback);
  };
}

function ownerOf(instance: object, method: string): object {
  return Object.hasOwn(instance, method)
    ? instance
    : ownerOf(Object.getPrototypeOf(instance) as object, method);
}
