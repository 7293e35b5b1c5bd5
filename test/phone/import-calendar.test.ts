import type { Page } from 'playwright-core';
import type { Person } from '../../cloudfunctions/school/people/person';
import { columns, csv } from '../support/import-file';
import { tuesday } from './desk';
import { enter, overflowing, smallTargets, unreadable } from './looks';
import { answer, schoolPhones, seen, shows } from './school-phones';

/** 导入名单, its report, 校历 and 学期, as an officer uses them and as everybody reads them. */
const phones = schoolPhones();
const { open } = phones;
const said = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { __phone: { log(): string[] } }).__phone.log());
const network = (to: 'online' | 'offline' | 'replyLost') => phones.network('officer', to);

const IMPORT = 'school/import/index?departmentId=zz';
const newcomers = [
  columns,
  ['26010101', '曾小明', '机电2601班', '2026级', '', '是', '3栋302', ''],
  ['24010101', '李雷', '机电2402班', '', '', '', '', ''],
];

async function choose(page: Page, name: string, content: Buffer): Promise<void> {
  const isOpen = page.waitForEvent('filechooser');
  await seen(page, 'pick').click();
  await (await isOpen).setFiles({ name, mimeType: 'text/csv', buffer: content });
}

const numbers = async () => (await phones.school.documents<Person>('people')).map(({ number }) => number);

describe('导入', () => {
  test('a file is checked, written only when agreed to, and what comes next is a tap away', async () => {
    const page = await open('officer', IMPORT);
    await choose(page, '花名册.csv', csv(newcomers));
    await shows(page, 'title', '检查好了，还没写入');
    await shows(page, 'list', '曾小明 26010101');
    await seen(page, 'fold-transferring').click();
    await shows(page, 'list', '机电2401班 → 机电2402班，周二 11月24日起');
    expect(await numbers()).not.toContain('26010101');
    await shows(page, 'apply-line', '新增 1 人，修改 1 人');
    await shows(page, 'apply', '写入 2 人');
    await seen(page, 'apply').click();
    await shows(page, 'title', '导入完成');
    expect(await numbers()).toContain('26010101');
    await seen(page, 'next-grant').click();
    await seen(page, 'class-jd2401').waitFor();
    await page.close();
  });

  test('another name for a known number is shown first, and asked about before it is written', async () => {
    const page = await open('officer', IMPORT);
    await choose(page, '花名册.csv', csv([columns, ['24010103', '王芳', '机电2401班', '', '', '', '', '']]));
    await shows(page, 'group-renaming', '学号相同、姓名不同');
    await shows(page, 'list', '王小明 → 王芳 学号 24010103');
    await seen(page, 'fold-renaming').click();
    expect(await seen(page, 'list').count()).toBe(0);
    await seen(page, 'apply').click();
    await page.locator('.phone-modal').getByText('有 1 人学号相同、姓名不同').waitFor();
    await answer(page, '取消');
    await seen(page, 'apply').click();
    await answer(page, '写入');
    await shows(page, 'title', '导入完成');
    await enter(page, 'school/inbox/index');
    await seen(page, 'message').first().click();
    await shows(page, 'title', '导入完成');
    await enter(page, IMPORT);
    await choose(page, '花名册.csv', csv([columns, ['24010103', '王芳', '机电2401班', '', '', '', '', '']]));
    await shows(page, 'title', '和现有名单一样，不用写入');
    expect(await seen(page, 'apply').count()).toBe(0);
    await page.close();
  });

  test('mistakes are a table of all of them, page by page, and copied as one', async () => {
    const page = await open('officer', IMPORT);
    const rows = Array.from({ length: 120 }, (_, index) => [`26${1000 + index}`, '', '机电2401班', '']);
    await choose(page, '花名册.csv', csv([columns, ...rows]));
    await shows(page, 'title', '有 120 处要改');
    await shows(page, 'list', '第 2 行 · 姓名');
    await seen(page, 'next').click();
    await shows(page, 'range', '第 51–100 个，共 120 个');
    await shows(page, 'list', '第 52 行 · 姓名');
    await seen(page, 'copy').click();
    await page.getByText('内容已复制').waitFor();
    expect((await said(page)).join('\n')).toContain('121\t姓名\t\t没有填');
    expect(await seen(page, 'apply').count()).toBe(0);
    await seen(page, 'back').click();
    await shows(page, 'recent', '120 处要改');
    await page.close();
  });

  test('the old Excel and files that can’t be read are refused beside the button', async () => {
    const page = await open('officer', IMPORT);
    await choose(page, '名单.xls', Buffer.from('old'));
    await shows(page, 'said', '另存为 .xlsx');
    await choose(page, '名单.csv', Buffer.from(''));
    await shows(page, 'said', '文件是空的');
    await page.close();
  });

  test('an import that was left goes on by itself; coming back shows how far it is', async () => {
    const page = await open('officer', IMPORT);
    await choose(page, '花名册.csv', csv(newcomers));
    await seen(page, 'apply').waitFor();
    await network('replyLost');
    await seen(page, 'apply').click();
    await shows(page, 'said', '没有收到服务器的回应');
    await network('online');
    await enter(page, IMPORT);
    await shows(page, 'recent', '新增 1 · 修改 1');
    phones.forgiveCutLines();
    await page.close();
  });

  test('a plan is thrown away after one question', async () => {
    const page = await open('officer', IMPORT);
    await choose(page, '花名册.csv', csv(newcomers));
    await seen(page, 'discard').click();
    await answer(page, '不导入');
    await seen(page, 'pick').waitFor();
    expect(await phones.school.documents('imports')).toEqual([]);
    await page.close();
  });

  test('the template opens as a document, and its address can be taken to a computer', async () => {
    const page = await open('officer', IMPORT);
    await seen(page, 'template').click();
    await page.getByText('学生花名册模板.xlsx').first().waitFor();
    await page.keyboard.press('Escape');
    await seen(page, 'link-csv').click();
    await page.getByText('内容已复制').waitFor();
    expect((await said(page)).join('\n')).toMatch(/templates\/student\.csv/);
    await page.close();
  });

  test('whoever is no officer reads who does it', async () => {
    const page = await open('li-lei', 'school/import/index');
    await page.getByText('导入名单由学工干事来做').waitFor();
    await page.close();
  });
});

