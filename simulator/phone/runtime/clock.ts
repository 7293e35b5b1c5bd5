import type { Clock } from '../../protocol';

/** The phone's clock: the simulated time plus the phone's own error. */
export class PhoneClock {
  #clock: Clock = { now: Date.now(), running: true };
  #receivedAt = performance.now();
  #skewMs = 0;

  /** Takes over where the simulated clock stands now. */
  set(clock: Clock): void {
    this.#clock = clock;
    this.#receivedAt = performance.now();
  }

  /** `skewMs`: how far this phone's clock is ahead. */
  setSkew(skewMs: number): void {
    this.#skewMs = skewMs;
  }

  /** Milliseconds since 1970 as this phone believes. */
  now(): number {
    return this.simulated() + this.#skewMs;
  }

  /** Milliseconds since 1970 without this phone's own error: how long things really take. */
  simulated(): number {
    const elapsed = this.#clock.running ? Math.round(performance.now() - this.#receivedAt) : 0;
    return this.#clock.now + elapsed;
  }
}

/** The `Date` of the app: it reads the phone's clock, and is the browser's in all else. */
export function phoneDate(clock: PhoneClock): DateConstructor {
  const now = () => clock.now();
  const date = function (this: unknown, ...args: number[]) {
    const made = (new.target as unknown) ?? null;
    if (made === null) return new Date(now()).toString();
    return Reflect.construct(Date, args.length === 0 ? [now()] : args, made as DateConstructor) as Date;
  };
  date.prototype = Date.prototype;
  return Object.assign(date, { now, parse: Date.parse, UTC: Date.UTC }) as unknown as DateConstructor;
}
