import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/chromium';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Several phones lie side by side; those in the background must not be slowed down.
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
];

/** The sizes that the product is tested at, in px. */
export const SCREENS = {
  phone: { width: 375, height: 812 },
  large: { width: 430, height: 932 },
  desk: { width: 1440, height: 900 },
} as const;

/** A Chromium of its own, with nothing remembered from before. */
export interface TestBrowser {
  context: BrowserContext;
  /** A new page, whose errors are collected from its start; see {@link WatchedPage}. */
  newPage(size?: keyof typeof SCREENS): Promise<WatchedPage>;
  close(): Promise<void>;
}

/** A page and everything that went wrong on it: console errors and uncaught exceptions. */
export interface WatchedPage {
  page: Page;
  errors: string[];
}

/**
 * Starts Chromium for a test file. `options.touch` makes it a touch screen.
 * @throws when there is no Chromium on this machine.
 */
export async function openBrowser(options: { touch?: boolean } = {}): Promise<TestBrowser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium found; set CHROMIUM_PATH.');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'browser-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    args: FLAGS,
    headless: true,
    hasTouch: options.touch ?? false,
    locale: 'zh-CN',
  });
  return {
    context,
    newPage: (size = 'phone') => newPage(context, size),
    close: async () => {
      await context.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function newPage(context: BrowserContext, size: keyof typeof SCREENS): Promise<WatchedPage> {
  const page = await context.newPage();
  await page.setViewportSize(SCREENS[size]);
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  return { page, errors };
}
