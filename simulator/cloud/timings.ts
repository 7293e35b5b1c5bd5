import type { TimingsByAction } from '../protocol';

/**
 * How long calls took, by function and action. Apart from the counters, which are the same on every
 * machine: these are not.
 */
export class Timings {
  readonly #byName = new Map<string, Map<string, { calls: number; milliseconds: number }>>();

  /** A call is over. */
  add(functionName: string, action: string, milliseconds: number): void {
    const ofFunction =
      this.#byName.get(functionName) ?? new Map<string, { calls: number; milliseconds: number }>();
    const { calls, milliseconds: before } = ofFunction.get(action) ?? { calls: 0, milliseconds: 0 };
    ofFunction.set(action, { calls: calls + 1, milliseconds: before + milliseconds });
    this.#byName.set(functionName, ofFunction);
  }

  read(): TimingsByAction {
    return Object.fromEntries(
      [...this.#byName].map(([name, actions]) => [name, Object.fromEntries(actions)]),
    );
  }

  reset(): void {
    this.#byName.clear();
  }
}
