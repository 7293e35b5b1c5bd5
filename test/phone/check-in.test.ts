import type { AttendanceFact } from '../../cloudfunctions/attendance/fact';
import { at } from '../support/rules';
import { openDesk, standing, type TestDesk, tuesday } from './desk';

let desk: TestDesk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
afterEach(() => expect(desk.complaints).toEqual([]));

const facts = () => desk.school.documents<AttendanceFact>('attendanceFacts');
const kinds = async () => (await facts()).map(({ kind }) => kind).sort();
const move = (location: ReturnType<typeof standing>) =>
  desk.school.simulator.client.putPhone('li-lei', { location });

/** What the head teacher's phone beside it says: counts, and the line of 李雷. */
async function sheetSays() {
  await desk.teacher.openSheet();
  const groups = await Promise.all(['missing', 'late'].map((state) => desk.teacher.group(state)));
  const line = groups.join('\n').split('\n');
  const start = line.indexOf('李雷');
  return {
    counts: await desk.teacher.counts(),
    line: start < 0 ? '' : line.slice(start, start + 4).join(' '),
  };
}

test('inside the fence and in time: 正常, and the sheet beside it agrees', async () => {
  await desk.begin('07:02', { 'li-lei': { location: standing(38) } });
  await desk.student.text('距 教学楼A 38 米 · 范围内').waitFor();
  expect(await desk.student.checkIn()).toBe('正常 07:02\n早读 · 定位 · 教学楼A 38 米');
  await desk.student.buttonSays('正常');
  expect(await sheetSays()).toEqual({ counts: '应到 4 已到 1 迟到 0 还没到 3', line: '' });
});

test('at the very point of the place: 正常', async () => {
  await desk.begin('07:02', { 'li-lei': { location: standing(0) } });
  expect(await desk.student.checkIn()).toBe('正常 07:02\n早读 · 定位 · 教学楼A 0 米');
  expect(await kinds()).toEqual(['in']);
});

test('late: 迟到 with its minutes, on both phones', async () => {
  await desk.begin('07:18', { 'li-lei': { location: standing(38) } });
  expect(await desk.student.checkIn()).toBe('迟到 8 分钟 07:18\n早读 · 定位 · 教学楼A 38 米');
  expect(await sheetSays()).toEqual({
    counts: '应到 4 已到 0 迟到 1 还没到 3',
    line: '李雷 迟到 8 分钟 07:18 24010101 定位 · 教学楼A 38 米',
  });
});

describe('600 m away', () => {
  test('option 0: recorded as abnormal, still missing; walking in makes it right', async () => {
    await desk.begin('07:02', { 'li-lei': { location: standing(600) } });
    await desk.school.setRule({ optionOutRange: 0 });
    expect(await desk.student.checkIn()).toBe(
      '在范围外\n距 教学楼A 600 米，已记为地点异常。走近后再打一次就好',
    );
    expect(await sheetSays()).toEqual({
      counts: '应到 4 已到 0 迟到 0 还没到 4',
      line: '李雷 地点异常 07:02 24010101 在范围外 · 距 教学楼A 600 米',
    });
    await move(standing(20));
    await desk.school.setTime(at(tuesday, '07:05'));
    await desk.student.button.click();
    await desk.student.buttonSays('正常');
    expect(await kinds()).toEqual(['in', 'outside']);
  });

  test('option 1: a note is asked for, then it counts and is marked 外勤', async () => {
    await desk.begin('07:02', { 'li-lei': { location: standing(600) } });
    await desk.school.setRule({ optionOutRange: 1 });
    expect(await desk.student.checkIn()).toMatch(/^在范围外 400 米\n/);
    expect(await kinds()).toEqual([]);
    await desk.student.text('写外勤说明').click();
    await desk.student.frame.locator('textarea').fill('在校医室');
    await desk.student.text('提交外勤打卡').click();
    await desk.student.notice.filter({ hasText: '外勤 07:02' }).waitFor();
    expect(await kinds()).toEqual(['field']);
    await desk.teacher.openSheet();
    expect(await desk.teacher.group('field')).toContain('距 教学楼A 600 米 · 在校医室');
  });

  test('option 2: refused, with the way to go, and nothing is stored', async () => {
    await desk.begin('07:02', { 'li-lei': { location: standing(600) } });
    expect(await desk.student.checkIn()).toBe('在范围外 400 米\n距 教学楼A 600 米，请走近到 200 米内再打');
    expect(await kinds()).toEqual([]);
    expect(await sheetSays()).toMatchObject({ counts: '应到 4 已到 0 迟到 0 还没到 4' });
  });
});

test('before opening the button says when, and can not be pressed', async () => {
  await desk.begin('06:39');
  await desk.student.buttonSays('未开始');
  expect(await desk.student.button.innerText()).toBe('未开始\n06:40 开始');
  await desk.student.button.click({ force: true });
  expect(await desk.student.notice.count()).toBe(0);
  expect(await desk.callsOf('checkIn')).toBe(0);
});

test('when the section opens while the page is open, the button follows', async () => {
  await desk.begin('06:39');
  await desk.student.buttonSays('未开始');
  await desk.school.setTime(at(tuesday, '06:40'));
  await desk.student.buttonSays('打卡');
});

test('after closing the student reads what became of the section, and the sheet says 未到', async () => {
  await desk.begin('07:31');
  await desk.student.text('晚归').first().waitFor();
  expect(await desk.student.line('早读')).toBe('早读 未打卡');
  expect(await sheetSays()).toMatchObject({ counts: '应到 4 已到 0 迟到 0 未到 4' });
});

