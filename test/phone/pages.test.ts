import { at } from '../support/rules';
import { openDesk, type TestDesk, tuesday } from './desk';
import { overflowing, smallTargets, unreadable } from './looks';

let desk: TestDesk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** Chromium itself reports a cut line; the page must cope with it. */
const withoutCutLines = () =>
  desk.complaints.filter((line) => !/ERR_EMPTY_RESPONSE|ERR_CONNECTION/.test(line));
afterEach(() => expect(withoutCutLines()).toEqual([]));

describe('我的', () => {
  test('says who I am and what the location is used for', async () => {
    await desk.begin('07:02');
    await desk.student.text('我的').click();
    await desk.student.text('李雷').waitFor();
    await desk.student.text('机电2401班').waitFor();
    await desk.student.text('位置怎么用，保存多久').waitFor();
  });

  test('the tabs keep their pages: going back to 今日 shows it at once', async () => {
    await desk.begin('07:02');
    await desk.student.buttonSays('打卡');
    await desk.student.text('我的').click();
    await desk.student.test('inbox').waitFor();
    await desk.student.frame.getByText('今日', { exact: true }).last().click();
    await desk.student.buttonSays('打卡');
  });
});

describe('when there is nothing to show', () => {
  test('without a network the page says so and recovers by itself', async () => {
    await desk.begin('07:02', { 'li-lei': { network: 'offline' } });
    await desk.student.text('没有加载出来').waitFor();
    await desk.student.text('没有网络，看到的可能不是最新的').waitFor();
    await desk.school.simulator.client.putPhone('li-lei', { network: 'online' });
    await desk.student.buttonSays('打卡');
    expect(await desk.student.text('没有网络，看到的可能不是最新的').count()).toBe(0);
  });

  test('losing the network later keeps what was there', async () => {
    await desk.begin('07:02');
    await desk.student.buttonSays('打卡');
    await desk.school.simulator.client.putPhone('li-lei', { network: 'offline' });
    await desk.student.text('没有网络，看到的可能不是最新的').waitFor();
    await desk.student.buttonSays('打卡');
  });

  test('an account bound to nobody reads what to do', async () => {
    await desk.begin('07:02', { 'li-lei': { openid: 'openid-nobody' } });
    await desk.student.text('还没有绑定姓名').waitFor();
    await desk.student.text('请把这个微信和你的姓名绑定：学生找班主任，老师找学工干事').waitFor();
  });

  test('a defect shows its number, and retrying loads the page', async () => {
    await desk.begin('07:02');
    await desk.school.setBinding('li-lei', { grants: null as never });
    await desk.reopen();
    await desk.student.frame.getByText(/^编号 \S+/).waitFor();
    await desk.school.setBinding('li-lei', {
      grants: [
        {
          role: 'student',
          scope: { kind: 'self', expected: true, classId: 'jd2401' },
          from: '2026-09-01',
          to: null,
        },
      ],
    });
    await desk.student.text('重试').click();
    await desk.student.buttonSays('打卡');
  });

  test('a day without sections says when the next one is', async () => {
    await desk.begin('07:02');
    await desk.school.setTime(at('2026-11-28', '09:00'));
    await desk.reopen();
    await desk.student.text('今天没有打卡').waitFor();
    await desk.student.text('下一次：周一 11月30日 06:40 早读').waitFor();
    await desk.teacher.text('今天没有打卡时段').waitFor();
  });
});

describe('日表', () => {
  test('switches between sections and days, over a day without any', async () => {
    await desk.begin('07:02');
    await desk.student.checkIn();
    await desk.teacher.openSheet();
    await desk.teacher.text('机电2401班 周二 11月24日').waitFor();
    await desk.teacher.frame.locator('.van-tab').last().click();
    await desk.teacher.text('晚归 21:40–22:30 未开始 · 截至 07:02').waitFor();
    for (const day of ['周一 11月23日', '周日 11月22日']) {
      await desk.teacher.test('previous-day').click();
      await desk.teacher.text(`机电2401班 ${day}`).waitFor();
    }
    await desk.teacher.text('这天没有打卡时段').waitFor();
    await desk.teacher.test('next-day').click();
    await desk.teacher.text('机电2401班 周一 11月23日').waitFor();
  });

  test('a number of 今日 opens the sheet with those whom it counts, and lets go of them there', async () => {
    await desk.begin('07:02');
    await desk.student.checkIn();
    await desk.reopen();
    await desk.teacher.test('figure-present').filter({ hasText: '1' }).click();
    await desk.teacher.test('group-present').waitFor();
    expect(await desk.teacher.group('present')).toContain('李雷');
    expect(await desk.teacher.group('missing')).toBe('');
    await desk.teacher.test('count-late').click();
    await desk.teacher.test('nobody').waitFor();
    await desk.teacher.test('count-late').click();
    await desk.teacher.test('group-missing').waitFor();
    expect(await desk.teacher.group('present')).not.toContain('李雷');
  });

  test('pulling down shows who has come since', async () => {
    await desk.begin('07:02');
    await desk.teacher.openSheet();
    expect(await desk.teacher.counts()).toBe('应到 4 已到 0 迟到 0 还没到 4');
    await desk.student.checkIn();
    await desk.teacher.pullDown();
    await desk.teacher.frame.locator('[data-test=group-present]').waitFor();
    expect(await desk.teacher.counts()).toBe('应到 4 已到 1 迟到 0 还没到 3');
  });
});

test('the head teacher, who only looks, sees who comes and how time passes', async () => {
  await desk.begin('07:02');
  await desk.teacher.text('早读 06:40–07:10 进行中 · 截至 07:02').waitFor();
  await desk.student.checkIn();
  await desk.school.setTime(at(tuesday, '07:31'));
  await desk.teacher.text('早读 06:40–07:10 已结束 · 截至 07:31').waitFor();
  await desk.teacher.test('missing-names').filter({ hasText: '未到' }).waitFor();
  expect(await desk.teacher.test('missing-names').innerText()).not.toContain('李雷');
});

describe('looks', () => {
  const looks = [
    ['light', 1, 375],
    ['dark', 1, 430],
    ['light', 1.4, 375],
    ['dark', 1.4, 375],
  ] as const;

  test.each(looks)(
    '%s, font × %f, %i px wide: nothing sticks out, text is readable',
    async (theme, fontScale, width) => {
      await desk.begin('07:02', { 'li-lei': { theme, fontScale }, 'zhou-min': { theme, fontScale } });
      for (const [phone, ready] of [
        ['li-lei', '[data-test=check-in]'],
        ['zhou-min', '[data-test=class-card]'],
      ] as const) {
        const page = await desk.openPhone(phone, width);
        await page.locator(ready).waitFor();
        expect(await overflowing(page)).toEqual([]);
        expect(await unreadable(page)).toEqual([]);
        expect(await smallTargets(page)).toEqual([]);
        await page.close();
      }
    },
  );
});
