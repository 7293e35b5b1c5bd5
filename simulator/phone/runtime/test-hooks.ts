import type { PhoneParts } from './phone-parts';

/** What tests read as `window.__phone`. */
export interface PhoneHooks {
  /** Path of the visible page. */
  route: () => string;
  /** Elements of the visible page, its own included. */
  nodes: () => number;
  /** What each open page sent by setData so far, its components included; the visible page last. */
  pages: () => { route: string; setDataCalls: number; setDataBytes: number }[];
  /** What the phone did that can't be seen, e.g. `vibrateShort`. */
  log: () => string[];
  /** Milliseconds since 1970 by the phone's clock. */
  now: () => number;
}

/** Offers counters to tests. */
export function exposeToTests(phone: PhoneParts): void {
  const hooks: PhoneHooks = {
    route: () => phone.stack.top.id,
    nodes: () => phone.stack.top.layer.querySelectorAll('page, page *').length,
    pages: () =>
      phone.stack.pages.map(({ id, setData }) => ({
        route: id,
        setDataCalls: setData.calls,
        setDataBytes: setData.bytes,
      })),
    log: () => [...phone.log],
    now: () => phone.device.clock.now(),
  };
  (globalThis as unknown as { __phone: PhoneHooks }).__phone = hooks;
}
