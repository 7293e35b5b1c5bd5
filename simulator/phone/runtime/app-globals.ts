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
