/** Names that JavaScript itself asks objects for. */
const NOT_APIS = ['then', 'toJSON', 'constructor', 'prototype', 'nodeType', '$$typeof', 'asymmetricMatch'];

/**
 * The APIs with a guard: one that isn't there is a function that throws its name when called, so that nothing
 * silently seems to work. It is there to be asked for, because code asks `if (wx.something)`.
 */
export function guarded<T extends object>(apis: T, prefix: string): T {
  return new Proxy(apis, {
    get(target, name) {
      if (name in target || typeof name === 'symbol' || NOT_APIS.includes(name))
        return Reflect.get(target, name) as unknown;
      return () => {
        throw new Error(`${prefix}.${name} is not available in the simulator`);
      };
    },
  });
}
