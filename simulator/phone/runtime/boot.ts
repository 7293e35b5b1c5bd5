import type { Definition } from './framework/code';
import type { AppGlobals } from './app-globals';
import { AppHolder, globalsWithout } from './app-globals';
import { guarded } from './apis/missing';
import type { AppCode, Problem } from './app-code';
import { phoneDate } from './clock';
import { Device } from './device';
import { openKept } from './files/kept-map';
import type { LocalFile } from './files/local-files';
import { Phone } from './phone';
import { showProblems } from './shell/problems';

/** What the app's bundle finds when it runs (see build/scripts.ts). */
interface MiniProgram {
  globals: AppGlobals;
  /** The app's `globalThis`, which lacks these names of the browser. */
  withoutNames: (names: string[]) => object;
  start: (code: AppCode) => void;
  report: (problems: Problem[]) => void;
}

/** Opens the phone that the address names, and then runs the app's bundle. */
async function boot(): Promise<void> {
  const id = new URLSearchParams(location.search).get('phone') ?? '';
  const device = await Device.open(id);
  const kept = await openKept<LocalFile>(device.account);
  const apis = {};
  const app = new AppHolder();
  let phone: Phone | undefined;
  const running = () => {
    if (!phone) throw new Error('the app has not started');
    return phone;
  };
  const globals: AppGlobals = {
    App: (definition) => {
      app.instance = definition;
    },
    getApp: () => app.instance,
    Page: (definition: Definition) => running().code.define('Page', definition),
    Component: (definition: Definition) => running().code.define('Component', definition),
    Behavior: (definition: Definition) => running().code.behavior(definition),
    getCurrentPages: () => running().stack.pages.map(({ instance }) => instance),
    wx: guarded(apis, 'wx'),
    Date: phoneDate(device.clock),
  };
  const miniProgram: MiniProgram = {
    globals,
    withoutNames: (names) => globalsWithout(names, globals),
    start: (code) => {
      phone = new Phone(device, code, app, kept);
      Object.assign(apis, phone.apis());
      try {
        phone.start();
      } catch (error) {
        // The script goes on: what is wrong with the project is at its end, and tells the reason.
        reportError(error);
      }
    },
    report: showProblems,
  };
  (globalThis as unknown as { __miniProgram: MiniProgram }).__miniProgram = miniProgram;
  const script = document.createElement('script');
  script.src = '/phone/app.js';
  document.head.append(script);
}

boot().catch((error: unknown) =>
  showProblems([{ file: '', message: error instanceof Error ? error.message : String(error) }]),
);
