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
  /** Names of everything under `wx`, with `cloud.` and `FileSystemManager.` before what is in there. */
  apis: () => string[];
  /** Holds a code before the camera: what is scanned next reads this text. */
  holdCode: (text: string) => void;
  /** Opens a page with its query from outside, by a number of WeChat's list of scenes. */
  enter: (address: string, scene: number) => void;
  /** Milliseconds since 1970 by the phone's clock. */
  now: () => number;
}

/** Offers counters to tests. */
export function exposeToTests(phone: PhoneParts, apis: Record<string, unknown>): void {
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
    apis: () => apiNames(apis),
    holdCode: (text) => phone.scanner.hold(text),
    enter: (address, scene) => phone.entry.enter(address, scene),
    now: () => phone.device.clock.now(),
  };
  (globalThis as unknown as { __phone: PhoneHooks }).__phone = hooks;
}

function apiNames(apis: Record<string, unknown>): string[] {
  const { cloud, getFileSystemManager } = apis as { cloud: object; getFileSystemManager: () => object };
  const files = Object.keys(getFileSystemManager()).map((name) => `FileSystemManager.${name}`);
  const ofCloud = Object.keys(cloud).map((name) => `cloud.${name}`);
  return [...Object.keys(apis), ...ofCloud, ...files];
}
