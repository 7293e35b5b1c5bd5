import { namelessControls, unmarkedFocus } from './accessible';
import { eventually } from './eventually';
import { useDesk } from './open-desk';

const desk = useDesk();
const phone = (name: string) => desk().page.getByRole('article', { name: `${name}的手机` });
const button = (name: string | RegExp) => desk().page.getByRole('button', { name, exact: true });
const dialog = () => desk().page.getByRole('dialog');
const focused = () =>
  desk().page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
  );
const said = (text: string) => desk().page.getByRole('status').filter({ hasText: text }).waitFor();
const opened = (id: string) =>
  Promise.resolve(desk().phonesOpened.filter((address) => address === `?phone=${id}`).length);
const phones = async () =>
  (await desk().client.state()).phones.map(({ openid, name, note }) => [openid, name, note]);

async function ask(text: string): Promise<void> {
  await button(text).click();
  await dialog().waitFor();
}

async function send(openid: string, reason: string, page = ''): Promise<unknown> {
  return desk().client.call(openid, 'bell', { action: 'send', data: { to: openid, reason, page } });
}

describe('who has a phone', () => {
  test('somebody is found by typing, names that begin so first, and gets a phone at the first place', async () => {
    await ask('添手机');
    expect(await focused()).toBe('找人');
    await desk().page.keyboard.type('安');
    expect(await dialog().getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^安娜\s+访客\s+已在桌上$/),
      expect.stringMatching(/^安东\s+园丁$/),
      expect.stringMatching(/^小安\s+厨师 · 食堂$/),
    ]);
    expect(await dialog().getByRole('status').innerText()).toBe('3 人');
    expect(await dialog().getByRole('button', { name: '安娜' }).isDisabled()).toBe(true);
    await desk().page.keyboard.press('ArrowDown');
    await desk().page.keyboard.press('ArrowDown');
    expect(await focused()).toContain('小安');
    await desk().page.keyboard.press('Enter');
    await phone('小安').frameLocator('iframe').getByText('一部手机').waitFor();
    await said('小安的手机在桌上了');
    expect(await desk().phone('openid-an')).toMatchObject({
      name: '小安',
      note: '厨师 · 食堂',
      location: { latitude: 30.66052, longitude: 104.06318 },
    });
    expect(await dialog().count()).toBe(0);
  });

  test('a stranger gets one with any OPENID that WeChat could give', async () => {
    await ask('添手机');
    const openid = dialog().getByLabel('OPENID');
    expect(await openid.inputValue()).toBe('openid-new-1');
    await openid.fill('no spaces');
    await dialog().getByLabel('名字').fill('陌生人');
    await dialog().getByRole('button', { name: '添加新手机' }).click();
    expect(await openid.evaluate((input: HTMLInputElement) => input.validity.patternMismatch)).toBe(true);
    await openid.fill('o6_bmjrPTlm6_2sgVt7hMZOPfL2M');
    await desk().page.keyboard.press('Enter');
    await phone('陌生人').waitFor();
    expect((await phones()).at(-1)).toEqual(['o6_bmjrPTlm6_2sgVt7hMZOPfL2M', '陌生人', '']);
  });

  test('a phone in other hands starts its app anew, the others run on', async () => {
    await desk().client.putPhone('anna', { locationConsent: 'granted' });
    await ask('换人');
    await dialog().getByRole('button', { name: '朵拉' }).click();
    await phone('朵拉').waitFor();
    await eventually(async () => expect(await opened('anna')).toBe(2));
    expect(await opened('ben')).toBe(1);
    expect((await phones())[0]).toEqual(['openid-dora', '朵拉', '厨师 · 食堂']);
    expect((await desk().phone('anna')).locationConsent).toBe('unasked');
  });

  test('a name is changed while the app runs on; without a letter it isn’t one', async () => {
    await ask('改名');
    await dialog().getByLabel('名字').fill('  ');
    await desk().page.keyboard.press('Enter');
    await dialog().getByLabel('名字').fill('安妮');
    await dialog().getByLabel('备注').fill('馆长');
    await desk().page.keyboard.press('Enter');
    await phone('安妮').getByText('馆长').waitFor();
    expect(await focused()).toBe('改名');
    expect((await phones())[0]).toEqual(['openid-anna', '安妮', '馆长']);
    expect(desk().phonesOpened).toHaveLength(2);
  });

  test('a phone is removed after a question; Escape takes it back and the focus returns', async () => {
    await ask('移走');
    expect(await desk().page.getByRole('dialog', { name: '移走安娜的手机？' }).count()).toBe(1);
    const ids = await desk().page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(await focused()).toBe('取消');
    await desk().page.keyboard.press('Escape');
    expect([await dialog().count(), await focused()]).toEqual([0, '移走']);
    expect(await phones()).toHaveLength(2);
    await ask('移走');
    await dialog().getByRole('button', { name: '移走' }).click();
    await eventually(async () => expect(await phone('安娜').count()).toBe(0));
    expect(await phones()).toEqual([['openid-ben', '本', '保安']]);
  });

  test('where the row is too long, it scrolls to the new phone, and to the one that is chosen', async () => {
    await desk().page.setViewportSize({ width: 600, height: 900 });
    const left = async (name: string) => (await phone(name).boundingBox())?.x ?? NaN;
    await ask('添手机');
    await dialog().getByRole('button', { name: '朵拉' }).click();
    await phone('朵拉').waitFor();
    await eventually(async () => expect(await left('朵拉')).toBeLessThan(600 - 200));
    expect(await left('安娜')).toBeLessThan(0);
    await desk().page.getByRole('radio', { name: '安娜' }).check();
    await eventually(async () => expect(await left('安娜')).toBeGreaterThan(0));
  });

  test('in a dialog every control has a name and shows its focus', async () => {
    await ask('添手机');
    expect(await namelessControls(desk().page, 'dialog')).toEqual([]);
    expect(await unmarkedFocus(desk().page, 'dialog')).toEqual([]);
  });
});

