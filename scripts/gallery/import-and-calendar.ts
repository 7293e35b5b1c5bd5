import type { Page } from 'playwright-core';
import type { Binding } from '../../cloudfunctions/shared/caller';
import type { SimulatorClient } from '../../simulator/client';
import type { Shot } from './shot';

/** The officer's phone, which isn't on the desk when the demo begins. */
async function asOfficer(client: SimulatorClient): Promise<void> {
  const bindings = await client.find<Binding>('bindings');
  const officer = bindings.find(({ grants }) => grants.some(({ role }) => role === 'officer'));
  if (officer) await client.putPhone('officer', { openid: officer._id, name: officer.name });
}

const officer = { phone: 'officer', before: asOfficer } as const;
const importing = { ...officer, path: 'school/import/index' } as const;
const reading = { path: 'school/calendar/index' } as const;

const head = '学号,姓名,班级,年级,住校,宿舍,状态';

/** A file as schools have it: newcomers, a transfer, a leaver, and the rest unchanged. */
const good = [
  head,
  ...Array.from(
    { length: 38 },
    (_, index) =>
      `2601${String(index + 101)},曾小${'一二三四五六七八九十'[index % 10] ?? ''},机电2601班,2026级,是,3栋302,`,
  ),
  '24010101,李雷,机电2402班,2024级,,,',
  '24010103,王小明,机电2401班,,,,退学',
  '24010104,王芳,机电2401班,,,,',
  '26010199,赵一,机电2607班,2026级,否,,',
].join('\n');

/** The same with much to put right. */
const bad = [
  head,
  ...Array.from(
    { length: 120 },
    (_, index) =>
      `2601${String(index + 101)},${index % 3 === 0 ? '' : '曾小明'},机电2601班,${index % 2 === 0 ? '2026级' : ''},也许,,在读`,
  ),
].join('\n');

async function choose(page: Page, content: string): Promise<void> {
  const isOpen = page.waitForEvent('filechooser');
  await page.locator('[data-test=pick]').click();
  await (
    await isOpen
  ).setFiles({ name: '2026级新生名单.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
  await page.locator('[data-test=title]').waitFor();
}

async function apply(page: Page): Promise<void> {
  await choose(page, good);
  await page.locator('[data-test=apply]').click();
  await page.getByRole('button', { name: '写入', exact: true }).last().click();
}

async function editDays(page: Page): Promise<void> {
  await page.locator('[data-test=edit]').click();
  await page.locator('[data-test=day-2026-11-27]').click();
}

/** 导入, 校历 and 学期. */
export const importAndCalendar: Shot[] = [
  { name: 'import', ...importing },
  {
    name: 'import-old-excel',
    ...importing,
    steps: async (page) => {
      const isOpen = page.waitForEvent('filechooser');
      await page.locator('[data-test=pick]').click();
      await (
        await isOpen
      ).setFiles({ name: '名单.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from('x') });
    },
  },
  { name: 'import-mistakes', ...importing, steps: (page) => choose(page, bad) },
  { name: 'import-ready', ...importing, steps: (page) => choose(page, good) },
  {
    name: 'import-transfer',
    ...importing,
    steps: async (page) => {
      await choose(page, good);
      await page.locator('[data-test=fold-transferring]').click();
    },
  },
  {
    name: 'import-confirm',
    ...importing,
    steps: async (page) => {
      await choose(page, good);
      await page.locator('[data-test=apply]').click();
    },
  },
  {
    name: 'import-done',
    ...importing,
    steps: async (page) => {
      await apply(page);
      await page.locator('[data-test=next]').waitFor();
    },
  },
  {
    name: 'import-again',
    ...importing,
    steps: async (page) => {
      await choose(page, bad);
      await page.locator('[data-test=back]').click();
    },
  },
  { name: 'import-denied', phone: 'li-lei', path: 'school/import/index' },
  { name: 'calendar', phone: 'li-lei', ...reading },
  { name: 'calendar-officer', ...officer, ...reading },
  {
    name: 'calendar-holiday',
    ...officer,
    ...reading,
    steps: async (page) => {
      await page.locator('[data-test=previous-month]').click();
      await page.locator('[data-test=day-2026-10-01]').click();
    },
  },
  {
    name: 'calendar-unknown',
    ...officer,
    ...reading,
    steps: async (page) => {
      await page.locator('[data-test=next-month]').click();
      await page.locator('[data-test=next-month]').click();
      await page.locator('[data-test=unknown]').waitFor();
    },
  },
  { name: 'calendar-edit', ...officer, ...reading, steps: editDays },
  {
    name: 'calendar-edit-school',
    ...officer,
    ...reading,
    steps: async (page) => {
      await page.locator('[data-test=day-2026-11-28]').click();
      await page.locator('[data-test=edit]').click();
    },
  },
  { name: 'calendar-offline', phone: 'li-lei', set: { network: 'offline' }, ...reading },
  { name: 'term', ...officer, path: 'school/term/index' },
  { name: 'term-there', ...officer, path: 'school/term/index?schoolYear=2026&half=1' },
];
