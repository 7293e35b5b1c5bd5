import { namelessControls, unmarkedFocus } from './accessible';
import { eventually } from './eventually';
import { TUESDAY, useDesk } from './open-desk';

const desk = useDesk();
const content = () => desk().page.getByRole('tabpanel');
const button = (name: string) => content().getByRole('button', { name, exact: true });
const said = (text: string) => desk().page.getByRole('status').filter({ hasText: text }).waitFor();
const bell = (action: string, text = '') =>
  desk().client.call('openid-anna', 'bell', { action, data: { text } });
const opened = (count: number) =>
  eventually(async () => expect(await Promise.resolve(desk().phonesOpened)).toHaveLength(count));
const rings = () => desk().client.find<{ by: string }>('rings');

async function unfold(...titles: string[]): Promise<void> {
  await desk().page.getByRole('tab', { name: '云端' }).click();
  for (const title of titles) await content().locator('summary', { hasText: title }).click();
}

test('tabs change by arrow keys; what was unfolded stays so on a reloaded desk', async () => {
  await desk().page.getByRole('tab', { name: '校园与手机' }).focus();
  await desk().page.keyboard.press('ArrowRight');
  await content().getByRole('heading', { name: '定时器' }).click();
  await button('现在触发bell的morning').waitFor();
  await desk().page.keyboard.press('Escape');
  await desk().page.reload();
  await unfold();
  await button('现在触发bell的morning').waitFor();
  expect(await content().getByLabel('筛选日志').count()).toBe(0);
  await desk().page.getByRole('tab', { name: '云端' }).focus();
  await desk().page.keyboard.press('ArrowLeft');
  await desk().page.getByLabel('位置').waitFor();
});

test('counters show what each action cost, keep up with the calls, and are reset', async () => {
  await bell('ring');
  await bell('look');
  await unfold('用量');
  const rows = () => content().locator('tbody tr').allInnerTexts();
  await eventually(async () =>
    expect(await rows()).toEqual([
      expect.stringMatching(/^bell look\s+1\s+1\s+1\s+\d+$/),
      expect.stringMatching(/^bell ring\s+1\s+1\s+0\s+\d+$/),
    ]),
  );
  await bell('look');
  await eventually(async () => expect((await rows())[0]).toMatch(/^bell look\s+2\s+2\s+2\s/));
  await button('清零').click();
  await content().getByText('还没有调用过云函数').waitFor();
  expect(await desk().client.counters()).toEqual({});
});

test('the log has errors first and the rest newest first, is filtered by typing, and emptied', async () => {
  await bell('note', '第一句');
  await bell('fail', '铃坏了');
  await bell('note', '第二句');
  await unfold('日志');
  const lines = content().getByRole('list', { name: '日志' }).getByRole('listitem');
  await eventually(async () =>
    expect(await lines.allInnerTexts()).toEqual([
      expect.stringMatching(/^出错 bell 06:58:00\s+Error: 铃坏了$/),
      expect.stringMatching(/第二句$/),
      expect.stringMatching(/第一句$/),
    ]),
  );
  await lines.first().locator('summary').click();
  await lines.first().getByText('at ').waitFor();
  await content().getByLabel('筛选日志').fill('第二');
  await eventually(async () => expect(await lines.count()).toBe(1));
  await button('清空').click();
  await content().getByText('没有日志').waitFor();
  expect(await desk().client.logs()).toEqual([]);
});

test('a timer says when it is due by the simulated clock, and is fired by hand', async () => {
  await unfold('定时器');
  await content().getByText('下次 11月24日 07:30').waitFor();
  await button('现在触发bell的morning').click();
  await said('bell的morning触发过了');
  expect(await rings()).toEqual([expect.objectContaining({ by: 'morning' })]);
  await desk().client.setClock({ now: TUESDAY + 3_600_000 });
  await content().getByText('下次 11月25日 07:30').waitFor();
});

test('a timer whose function fails says why', async () => {
  await unfold('定时器');
  const failure = { error: { errCode: -504002, errMsg: '铃坏了' }, requestId: 'r' };
  await desk().page.route('**/control/timers/fire', (route) => route.fulfill({ json: failure }));
  await button('现在触发bell的morning').click();
  await desk().page.getByRole('alert').filter({ hasText: 'bell的morning出错：铃坏了' }).waitFor();
});

test('faults are switched on by kind, share and seed, shown when they happen, and all switched off', async () => {
  await unfold('故障');
  await content().getByText('现在一切正常').waitFor();
  await content().getByLabel('种类').selectOption({ label: '超时' });
  await content().getByLabel('比例').fill('100');
  await content().getByLabel('种子').fill('abc');
  await button('打开故障').click();
  await said('故障开着：超时 100%');
  expect(await desk().client.faults()).toMatchObject({ seed: 'abc', rates: { timeout: 1 } });
  expect(await bell('ring')).toHaveProperty('error');
  const fired = content().getByRole('list', { name: '发生过的故障' }).getByRole('listitem');
  await eventually(async () =>
    expect(await fired.allInnerTexts()).toEqual(['超时 · bell ring 第 1 个请求 database.insertDocument']),
  );
  await button('全部关掉').click();
  await content().getByText('现在一切正常').waitFor();
  expect(await bell('ring')).not.toHaveProperty('error');
});

test('data is kept under a name, brought back and emptied, each after a question; the phones start anew', async () => {
  const dialog = desk().page.getByRole('dialog');
  await bell('ring');
  await unfold('数据');
  await content().getByLabel('存一份', { exact: true }).fill('铃响过');
  await desk().page.keyboard.press('Enter');
  await button('恢复铃响过').waitFor();
  await button('清空数据').click();
  await dialog.getByRole('button', { name: '取消' }).click();
  expect(await rings()).toHaveLength(1);
  await button('清空数据').click();
  await dialog.getByRole('button', { name: '清空' }).click();
  await said('数据清空了');
  expect(await rings()).toHaveLength(0);
  await opened(4);
  await button('恢复铃响过').click();
  await dialog.getByRole('button', { name: '恢复' }).click();
  await said('恢复到“铃响过”了');
  expect(await rings()).toHaveLength(1);
  await opened(6);
});

test('data that somebody else empties start the phones of an open desk anew', async () => {
  await opened(2);
  await desk().client.snapshot('这里');
  await desk().client.reset();
  await opened(4);
  await desk().client.restore('这里');
  await opened(6);
});

test('what the simulator refuses is said', async () => {
  await unfold('定时器');
  await desk().page.route('**/control/timers/fire', (route) => route.abort());
  await button('现在触发bell的morning').click();
  await desk().page.getByRole('alert').filter({ hasText: '没有做成' }).waitFor();
});

test('with everything unfolded each control has a name and shows its focus, and nothing complains', async () => {
  await desk().client.snapshot('名字');
  await bell('note', '一句话');
  await unfold('用量', '日志', '定时器', '故障', '数据');
  await button('恢复名字').waitFor();
  await content().getByText('一句话').waitFor();
  expect(await namelessControls(desk().page, '#panel')).toEqual([]);
  expect(await unmarkedFocus(desk().page, '#panel')).toEqual([]);
  expect(desk().complaints).toEqual([]);
});
