import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { momentOf } from '../cloudfunctions/shared/clock';
import { launchSimulator } from '../simulator/client';
import type { PhoneHooks } from '../simulator/phone/runtime/test-hooks';
import type { Phone } from '../simulator/protocol';
import { openBrowser, type SCREENS } from '../test/support/browser';
import { build } from './build';
import { campusPlace } from './demo-school/campus';
import { demoSecrets } from './demo-school/secrets';
import { seed } from './demo-school/seed';
import { importAndCalendar } from './gallery/import-and-calendar';
import { ownPages } from './gallery/own-pages';
import { rosterPages } from './gallery/roster-pages';
import type { Shot } from './gallery/shot';
import { timetables } from './gallery/timetables';

const at = (name: string) => {
  const { latitude, longitude } = campusPlace(name);
  return { latitude, longitude, accuracy: 25 };
};
const press = async (page: Page) => {
  await page.locator('[data-test=check-in]').click();
  await page.locator('[data-test=notice]').waitFor();
};
const openSheet = async (page: Page) => {
  await page.locator('[data-test=open-sheet]').click();
  await page.locator('[data-test=counts]').waitFor();
};
const consent = { locationConsent: 'granted' } as const;

const shots: Shot[] = [
  { name: 'student-open', phone: 'li-lei', set: consent },
  { name: 'student-present', phone: 'li-lei', set: consent, steps: press },
  {
    name: 'student-late',
    phone: 'wang-xiaoming',
    minute: 7 * 60 + 18,
    set: { ...consent, location: at('教学楼A') },
    steps: press,
  },
  { name: 'student-outside', phone: 'han-meimei', set: consent, steps: press },
  {
    name: 'student-note',
    phone: 'han-meimei',
    set: consent,
    steps: async (page) => {
      await press(page);
      await page.getByText('写外勤说明').click();
      await page.locator('textarea').fill('在校医室陪同学看病');
      await page.waitForTimeout(400);
    },
  },
  { name: 'student-denied', phone: 'han-meimei', set: { locationConsent: 'denied' }, steps: press },
  { name: 'student-upcoming', phone: 'li-lei', minute: 8 * 60 },
  { name: 'student-weekend', phone: 'li-lei', minute: (4 * 24 + 9) * 60 },
  { name: 'teacher-today', phone: 'zhou-min' },
  { name: 'teacher-sheet', phone: 'zhou-min', steps: openSheet },
  {
    name: 'teacher-sheet-unfolded',
    phone: 'zhou-min',
    minute: 7 * 60 + 40,
    steps: async (page) => {
      await openSheet(page);
      await page.locator('[data-test=fold]').click();
    },
  },
  {
    name: 'teacher-sheet-empty',
    phone: 'zhou-min',
    minute: (4 * 24 + 9) * 60,
    steps: async (page) => {
      await page.locator('[data-test=open-sheet]').click();
      await page.getByText('这天没有打卡时段').waitFor();
    },
  },
  { name: 'offline', phone: 'li-lei', set: { network: 'offline' } },
  ...ownPages,
  ...importAndCalendar,
  ...rosterPages,
  ...timetables,
];

const looks: { name: string; size: keyof typeof SCREENS; set: Partial<Phone> }[] = [
  { name: '375', size: 'phone', set: {} },
  { name: '430-dark', size: 'large', set: { theme: 'dark' } },
  { name: '430-large-font', size: 'large', set: { fontScale: 1.4 } },
  { name: '375-large-font', size: 'phone', set: { fontScale: 1.4 } },
];

/** Also for a phone that isn't there when the demo begins. */
const plain: Partial<Phone> = { name: '陌生人', theme: 'light', fontScale: 1, network: 'online' };

/**
 * `npm run gallery -- DIR [PATTERN]`: a picture of every page in every state and look, to be looked at; or only
 * those whose name matches.
 */
async function gallery(folder: string, word: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await build();
  const data = await mkdtemp(path.join(tmpdir(), 'gallery-'));
  const simulator = await launchSimulator({
    project: path.resolve(import.meta.dirname, '..'),
    data,
    env: demoSecrets,
  });
  const browser = await openBrowser();
  const { client } = simulator;
  await seed(client);
  const { phones } = await client.state();
  const [first] = phones;
  const wang = (
    await client.find<{ _id: string; name: string }>('bindings', { filter: { name: '王小明' } })
  )[0];
  if (first && wang) await client.putPhone('wang-xiaoming', { ...first, openid: wang._id, name: wang.name });
  const initial = (await client.state()).phones;
  await client.snapshot('begin');
  const wanted = new RegExp(word);
  const chosen = shots.filter(({ name }) => wanted.test(name));
  for (const look of looks) {
    for (const shot of chosen) {
      await client.restore('begin');
      for (const { id, ...phone } of initial) await client.putPhone(id, phone);
      await client.setClock({ now: momentOf('2026-11-24', shot.minute ?? 6 * 60 + 58), running: false });
      await client.putPhone(shot.phone, { ...plain, ...shot.set, ...look.set });
      await shot.before?.(client);
      const { page, errors } = await browser.newPage(look.size);
      page.setDefaultTimeout(15_000);
      await page.goto(`${simulator.url}/phone/?phone=${shot.phone}`);
      await page.waitForTimeout(900);
      if (shot.path !== undefined) await enter(page, shot.path);
      await shot.steps?.(page, client).catch((error: unknown) => errors.push(String(error)));
      await untilLoaded(page);
      await page.waitForTimeout(500);
      await page.screenshot({ path: path.join(folder, `${shot.name}-${look.name}.png`) });
      for (const error of errors) console.log(shot.name, look.name, error);
      await page.close();
    }
  }
  await browser.close();
  await simulator.stop();
  await rm(data, { recursive: true, force: true });
}

/** Waits until the page on the screen has left its skeleton; one that never does is shown as it is. */
async function untilLoaded(page: Page): Promise<void> {
  const skeleton = page.locator('.phone-page:not([hidden]) [aria-label="正在加载"]');
  await skeleton.waitFor({ state: 'detached' }).catch(() => undefined);
}

/** Opens a page as a card or a message would. */
async function enter(page: Page, address: string): Promise<void> {
  await page.waitForFunction(() => '__phone' in globalThis);
  await page.evaluate((target) => {
    (globalThis as unknown as { __phone: PhoneHooks }).__phone.enter(target, 1001);
  }, address);
  await page.waitForTimeout(900);
}

await gallery(path.resolve(process.argv[2] ?? 'gallery'), process.argv[3] ?? '');
