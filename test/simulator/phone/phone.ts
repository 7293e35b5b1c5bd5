import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { LaunchedSimulator, SimulatorClient } from '../../../simulator/client';
import { launchSimulator } from '../../../simulator/client';
import type { PhoneHooks } from '../../../simulator/phone/runtime/test-hooks';
import type { SCREENS, TestBrowser } from '../../support/browser';
import { openBrowser } from '../../support/browser';

const FIXTURE = path.join(__dirname, 'fixtures', 'app');
/** A project whose APIs tests call themselves; see {@link TestPhone.api}. */
export const API_FIXTURE = path.join(__dirname, 'fixtures', 'apis');

/** What a file's phones have in common. */
export interface PhoneUse {
  /** The project; the sample without one. */
  project?: () => string | Promise<string>;
  /** Where each phone goes first: a page that the sample's first page leads to. */
  page?: string;
  /** Tests of failures may leave errors on the console; all others end with none. */
  mayFail?: boolean;
  /** One phone for all tests of the file, which then must not mind each other. */
  isKept?: boolean;
}

/** One simulator and one browser for the file, and the phone of the test that is running. */
export interface UsedPhone {
  bench: Bench;
  phone: TestPhone;
  /** Opens the test's phone; it is closed after the test. */
  open: (...how: Parameters<Bench['open']>) => Promise<void>;
}

/** For files whose tests open their phone themselves, each in a state of its own. */
export function useBench(use: PhoneUse = {}): UsedPhone {
  const { project, page, mayFail = false, isKept = false } = use;
  let started: Bench | undefined;
  let opened: TestPhone | undefined;
  const bench = () => started ?? fail('the simulator has not started');
  beforeAll(async () => {
    started = await startBench(await project?.());
  });
  afterAll(() => started?.close());
  afterEach(async () => {
    const errors = opened?.errors.splice(0) ?? [];
    if (!isKept) await opened?.close();
    if (!isKept) opened = undefined;
    if (!mayFail) expect(errors).toEqual([]);
  });
  return {
    bench: {
      get client() {
        return bench().client;
      },
      get url() {
        return bench().url;
      },
      open: (...how) => bench().open(...how),
      close: () => bench().close(),
    },
    phone: new TestPhone(() => opened ?? fail('no phone is open')),
    open: async (...how) => {
      opened = await bench().open(...how);
      if (page !== undefined) await opened.go(page);
    },
  };
}

/** Opens a new phone before each test. */
export function usePhone(use: PhoneUse = {}): UsedPhone {
  const used = useBench(use);
  if (use.isKept) beforeAll(() => used.open());
  else beforeEach(() => used.open());
  return used;
}

function fail(why: string): never {
  throw new Error(why);
}

/** A simulator and a browser for one test file. */
export interface Bench {
  client: SimulatorClient;
  url: string;
  /** Opens a new phone on its first page; `set` is its state before it opens. */
  open(set?: Parameters<SimulatorClient['putPhone']>[1], size?: keyof typeof SCREENS): Promise<TestPhone>;
  close(): Promise<void>;
}

