import { createHash } from 'node:crypto';

/**
 * A source of ids that look random and are the same for the same seed: 32 hexadecimal digits, like
 * the ids of WeChat's database.
 */
export class IdSource {
  #used = 0;

  constructor(private readonly seed: string) {}

  /** How many ids were given out; setting it makes the source continue from there. */
  get used(): number {
    return this.#used;
  }

  set used(count: number) {
    this.#used = count;
  }

  next(): string {
    this.#used += 1;
    return createHash('md5').update(`${this.seed}:${this.#used}`).digest('hex');
  }

  /** A number from 0 to below 1. */
  nextFraction(): number {
    return parseInt(this.next().slice(0, 8), 16) / 2 ** 32;
  }

  /** The next id in the shape of a request id. */
  nextUuid(): string {
    return this.next().replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }
}
