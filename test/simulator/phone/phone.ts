import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { LaunchedSimulator, SimulatorClient } from '../../../simulator/client';
import { launchSimulator } from '../../../simulator/client';
import type { PhoneHooks } from '../../../simulator/phone/runtime/test-hooks';
import type { SCREENS, TestBrowser } from '../../support/browser';
import { openBrowser } from '../../support/browser';
import { TestPhone } from './test-phone';

export { TestPhone };

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
