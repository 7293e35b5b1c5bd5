import type { Counters, CountersByAction } from '../protocol';

/** Work done for a request or a call; a fresh one is all zeros. */
export function noCounters(): Counters {
  return {
    calls: 0,
    requests: 0,
    keysExamined: 0,
    docsExamined: 0,
    docsReturned: 0,
    bytesIn: 0,
    bytesOut: 0,
  };
}

/** Counts database work per function and action; the same calls give the same numbers on every machine. */
export class CounterBook {
  #byAction = emptyBook();

  /** The counters of one function and action, to be increased in place. */
  of(functionName: string, action: string): Counters {
    const ofFunction = (this.#byAction[functionName] ??= emptyPage());
    return (ofFunction[action] ??= noCounters());
  }

  read(): CountersByAction {
    return this.#byAction;
  }

  reset(): void {
    this.#byAction = emptyBook();
  }
}

// Names come from callers: `__proto__` and `toString` must be keys like any other.

function emptyBook(): CountersByAction {
  return Object.create(null) as CountersByAction;
}

function emptyPage(): Record<string, Counters> {
  return Object.create(null) as Record<string, Counters>;
}

/** The action a call is counted under: `data.action`, `-` where there is none. */
export function actionOf(data: unknown): string {
  const action = typeof data === 'object' && data !== null && 'action' in data ? data.action : undefined;
  return typeof action === 'string' ? action : '-';
}
