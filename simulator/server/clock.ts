import type { Clock } from '../protocol';
import type { SettingsFile } from './settings';

/** How the clock is kept: a distance from real time while it runs, a point while it stands. */
type Stored = { running: true; offset: number } | { running: false; now: number };

/**
 * The simulated clock. Its state lies in one shared 64-bit cell, which the functions' workers read
 * at every `Date.now()`: a change of the clock is seen by all of them at once, without a message.
 * The cell holds `milliseconds * 2 + running`: an offset to real time, or a fixed time.
 */
export class SimulatedClock {
  readonly cell = new BigInt64Array(new SharedArrayBuffer(8));
  readonly #file: SettingsFile<Stored>;

  /** Continues the clock stored in `file`, or starts one in real time. */
  constructor(file: SettingsFile<Stored>) {
    this.#file = file;
    this.#keep(file.read() ?? { running: true, offset: 0 });
  }

  /** The simulated time in milliseconds since 1970. */
  now(): number {
    const stored = this.#stored();
    return stored.running ? Date.now() + stored.offset : stored.now;
  }

  read(): Clock {
    return { now: this.now(), running: this.#stored().running };
  }

  /** Sets the time, starts or stops the clock; what is not given stays as it is. */
  set(change: Partial<Clock>): Clock {
    const now = change.now ?? this.now();
    const running = change.running ?? this.#stored().running;
    const next: Stored = running ? { running, offset: now - Date.now() } : { running, now };
    this.#keep(next);
    this.#file.write(next);
    return { now, running };
  }

  #stored(): Stored {
    const value = Atomics.load(this.cell, 0);
    const milliseconds = Number(value >> 1n);
    return value & 1n ? { running: true, offset: milliseconds } : { running: false, now: milliseconds };
  }

  #keep(stored: Stored): void {
    const milliseconds = BigInt(Math.round(stored.running ? stored.offset : stored.now));
    Atomics.store(this.cell, 0, milliseconds * 2n + (stored.running ? 1n : 0n));
  }
}
