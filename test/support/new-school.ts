import type { Locator, Page } from 'playwright-core';
import { demoSecrets } from '../../scripts/demo-school/secrets';

/** How an empty school begins, as the people of it do it on their phones; for a test, and for the pictures of the guide. */

export const officer = { number: 'T010', name: '钱芳' };
export const teacher = { number: 'T001', name: '周敏' };
const otherTeacher = { number: 'T002', name: '吴刚' };
export const student = { number: '26010101', name: '曾小明' };
export const className = '机电2601班';

const students = [
  '学号,姓名,班级,年级,住校,宿舍',
  `${student.number},${student.name},${className},2026级,是,3栋302`,
  `26010102,李婷,${className},2026级,否,`,
  `26010103,赵云,${className},2026级,是,3栋303`,
].join('\r\n');
const staff = ['工号,姓名,电话', `${teacher.number},${teacher.name},13900000001`, 'T002,吴刚,'].join('\r\n');

/** Takes a picture of a step, or does nothing. */
export type Picture = (name: string, page: Page) => Promise<void>;

/** What is on the visible page. */
export const seen = (page: Page, name: string): Locator =>
  page.locator(`.phone-page:not([hidden]) [data-test="${name}"]`);

/** Answers WeChat's question. */
const answer = (page: Page, word: string) =>
  page.locator('.phone-modal').getByText(word, { exact: true }).click();

async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [key, value] of Object.entries(values)) await seen(page, key).locator('input').fill(value);
}

/** From 今日 to a line of 我的. */
async function openFromMe(page: Page, entry: string | RegExp): Promise<void> {
  await page.getByRole('tab', { name: '我的' }).click();
  const line = page.locator('.phone-page:not([hidden]) [role=button]').filter({ hasText: entry }).first();
  await line.click();
}

/** The first officer begins the school with the set-up code. */
export async function beginSchool(page: Page, picture: Picture): Promise<void> {
  await seen(page, 'bind').click();
  await seen(page, 'set-up').click();
  await fill(page, { code: demoSecrets.SETUP_CODE, departmentName: '综职系', ...officer });
  await picture('1-set-up', page);
  await seen(page, 'submit').click();
  await page.getByText(`${officer.name}，绑定好了`).waitFor();
  await seen(page, 'step-import').waitFor();
  await seen(page, 'step-term').waitFor();
}

/** The officer imports students, then staff. */
export async function importLists(page: Page, picture: Picture): Promise<void> {
  await openFromMe(page, '导入名单');
  await seen(page, 'pick').waitFor();
  await picture('2-import', page);
  await check(page, '2026级花名册.csv', students);
  await picture('3-checked', page);
  await write(page);
  await picture('4-imported', page);
  await seen(page, 'next-other').click();
  await seen(page, 'kind-staff').click();
  await check(page, '教职工.csv', staff);
  await write(page);
}

async function check(page: Page, name: string, content: string): Promise<void> {
  const isOpen = page.waitForEvent('filechooser');
  await seen(page, 'pick').click();
  await (await isOpen).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await seen(page, 'groups').waitFor();
}

async function write(page: Page): Promise<void> {
  await seen(page, 'apply').click();
  await seen(page, 'title').filter({ hasText: '导入完成' }).waitFor();
}

/** The officer makes a teacher the head of the class; the one-time code for that teacher. */
export async function appointHeadTeacher(page: Page, picture: Picture): Promise<string> {
  await seen(page, 'next-grant').click();
  await fill(page, { search: teacher.name });
  await seen(page, `found-${teacher.number}`).click();
  await seen(page, 'give').click();
  await seen(page, 'role-headTeacher').click();
  const chosen = page.locator('.phone-page:not([hidden])').getByText(className, { exact: true });
  await chosen.last().click();
  await seen(page, 'sentence')
    .filter({ hasText: `任 ${className} 班主任` })
    .waitFor();
  await picture('5-head-teacher', page);
  await seen(page, 'submit').click();
  await answer(page, '授予');
  await seen(page, 'make-code').click();
  await seen(page, 'code').waitFor();
  await picture('6-staff-code', page);
  return codeIn(await seen(page, 'code').innerText());
}

/** The officer arranges a fortnight of nights in turn. */
export async function arrangeDuty(page: Page, picture: Picture): Promise<void> {
  // Back from the page of a teacher to 我的, over whatever lies between.
  while ((await seen(page, 'entry-calendar').count()) === 0) {
    await page.getByRole('button', { name: '返回' }).click();
    await seen(page, 'entry-calendar')
      .or(page.getByRole('button', { name: '返回' }))
      .first()
      .waitFor();
  }
  await page.locator('.phone-page:not([hidden]) [role=button]').filter({ hasText: '值班表' }).first().click();
  await seen(page, 'arrange').click();
  for (const { number, name } of [teacher, otherTeacher]) {
    await seen(page, 'find').click();
    await fill(page, { search: name });
    await seen(page, `found-${number}`).click();
  }
  await seen(page, 'sentence').filter({ hasText: '吴刚 6 晚' }).waitFor();
  await picture('10-duty', page);
  await seen(page, 'submit').click();
  await seen(page, 'night-2026-11-25').filter({ hasText: otherTeacher.name }).waitFor();
}

/** A teacher binds with the one-time code. */
export async function bindTeacher(page: Page, code: string, picture: Picture): Promise<void> {
  await seen(page, 'bind').click();
  await seen(page, 'staff').click();
  await fill(page, { code, name: teacher.name });
  await picture('7-teacher-binds', page);
  await seen(page, 'submit').click();
  await page.getByText(`${teacher.name}，绑定好了`).waitFor();
}

/** The head teacher makes the code for the class; the code. */
export async function makeClassCode(page: Page, picture: Picture): Promise<string> {
  await openFromMe(page, '班级码');
  await seen(page, 'make').click();
  await seen(page, 'picture').waitFor();
  await picture('8-class-code', page);
  return codeIn(await seen(page, 'code').innerText());
}

/** A student binds with the class code and sees what there is to do today. */
export async function bindStudent(page: Page, code: string, picture: Picture): Promise<void> {
  await seen(page, 'bind').click();
  await seen(page, 'student').click();
  await fill(page, { code, ...student });
  await picture('9-student-binds', page);
  await seen(page, 'submit').click();
  await page.getByText(`${student.name}，绑定好了`).waitFor();
}

/** The code in what is shown: letters and digits, with or without a gap. */
function codeIn(text: string): string {
  const code = text.split('\n').find((line) => /^[0-9A-Z]{2,}([ -][0-9A-Z]{2,})*$/.test(line.trim()));
  if (code === undefined) throw new Error(`no code in ${JSON.stringify(text)}`);
  return code;
}
