import type { Definition } from './framework/code';
import type { Data } from './framework/glass';

/** The globals of a mini program's scripts; every script of the app sees these instead of the browser's. */
export interface AppGlobals {
  App: (definition: Data) => void;
  Page: (definition: Definition) => void;
  Component: (definition: Definition) => void;
  Behavior: (definition: Definition) => unknown;
  getApp: () => Data | undefined;
  getCurrentPages: () => unknown[];
  wx: object;
  Date: DateConstructor;
}

/**
 * The app's `globalThis`: the browser's without these names, and with what `app` has of its own. What the app adds is
 * found by the browser's own scripts too, so that tests can look at it; what it puts in the place of something that
 * the browser has is known to itself alone.
 */
export function globalsWithout(names: string[], app: AppGlobals): object {
  const missing = new Set<PropertyKey>(names);
  const added = new Set<PropertyKey>();
  const own = new Map<PropertyKey, unknown>(Object.entries(app));
  // A proxy of the browser's own object would have to own up to `document`.
  const proxy: object = new Proxy(
    {},
    {
      get: (_, name) => {
        if (own.has(name)) return own.get(name);
        return missing.has(name) ? undefined : (Reflect.get(globalThis, name) as unknown);
      },
      has: (_, name) => own.has(name) || (!missing.has(name) && name in globalThis),
      set: (_, name, value) => {
        if (!(name in globalThis)) added.add(name);
        if (added.has(name)) return Reflect.set(globalThis, name, value);
        own.set(name, value);
        return true;
      },
    },
  );
  own.set('globalThis', proxy);
  return proxy;
}

/** Holds what `App()` was given, and calls its lifecycle functions. */
export class AppHolder {
  instance: Data | undefined;

  /** Calls a function of the app if it has one; an error in it is reported and goes no farther. */
  call(name: string, ...args: unknown[]): void {
    const method = this.instance?.[name];
    if (typeof method !== 'function') return;
    try {
      (method as (...all: unknown[]) => unknown).apply(this.instance, args);
    } catch (error) {
      reportError(error);
    }
  }
}
