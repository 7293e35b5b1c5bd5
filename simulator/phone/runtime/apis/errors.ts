import type { PhoneParts } from '../phone-parts';

type Listener = (told: never) => void;

/** What a page or a script failed to catch, told to the app, to `App.onError` first. It stays on the console as well. */
export function errorApis({ app }: PhoneParts): object {
  const error = listening('Error');
  const rejection = listening('UnhandledRejection');
  let isTelling = false;
  const tell = (name: string, listeners: Set<Listener>, what: unknown) => {
    // An error in a handler of errors must not be told to itself again.
    if (isTelling) return;
    isTelling = true;
    app.call(name, what);
    for (const listener of [...listeners]) attempt(() => listener(what as never));
    isTelling = false;
  };
  addEventListener('error', ({ error: thrown }: ErrorEvent) => {
    // The browser's own notes, e.g. about observers, come without an error.
    if (thrown) tell('onError', error.listeners, textOf(thrown));
  });
  addEventListener('unhandledrejection', ({ reason, promise }) =>
    tell('onUnhandledRejection', rejection.listeners, { reason: reason as unknown, promise }),
  );
  return { ...error.apis, ...rejection.apis };
}

function listening(name: string): { listeners: Set<Listener>; apis: object } {
  const listeners = new Set<Listener>();
  const apis = {
    [`on${name}`]: (listener: Listener) => void listeners.add(listener),
    [`off${name}`]: (listener?: Listener) => {
      if (listener) listeners.delete(listener);
      else listeners.clear();
    },
  };
  return { listeners, apis };
}

function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    reportError(error);
  }
}

/** WeChat passes a text: message and stack. */
function textOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