/** Starts the sample project, or the one in `project`. */
export async function startBench(project = FIXTURE): Promise<Bench> {
  const data = await mkdtemp(path.join(os.tmpdir(), 'phone-'));
  const [simulator, browser] = await Promise.all([launchSimulator({ project, data }), openBrowser()]);
  let phones = 0;
  return {
    client: simulator.client,
    url: simulator.url,
    open: async (set = {}, size = 'phone') => {
      phones += 1;
      return openPhone(simulator, browser, `phone-${phones}`, set, size);
    },
    close: async () => {
      await browser.close();
      await simulator.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function openPhone(
  { client, url }: LaunchedSimulator,
  browser: TestBrowser,
  id: string,
  set: Parameters<SimulatorClient['putPhone']>[1],
  size: keyof typeof SCREENS,
): Promise<TestPhone> {
  await client.putPhone(id, { openid: `openid-${id}`, name: id, ...set });
  const { page, errors } = await browser.newPage(size);
  await page.goto(`${url}/phone/?phone=${id}`);
  await page.waitForFunction(() => (globalThis as { __phone?: PhoneHooks }).__phone?.route() !== undefined);
  return new TestPhone(() => ({ id, page, errors }));
}

/** A phone in the browser, as somebody holding it would use it. */
export class TestPhone {
  readonly #opened: () => { id: string; page: Page; errors: string[] };

  /** `opened` is asked at each use, so that one object can stand for the phone of each test. */
  constructor(opened: () => { id: string; page: Page; errors: string[] }) {
    this.#opened = opened;
  }

  get id(): string {
    return this.#opened().id;
  }

  get page(): Page {
    return this.#opened().page;
  }

  /** What went wrong on it so far: console errors and uncaught exceptions. */
  get errors(): string[] {
    return this.#opened().errors;
  }

  /** The visible page of the mini program. */
  get view(): Locator {
    return this.page.locator('.phone-page:not([hidden])');
  }

  /** An element of the visible page by its id. */
  at(id: string): Locator {
    return this.view.locator(`[id="${id}"]`);
  }

  /** Taps an element of the visible page. */
  tap(id: string): Promise<void> {
    return this.at(id).click();
  }

  /** Text of an element of the visible page. */
  async text(id: string): Promise<string> {
    return (await this.at(id).textContent()) ?? '';
  }

  /** Waits until the text of an element is, or contains, what is expected. */
  async waitForText(id: string, expected: string): Promise<void> {
    await this.at(id).filter({ hasText: expected }).waitFor();
  }

  /** Goes from the sample's first page to one of the others, and waits until it is there. */
  async go(name: string): Promise<void> {
    await this.tap(`to-${name}`);
    await this.waitForRoute(`/${name}`);
  }

  async waitForRoute(end: string): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => (globalThis as unknown as { __phone: PhoneHooks }).__phone.route().endsWith(wanted),
      end,
    );
  }

  /** The lines that a sample page logs into its element `log`, parsed. */
  async log(): Promise<unknown[]> {
    const text = await this.text('log');
    return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as unknown);
  }

  /** Waits for at least `count` lines of the log and returns them all. */
  async waitForLog(count: number): Promise<unknown[]> {
    await this.page.waitForFunction(
      (wanted) =>
        (document.querySelector('.phone-page:not([hidden]) [id="log"]')?.textContent ?? '')
          .split('\n')
          .filter(Boolean).length >= wanted,
      count,
    );
    return this.log();
  }

  /** Taps a button of a sample page and returns what it logged under its id, in line `count` of the log. */
  async run(action: string, count = 1): Promise<unknown> {
    await this.tap(action);
    const line = (await this.waitForLog(count))[count - 1] as Record<string, unknown>;
    return line[action];
  }

  /**
   * Calls an asynchronous API (in the project of {@link API_FIXTURE}) and resolves to what `success` or `fail` get;
   * bytes are told as a list of numbers.
   */
  api(name: string, options: object = {}): Promise<unknown> {
    return this.page.evaluate(
      ([path, given]) =>
        new Promise<unknown>((resolve) => {
          const { wx } = globalThis as unknown as { wx: Record<string, unknown> };
          const [last = '', first] = path.split('.').reverse();
          const places: Record<string, () => unknown> = {
            cloud: () => wx.cloud,
            FileSystemManager: wx.getFileSystemManager as () => unknown,
          };
          const owner = (first === undefined ? wx : places[first]?.()) as Record<
            string,
            (all: object) => void
          >;
          const tell = (result: Record<string, unknown>) => {
            const { data } = result;
            resolve(data instanceof ArrayBuffer ? { ...result, data: [...new Uint8Array(data)] } : result);
          };
          owner[last]?.({ ...given, success: tell, fail: tell });
        }),
      [name, options] as const,
    );
  }

  /** Evaluates an expression where the app's `wx`, `getCurrentPages` and `told` are known. */
  inApp<T>(expression: string): Promise<T> {
    return this.page.evaluate<T>(expression);
  }

  /** The computed value of a CSS property. */
  style(id: string, property: string): Promise<string> {
    return this.at(id).evaluate(
      (element, name) => getComputedStyle(element).getPropertyValue(name),
      property,
    );
  }

  /** Reads the counters of the phone; `read` runs in the browser and can use nothing from outside. */
  hooks<T>(read: (hooks: PhoneHooks) => T): Promise<T> {
    return this.page.evaluate<T>(`(${read.toString()})(globalThis.__phone)`);
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}
