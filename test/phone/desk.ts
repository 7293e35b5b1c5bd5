import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { Phone } from '../../simulator/protocol';
import { openBrowser, type TestBrowser } from '../support/browser';
import { at, gate, north } from '../support/rules';
import { openid, type School, startSchool } from '../support/school';

/** The Tuesday of the tests. */
export const tuesday = '2026-11-24';

/** Where a phone is put: `metres` north of the place's centre. */
export function standing(metres: number, accuracy = 20) {
  return { ...(metres === 0 ? gate : north(metres)), accuracy };
}

/** The desk with a student's phone and the head teacher's beside it, in one browser page. */
export interface TestDesk {
  school: School;
  page: Page;
  /** Errors of the console and uncaught ones, and requests that left this machine. */
  complaints: string[];
  /** The school as at first, the clock standing at `time`, the desk opened anew. */
  begin(time: string, phones?: Record<string, Partial<Phone>>): Promise<void>;
  /** Opens the desk again, as it is. */
  reopen(): Promise<void>;
  /** Opens one phone alone in a page of this width. */
  openPhone(id: string, width: 375 | 430): Promise<Page>;
  /** How often an action of attendance was called since the test began. */
  callsOf(action: string): Promise<number>;
  student: TestPhone;
  teacher: TestPhone;
  close(): Promise<void>;
}

const people = { 'li-lei': '李雷', 'zhou-min': '周敏' };

/** Starts a school and a browser for one test file. */
export async function openDesk(): Promise<TestDesk> {
  const [school, browser] = await Promise.all([startSchool(), openBrowser()]);
  const desk = {
    school,
    complaints: [] as string[],
    begin: async (time: string, phones: Record<string, Partial<Phone>> = {}) => {
      await school.begin(at(tuesday, time));
      await putPhones(school, phones);
      await reopen(desk, browser);
    },
    reopen: () => reopen(desk, browser),
    openPhone: async (id: string, width: 375 | 430) => {
      const { page, errors } = await browser.newPage(width === 375 ? 'phone' : 'large');
      desk.complaints = errors;
      await page.goto(`${school.simulator.url}/phone/?phone=${id}`);
      return page;
    },
    callsOf: async (action: string) =>
      (await school.simulator.client.counters()).attendance?.[action]?.calls ?? 0,
    close: async () => {
      await browser.close();
      await school.stop();
    },
  } as TestDesk;
  return desk;
}

async function putPhones(school: School, changes: Record<string, Partial<Phone>>): Promise<void> {
  const { client } = school.simulator;
  for (const [id, name] of Object.entries(people)) {
    const plain: Partial<Phone> = {
      openid: openid(id),
      name,
      note: '',
      location: standing(0),
      locationConsent: 'granted',
      network: 'online',
      clockSkewMs: 0,
      theme: 'light',
      fontScale: 1,
    };
    await client.putPhone(id, { ...plain, ...changes[id] });
  }
}

async function reopen(desk: TestDesk, browser: TestBrowser): Promise<void> {
  const previous = browser.context.pages();
  const { page, errors } = await browser.newPage('desk');
  await Promise.all(previous.map((old) => old.close()));
  const { url } = desk.school.simulator;
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url())) errors.push(request.url());
  });
  await page.goto(url);
  desk.page = page;
  desk.complaints = errors;
  desk.student = new TestPhone(page, page.frameLocator(`iframe[title="${people['li-lei']}的屏幕"]`));
  desk.teacher = new TestPhone(page, page.frameLocator(`iframe[title="${people['zhou-min']}的屏幕"]`));
}

/** A phone on the desk, as its owner uses it. */
export class TestPhone {
  constructor(
    private readonly page: Page,
    readonly frame: FrameLocator,
  ) {}

  /** The round button of the check-in card. */
  get button(): Locator {
    return this.test('check-in');
  }

  /** What is said after a tap. */
  get notice(): Locator {
    return this.test('notice');
  }

  /** An element by its `data-test`. */
  test(name: string): Locator {
    return this.frame.locator(`[data-test="${name}"]`);
  }

  text(text: string): Locator {
    return this.frame.getByText(text, { exact: true });
  }

  /** Waits until the button says this. */
  async buttonSays(label: string): Promise<void> {
    await this.button.filter({ hasText: label }).waitFor();
  }

  /** Presses the button and waits until something is said; returns it. */
  async checkIn(): Promise<string> {
    await this.buttonSays('打卡');
    await this.button.click();
    return this.said();
  }

  /** What is said now, title and detail on a line each. */
  async said(): Promise<string> {
    await this.notice.waitFor();
    return this.notice.innerText();
  }

  /** The line of a section in the student's lists: its name and how it went. */
  async line(name: string): Promise<string> {
    const line = this.frame.locator('.line-head', { hasText: name }).first();
    return (await line.innerText()).split('\n').join(' ');
  }

  /** From 今日 to the day sheet. */
  async openSheet(): Promise<void> {
    await this.test('open-sheet').click();
    await this.test('counts').waitFor();
  }

  /** Pulls the page down with the mouse, as a thumb does, so that it loads anew. */
  async pullDown(): Promise<void> {
    const box = await this.frame.locator('page').last().boundingBox();
    if (!box) throw new Error('no page is shown');
    const { mouse } = this.page;
    const [x, y] = [box.x + box.width / 2, box.y + 40];
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x, y + 200, { steps: 5 });
    await mouse.up();
  }

  /** The counts of the open day sheet, e.g. `应到 4 未到 3 迟到 0 已到 1`. */
  async counts(): Promise<string> {
    const figures = await this.test('counts').innerText();
    const [pairs, lines] = [[] as string[], figures.split('\n').filter(Boolean)];
    for (let index = 0; index + 1 < lines.length; index += 2)
      pairs.push(`${lines[index + 1]} ${lines[index]}`);
    return pairs.join(' ');
  }

  /** The students of a group on the open day sheet, with all that is said of them. */
  async group(state: string): Promise<string> {
    const group = this.test(`group-${state}`);
    return (await group.count()) ? group.innerText() : '';
  }
}