describe('service notifications', () => {
  beforeEach(async () => {
    await desk().client.subscribe('anna', { leave: 'accept' });
    for (let count = 0; count < 3; count += 1) await desk().client.subscribe('ben', { leave: 'accept' });
  });

  test('they are counted at their phone until somebody looks, and a reloaded desk knows who did', async () => {
    await send('openid-ben', '病假');
    await said('本收到服务通知：请假结果通知');
    await send('openid-ben', '事假');
    await button('本的服务通知，2 条未读').waitFor();
    expect(await phone('本').locator('.badge').innerText()).toBe('2');
    expect(await phone('安娜').locator('.badge').count()).toBe(0);
    await button('本的服务通知，2 条未读').click();
    const inbox = desk().page.getByRole('region', { name: '本收到的服务通知' });
    expect(await inbox.locator('dl').allInnerTexts()).toEqual([
      expect.stringMatching(/^请假类型\s+事假\s+审批时间\s+2026年11月24日 06:58$/),
      expect.stringContaining('病假'),
    ]);
    expect(await inbox.locator('.message-time').first().innerText()).toBe('11月24日 06:58');
    await desk().page.keyboard.press('Escape');
    expect([await inbox.count(), await focused()]).toEqual([0, '本的服务通知']);
    await desk().page.reload();
    await button('本的服务通知').waitFor();
    await send('openid-ben', '第三');
    await button('本的服务通知，1 条未读').waitFor();
  });

  test('one opens its page on the phone, which runs on; one without a page opens nothing', async () => {
    await send('openid-ben', '病假');
    await send('openid-ben', '事假', 'pages/leave/leave?id=7');
    await button('本的服务通知，2 条未读').click();
    const open = desk().page.getByRole('button', { name: '进入小程序查看' });
    expect(await open.count()).toBe(1);
    await open.click();
    await phone('本').frameLocator('iframe').getByText('openPage pages/leave/leave?id=7').waitFor();
    expect(await desk().page.getByRole('region', { name: '本收到的服务通知' }).count()).toBe(0);
    expect(desk().phonesOpened).toHaveLength(2);
  });

  test('how many more of which message a person can get is said, and goes down', async () => {
    await button('本的服务通知').click();
    const quotas = desk().page.getByRole('list', { name: '还可收的消息' }).getByRole('listitem');
    await eventually(async () =>
      expect(await quotas.allInnerTexts()).toEqual([expect.stringMatching(/^请假结果通知\s+还可收 3 条$/)]),
    );
    await send('openid-ben', '病假');
    await quotas.getByText('还可收 2 条').waitFor();
    await desk().page.getByText('病假').waitFor();
    await button('本的服务通知').waitFor();
    await button('安娜的服务通知').click();
    await quotas.getByText('还可收 1 条').waitFor();
  });

  test('a folded phone says that something arrived', async () => {
    await button('收起本的手机').click();
    await send('openid-ben', '病假');
    await button('展开本的手机，1 条未读通知').waitFor();
  });
});
