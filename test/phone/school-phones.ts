import type { Locator, Page } from 'playwright-core';
import type { Person } from '../../cloudfunctions/school/people/person';
import { openBrowser, type TestBrowser } from '../support/browser';
import { at } from '../support/rules';
import { openid, type School, startSchool } from '../support/school';
import { standing, tuesday } from './desk';
import { enter, overflowing, smallTargets, unreadable } from './looks';

/** How a phone looks; light and in the standard font unless said otherwise. */
export interface Look {
  theme?: 'dark';
  fontScale?: number;
}

/** The looks that every page is checked in: as most have it, and as it gets tightest. */
export const looks: readonly (readonly [Look])[] = [[{}], [{ theme: 'dark', fontScale: 1.4 }]];

/** Phones of a school's people, one alone in a page, for tests of single pages of the mini program. */
export interface SchoolPhones {
  school: School;
  /** Errors of the console and uncaught ones of the phone opened last; none may be left after a test. */
  complaints: string[];
  /** Somebody's phone, open at a page of the mini program, with what it loads loaded. */
  open: (who: string, address: string, look?: Look) => Promise<Page>;
  /** Opens pages, each until something marked is there: nothing sticks out, is pale or too small to tap. */
  looksRight: (who: string, pages: readonly (readonly [string, string])[], look: Look) => Promise<void>;
  /** Takes or gives the network of somebody's phone. */
  network: (who: string, to: 'online' | 'offline' | 'replyLost') => Promise<void>;
  /** A cut line is what the test was about: what Chromium says of it is no complaint. */
  forgiveCutLines: () => void;
  /** A person as stored. */
  person: (personId: string) => Promise<Person>;
}

/** Starts a school and a browser for one test file: at Tuesday 08:00 before each test, without complaints after it. */
export function schoolPhones(): SchoolPhones {
  let browser: TestBrowser;
  const phones = { complaints: [] as string[] } as SchoolPhones;
  beforeAll(async () => {
    [phones.school, browser] = await Promise.all([startSchool(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await phones.school.stop();
  });
  beforeEach(() => phones.school.begin(at(tuesday, '08:00')));
  afterEach(() => expect(phones.complaints).toEqual([]));
  phones.open = async (who, address, look = {}) => {
    const { client, url } = phones.school.simulator;
    await client.putPhone(who, {
      ...{ openid: openid(who), name: who, note: '', location: standing(0), locationConsent: 'denied' },
      ...{ network: 'online', clockSkewMs: 0, theme: 'light', fontScale: 1, ...look },
    });
    const { page, errors } = await browser.newPage('phone');
    page.setDefaultTimeout(15_000);
    phones.complaints = errors;
    await page.goto(`${url}/phone/?phone=${who}`);
    // A page that is left while it is being drawn is a story of its own.
    await untilLoaded(page);
    await enter(page, address);
    await untilLoaded(page);
    return page;
  };
  phones.looksRight = async (who, pages, look) => {
    const page = await phones.open(who, pages[0]?.[0] ?? '', look);
    for (const [address, ready] of pages) {
      await enter(page, address);
      await seen(page, ready).first().waitFor();
      const found = await Promise.all([overflowing(page), unreadable(page), smallTargets(page)]);
      const fine = { address, found: [[], [], []], complaints: [] };
      expect({ address, found, complaints: phones.complaints }).toEqual(fine);
    }
    await page.close();
  };
  phones.network = async (who, to) => {
    await phones.school.simulator.client.putPhone(who, { network: to });
  };
  phones.forgiveCutLines = () => {
    phones.complaints = phones.complaints.filter((line) => !/ERR_EMPTY_RESPONSE|ERR_CONNECTION/.test(line));
  };
  phones.person = async (personId) => {
    const filter = { _id: personId };
    const [found] = await phones.school.simulator.client.find<Person>('people', { filter });
    if (!found) throw new Error(`there is no ${personId}`);
    return found;
  };
  return phones;
}

/** Waits until the page on the screen has left its skeleton. */
export async function untilLoaded(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const shown = document.querySelector('.phone-page:not([hidden])');
    return Boolean(shown?.textContent.trim()) && !shown?.querySelector('[aria-label="正在加载"]');
  });
}

/** What is marked with `data-test` on the page on the screen. */
export const seen = (page: Page, name: string): Locator =>
  page.locator(`.phone-page:not([hidden]) [data-test="${name}"]`);

/** Waits until it shows a text. */
export const shows = (page: Page, name: string, text: string): Promise<void> =>
  seen(page, name).filter({ hasText: text }).waitFor();

/** Taps the last thing on the screen that says just this word. */
export const tapWord = (page: Page, word: string): Promise<void> =>
  page.locator('.phone-page:not([hidden])').getByText(word, { exact: true }).last().click();

/** Answers WeChat's question. */
export const answer = (page: Page, word: string): Promise<void> =>
  page.locator('.phone-modal').getByText(word, { exact: true }).click();

/** Types into a field marked with `data-test`. */
export const type = (page: Page, name: string, text: string): Promise<void> =>
  seen(page, name).locator('input').fill(text);
