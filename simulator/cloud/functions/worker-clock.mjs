/**
 * Makes `Date.now()`, `new Date()` and `Date()` of this thread follow the simulated clock. Timers,
 * `performance.now()` and dates made of arguments stay as they are.
 *
 * @param {BigInt64Array} cell the cell of the simulated clock: `milliseconds * 2 + running`, where the
 *   milliseconds are an offset to real time while it runs and a fixed time while it stands.
 */
export function installClock(cell) {
  const RealDate = Date;
  const realNow = RealDate.now;

  const now = () => {
    const value = Atomics.load(cell, 0);
    const milliseconds = Number(value >> 1n);
    return value & 1n ? realNow() + milliseconds : milliseconds;
  };

  const SimulatedDate = new Proxy(RealDate, {
    construct: (target, values, newTarget) =>
      Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget),
    apply: () => new RealDate(now()).toString(),
  });
  RealDate.now = now;
  RealDate.prototype.constructor = SimulatedDate;
  globalThis.Date = SimulatedDate;
}
