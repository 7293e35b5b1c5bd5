import type { Person } from '../../cloudfunctions/school/people/person';
import { at } from '../support/rules';
import { enter, overflowing, smallTargets, unreadable } from './looks';
import { openDesk, type TestDesk, type TestPhone, tuesday } from './desk';

/** 绑定, 我的, 消息 and 班级码, as people use them. */
let desk: TestDesk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
afterEach(() => expect(desk.complaints).toEqual([]));

const newAccount = { 'li-lei': { openid: 'openid-new' } };

async function fill(phone: TestPhone, values: Record<string, string>): Promise<void> {
  for (const [key, value] of Object.entries(values)) await phone.test(key).locator('input').fill(value);
}

async function makeCode(): Promise<string> {
  const { data } = await desk.school.call('zhou-min', 'school', 'makeClassCode', { classId: 'jd2401' });
  return (data as { code: { code: string } }).code.code;
}

async function openMe(phone: TestPhone): Promise<void> {
  await phone.frame.getByText('我的', { exact: true }).last().click();
  await phone.test('inbox').waitFor();
}

/** Answers WeChat's dialog. */
async function answer(phone: TestPhone, word: string): Promise<void> {
  await phone.frame.locator('.phone-modal, .phone-consent').getByText(word, { exact: true }).click();
}

/** What was shown is marked by the phone in the background. */
async function untilNothingIsUnread(): Promise<void> {
  for (;;) {
    const { data } = await desk.school.call('li-lei', 'messages', 'unread', {});
    if ((data as { unread: number }).unread === 0) return;
  }
}

test('a student with a new phone: refused in words, released by the head teacher, bound, greeted, told by WeChat', async () => {
  await desk.begin('07:02', newAccount);
  const code = await makeCode();
  const { student, teacher } = desk;

  await student.test('bind').click();
  await student.test('student').click();
  await student.test('submit').click();
  await student.text('请填写班级码').waitFor();
  await fill(student, {
    code: `${code.slice(0, 3)} ${code.slice(3).toLowerCase()}`,
    number: '24010101',
    name: '李磊',
  });
  await student.test('submit').click();
  await student.test('refusal').filter({ hasText: '还可试 4 次' }).waitFor();
  await fill(student, { name: '李雷' });
  expect(await student.test('refusal').count()).toBe(0);
  await student.test('submit').click();
  await student.test('refusal').filter({ hasText: '你已经绑定过另一个微信' }).waitFor();

  await openMe(teacher);
  await teacher.test('entry-code-jd2401').click();
  await teacher
    .test('code')
    .filter({ hasText: `${code.slice(0, 3)} ${code.slice(3)}` })
    .waitFor();
  await teacher.text('全班 5 人都绑定了').waitFor();
  await teacher.test('fold').click();
  await teacher.test('release').first().click();
  await answer(teacher, '解除');
  await teacher.text('1 人还没绑定').waitFor();

  await student.test('submit').click();
  await student.text('李雷，绑定好了').waitFor();
  await student.buttonSays('打卡');
  await student.test('allow').click();
  await answer(student, '允许');
  await student.test('welcome').waitFor({ state: 'detached' });
  await openMe(student);
  await student.frame.getByText('还可收 1 条').nth(1).waitFor();
});

test('a class code: made, drawn as a mini program code, and ended by a new one only when asked', async () => {
  await desk.begin('07:02');
  const { teacher } = desk;
  await openMe(teacher);
  await teacher.test('entry-code-jd2401').click();
  await teacher.test('make').click();
  await teacher.test('picture').waitFor();
  const first = await teacher.test('code').innerText();
  await teacher.test('make').click();
  await answer(teacher, '取消');
  expect(await teacher.test('code').innerText()).toBe(first);
  await teacher.test('make').click();
  await answer(teacher, '换新码');
  await teacher.test('code').filter({ hasNotText: first }).waitFor();
  const { school } = await desk.school.simulator.client.counters();
  expect(school?.makeClassCode?.calls).toBe(2);
});

test('who was changed meanwhile is not released, and the page says so', async () => {
  await desk.begin('07:02');
  const { teacher, school } = desk;
  await openMe(teacher);
  await teacher.test('entry-code-jd2401').click();
  await teacher.test('fold').click();
  await school.setPerson('li-lei', { rev: 7 });
  await teacher.test('release').first().click();
  await answer(teacher, '解除');
  await teacher.test('refusal').filter({ hasText: '刚才有人改过' }).waitFor();
  const [person] = await school.simulator.client.find<Person>('people', { filter: { _id: 'li-lei' } });
  expect(person?.openid).toBe('openid-li-lei');
});

test('a message: marked on 我的, read by being shown, with why WeChat did not bring it', async () => {
  await desk.begin('07:02');
  const { school } = desk;
  const [person] = await school.simulator.client.find<Person>('people', { filter: { _id: 'li-lei' } });
  const grant = {
    role: 'classCadre',
    scope: { kind: 'class', classId: 'jd2401' },
    from: '2026-11-24',
    to: null,
  };
  await school.call('zhou-min', 'school', 'grant', { personId: 'li-lei', rev: person?.rev, ...grant });
  await school.simulator.client.fireTimer('messages', 'tick');
  // Until then the look of the morning is fresh enough.
  await school.setTime(at(tuesday, '11:03'));
  await desk.reopen();
  await desk.student.frame.locator('.phone-tab-badge').filter({ hasText: '1' }).waitFor();
  await openMe(desk.student);
  await desk.student.test('inbox').click();
  await desk.student.test('message').filter({ hasText: '身份：班干部 机电2401班' }).waitFor();
  await desk.student.text('只在这里：当时没有剩余的提醒条数').waitFor();
  await untilNothingIsUnread();
  // It opens the page it is about, which is 我的.
  await desk.student.test('message').click();
  await desk.student.frame.locator('.phone-tab-badge').filter({ hasText: '1' }).waitFor({ state: 'hidden' });
});

test('refusing messages of WeChat blocks nothing', async () => {
  await desk.begin('07:02');
  await openMe(desk.student);
  await desk.student.test('top-up').click();
  await answer(desk.student, '取消');
  await desk.student.text('没有开提醒，消息里都能看到').waitFor();
  expect(await desk.student.frame.getByText('还可收 0 条').count()).toBe(2);
});

describe('looks', () => {
  const pages = [
    ['li-lei', 'school/bind/index?scene=K7M2QX', '[data-test=submit]'],
    ['zhou-min', 'pages/me/index', '[data-test=top-up]'],
    ['zhou-min', 'school/class-code/index?classId=jd2401', '[data-test=picture]'],
    ['zhou-min', 'school/inbox/index', '.phone-page'],
  ] as const;

  test.each([
    ['light', 1, 375],
    ['dark', 1.4, 375],
  ] as const)(
    '%s, font × %f, %i px wide: nothing sticks out, is pale or too small to tap',
    async (theme, fontScale, width) => {
      await desk.begin('07:02', {
        'li-lei': { theme, fontScale, openid: 'openid-new' },
        'zhou-min': { theme, fontScale },
      });
      await makeCode();
      for (const [phone, address, ready] of pages) {
        const page = await desk.openPhone(phone, width);
        await page.locator('[data-test=class-card], [data-test=bind]').waitFor();
        await enter(page, address);
        await page.locator(ready).last().waitFor();
        const found = await Promise.all([overflowing(page), unreadable(page), smallTargets(page)]);
        expect({ address, found }).toEqual({ address, found: [[], [], []] });
        await page.close();
      }
    },
  );
});
