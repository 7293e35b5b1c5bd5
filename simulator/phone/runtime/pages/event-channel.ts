type Listener = (...args: unknown[]) => void;

/** The line between a page and the one it opened. */
export class EventChannel {
  readonly #listeners = new Map<string, { listener: Listener; once: boolean }[]>();

  on(name: string, listener: Listener): void {
    this.#add(name, listener, false);
  }

  once(name: string, listener: Listener): void {
    this.#add(name, listener, true);
  }

  off(name: string, listener?: Listener): void {
    const rest = this.#of(name).filter((entry) => listener !== undefined && entry.listener !== listener);
    this.#listeners.set(name, rest);
  }

  emit(name: string, ...args: unknown[]): void {
    const entries = this.#of(name);
    this.#listeners.set(
      name,
      entries.filter(({ once }) => !once),
    );
    for (const { listener } of entries) listener(...args);
  }

  #of(name: string) {
    return this.#listeners.get(name) ?? [];
  }

  #add(name: string, listener: Listener, once: boolean): void {
    this.#listeners.set(name, [...this.#of(name), { listener, once }]);
  }
}
