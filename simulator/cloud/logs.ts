import type { LogLine } from '../protocol';

/** Older lines make room for newer ones. */
const KEPT_LINES = 5000;

/** What the functions wrote to their consoles. */
export class Logs {
  #lines: LogLine[] = [];

  add(line: LogLine): void {
    this.#lines.push(line);
    if (this.#lines.length > KEPT_LINES * 1.2) this.#lines = this.#lines.slice(-KEPT_LINES);
  }

  /** All kept lines, oldest first. */
  read(): LogLine[] {
    return this.#lines;
  }

  clear(): void {
    this.#lines = [];
  }
}