describe('校历', () => {
  const CALENDAR = 'school/calendar/index';

  async function addTerm(): Promise<void> {
    const term = { schoolYear: 2026, half: 1, from: '2026-09-01', to: '2027-01-22', rev: 0 };
    await phones.school.call('officer', 'school', 'setTerm', term);
  }

  test('everybody reads it: school days, holidays and weeks; a student changes nothing', async () => {
    await addTerm();
    const page = await open('li-lei', CALENDAR);
    await shows(page, 'detail', '周二 11月24日 · 第 13 周');
    await seen(page, 'previous-month').click();
    await shows(page, 'day-2026-10-01', '国庆节');
    await seen(page, 'day-2026-10-01').click();
    await shows(page, 'detail', '国庆节放假');
    expect(await seen(page, 'edit').count()).toBe(0);
    expect(await seen(page, 'add-term').count()).toBe(0);
    await page.close();
  });

  test('an officer gives three days off in six taps, and takes one of them back', async () => {
    await addTerm();
    const page = await open('officer', CALENDAR);
    await seen(page, 'edit').click();
    await seen(page, 'day-2026-11-26').click();
    await shows(page, 'span', '11月24日 – 11月26日，共 3 天');
    await shows(page, 'save', '请先选怎么安排');
    await seen(page, 'kind-off').click();
    await seen(page, 'note').locator('input').fill('校运动会');
    await shows(page, 'save', '这 3 天改为放假');
    await seen(page, 'save').click();
    await page.locator('.phone-modal').getByText('其中 3 天原来上课').waitFor();
    await answer(page, '取消');
    await seen(page, 'save').click();
    await answer(page, '改为放假');
    await shows(page, 'detail', '校运动会');
    await shows(page, 'day-2026-11-26', '放假');
    await seen(page, 'day-2026-11-25').click();
    await seen(page, 'edit').click();
    await seen(page, 'kind-as-published').click();
    await seen(page, 'save').click();
    await answer(page, '恢复');
    await shows(page, 'detail', '上课');
    await page.close();
  });

  test('a Saturday with lessons says whose timetable is held', async () => {
    await addTerm();
    const page = await open('officer', CALENDAR);
    await seen(page, 'day-2026-11-28').click();
    await seen(page, 'edit').click();
    await seen(page, 'kind-school').click();
    await seen(page, 'timetable-5').click();
    await seen(page, 'save').click();
    await shows(page, 'detail', '学校安排上课，按周五课表');
    await page.close();
  });

  test('whoever was slower sees what was decided, and saves nothing over it', async () => {
    await addTerm();
    const page = await open('officer', CALENDAR);
    await seen(page, 'edit').click();
    await seen(page, 'kind-off').click();
    const other = { date: tuesday, kind: 'off', note: '停电', rev: 0 };
    await phones.school.call('officer', 'school', 'setCalendarDays', { days: [other] });
    await seen(page, 'save').click();
    await answer(page, '改为放假');
    await shows(page, 'said', '刚才有人改过');
    await shows(page, `day-${tuesday}`, '放假');
    await seen(page, 'cancel').click();
    await shows(page, 'detail', '停电');
    await page.close();
  });

  test('without a term the day of the week and the holidays decide, and the page says so; the officer adds one, and it can be taken away again', async () => {
    const page = await open('officer', CALENDAR);
    await shows(page, 'terms', '先按周一到周五上课、国家放假来算');
    await shows(page, 'detail', '上课');
    await seen(page, 'add-term').click();
    await seen(page, 'save').click();
    await shows(page, 'said', '请选开学日期');
    for (const field of ['from', 'to']) {
      await seen(page, field).click();
      await page.getByRole('button', { name: '确定' }).click();
    }
    await shows(page, 'week-one', '8月31日（开学那周）');
    await seen(page, 'save').click();
    await shows(page, 'term-2026-1', '9月1日 – 2027年1月20日');
    await shows(page, 'detail', '第 13 周');
    await seen(page, 'term-2026-1').click();
    await seen(page, 'remove').click();
    await answer(page, '删除');
    await shows(page, 'terms', '先按周一到周五上课');
    await page.close();
  });

  test('without a network the page says so, and is there as soon as it is back', async () => {
    const page = await open('officer', CALENDAR);
    await seen(page, 'detail').waitFor();
    await network('offline');
    await enter(page, CALENDAR);
    await page.getByText('手机没有网络，请连上网再试').waitFor();
    await network('online');
    await seen(page, 'detail').waitFor();
    phones.forgiveCutLines();
    await page.close();
  });
});

describe('looks', () => {
  const pages = [
    [IMPORT, 'pick'],
    ['school/calendar/index', 'edit'],
    ['school/term/index', 'save'],
  ] as const;

  test.each([[{}], [{ theme: 'dark', fontScale: 1.4 }]] as const)(
    '%j: nothing sticks out, is pale or too small to tap',
    async (look) => {
      const page = await open('officer', IMPORT, look);
      const found: Record<string, string[][]> = {};
      const judge = async (address: string) => {
        found[address] = await Promise.all([overflowing(page), unreadable(page), smallTargets(page)]);
      };
      for (const [address, ready] of pages) {
        await enter(page, address);
        await seen(page, ready).first().waitFor();
        await judge(address);
      }
      await enter(page, IMPORT);
      await choose(page, '花名册.csv', csv(newcomers));
      await seen(page, 'apply').waitFor();
      await judge('school/import-report/index');
      for (const [address, three] of Object.entries(found))
        expect({ address, three }).toEqual({ address, three: [[], [], []] });
      await page.close();
    },
  );
});
