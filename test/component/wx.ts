/** What vant draws with; the simulation's own do for that. */
const FOR_DRAWING = ['getSystemInfoSync', 'canIUse', 'nextTick', 'createSelectorQuery'];

/**
 * Puts APIs under `wx`, in the place of the simulation's own; what isn't given throws its name, so that a test
 * can't pass on an answer it never chose.
 */
export function simulatedWx(apis: Record<string, unknown>): void {
  const before = (globalThis as { wx?: Record<string, unknown> }).wx ?? {};
  const drawing = Object.fromEntries(
    FOR_DRAWING.filter((name) => name in before).map((name) => [name, before[name]]),
  );
  const wx = new Proxy<Record<string, unknown>>(
    { ...drawing, ...apis },
    {
      get: (target, name) => {
        if (name in target) return target[name as string];
        throw new Error(`the test gave no wx.${String(name)}`);
      },
    },
  );
  Object.defineProperty(globalThis, 'wx', { value: wx, configurable: true, writable: true });
}