test('a page that believes the section is open is told by the server that it is not', async () => {
  await desk.begin('07:30');
  await desk.student.buttonSays('打卡');
  // The phone's clock falls back two minutes; the page notices and asks anew, but no reply arrives.
  await desk.school.loseReplies('li-lei', true);
  await desk.school.simulator.client.putPhone('li-lei', { clockSkewMs: -2 * 60_000 });
  await desk.student.text('没有收到服务器的回应，请稍后再试').waitFor();
  await desk.school.setTime(at(tuesday, '07:31:30'));
  await desk.school.loseReplies('li-lei', false);
  expect(await desk.student.checkIn()).toBe('已经结束\n早读 已结束，不能再打卡。人已到请找班主任说明');
  expect(await kinds()).toEqual([]);
  desk.complaints = desk.complaints.filter((line) => !line.includes('ERR_EMPTY_RESPONSE'));
});

test('accuracy too poor: says so and what helps; nothing is stored', async () => {
  await desk.begin('07:02', { 'li-lei': { location: standing(0, 300) } });
  expect(await desk.student.checkIn()).toBe(
    '定位不准\n定位误差约 300 米，太大了。请打开 Wi-Fi、走到窗边或室外再试',
  );
  expect(await kinds()).toEqual([]);
});

test('location refused: the reason, the settings, and then it works', async () => {
  await desk.begin('07:02', { 'li-lei': { locationConsent: 'denied' } });
  expect(await desk.student.checkIn()).toMatch(/^没有定位权限\n.*请当面告诉班主任\n打开设置$/s);
  expect(await kinds()).toEqual([]);
  await desk.school.simulator.client.putPhone('li-lei', { locationConsent: 'granted' });
  await desk.student.button.click();
  await desk.student.buttonSays('正常');
});

test('location switched off in the phone itself is told apart', async () => {
  await desk.begin('07:02', { 'li-lei': { locationConsent: 'off' } });
  expect(await desk.student.checkIn()).toMatch(/^手机定位没有打开\n/);
});

test('nobody is asked for the location before the first tap', async () => {
  await desk.begin('07:02', { 'li-lei': { locationConsent: 'unasked' } });
  await desk.student.buttonSays('打卡');
  expect(await desk.student.text('允许').count()).toBe(0);
  await desk.student.button.click();
  await desk.student.text('允许').click();
  await desk.student.buttonSays('正常');
});

test('tapped twice, quickly: one record, one answer', async () => {
  await desk.begin('07:02');
  await desk.student.buttonSays('打卡');
  await desk.student.button.dblclick();
  await desk.student.buttonSays('正常');
  expect(await kinds()).toEqual(['in']);
  expect(await desk.callsOf('checkIn')).toBe(1);
});

test('the reply is lost: the student is told, taps again, and there is one record', async () => {
  await desk.begin('07:02');
  await desk.student.buttonSays('打卡');
  await desk.school.loseReplies('li-lei', true);
  expect(await desk.student.checkIn()).toMatch(/^没有收到回应\n.*再按一次不会重复记录$/s);
  expect(await kinds()).toEqual(['in']);
  await desk.school.loseReplies('li-lei', false);
  await desk.school.setTime(at(tuesday, '07:20'));
  await desk.student.button.click();
  await desk.student.buttonSays('正常');
  expect(await facts()).toHaveLength(1);
  // Chromium itself reports the cut line.
  desk.complaints = desk.complaints.filter((line) => !line.includes('ERR_EMPTY_RESPONSE'));
});

test.each([24, -24])('a phone whose clock is %i hours off sees and does the same', async (hours) => {
  await desk.begin('07:02', { 'li-lei': { clockSkewMs: hours * 60 * 60_000 } });
  await desk.student.text('周二 11月24日 · 机电2401班').waitFor();
  expect(await desk.student.checkIn()).toMatch(/^正常 07:02\n/);
  expect((await facts()).map(({ date }) => date)).toEqual([tuesday]);
});

test('what was said of one section does not stand under the next', async () => {
  await desk.begin('07:30', { 'li-lei': { location: standing(600) } });
  await desk.school.setRule({ optionOutRange: 1 });
  await desk.student.checkIn();
  await desk.student.text('写外勤说明').click();
  await desk.student.frame.locator('textarea').fill('在校医室');
  await desk.school.setTime(at(tuesday, '07:31'));
  await desk.student.buttonSays('未开始');
  expect(await desk.student.notice.count()).toBe(0);
  await desk.student.text('提交外勤打卡').waitFor({ state: 'hidden' });
  expect(await kinds()).toEqual([]);
});

test('a phase that turns is redrawn once, not asked for every second', async () => {
  await desk.begin('07:10');
  await desk.student.checkIn();
  await desk.school.simulator.client.resetCounters();
  await desk.school.simulator.client.putPhone('zhou-min', { network: 'offline' });
  await desk.school.setTime(at(tuesday, '07:11'));
  await desk.school.setTime(at(tuesday, '07:31'));
  await desk.student.buttonSays('未开始');
  expect(await desk.callsOf('today')).toBeLessThanOrEqual(1);
  desk.complaints = [];
});

test('being outside that is recorded is still said after the page was opened anew', async () => {
  await desk.begin('07:02', { 'li-lei': { location: standing(600) } });
  await desk.school.setRule({ optionOutRange: 0 });
  await desk.student.checkIn();
  await desk.reopen();
  await desk.student.test('record').filter({ hasText: '07:02 在范围外，已记为地点异常' }).waitFor();
});
