import { SCREENS } from '../../support/browser';
import { namelessControls, unmarkedFocus } from './accessible';
import { aPhone } from './campus';
import { eventually } from './eventually';
import { useDesk } from './open-desk';

const desk = useDesk();
const phone = (name: string) => desk().page.getByRole('article', { name: `${name}的手机` });
const press = (name: string) => desk().page.getByRole('button', { name, exact: true }).click();

test('each phone stands there with its owner’s name and note, and runs its own page', async () => {
  expect(await phone('安娜').locator('h2, .owner p').allInnerTexts()).toEqual(['安娜', '访客']);
  expect(await phone('本').locator('h2, .owner p').allInnerTexts()).toEqual(['本', '保安']);
  expect([...desk().phonesOpened].sort()).toEqual(['?phone=anna', '?phone=ben']);
  await phone('安娜').frameLocator('iframe').getByText('一部手机').waitFor();
});

test('phones are drawn whole and in the proportions of a phone', async () => {
  const box = await phone('安娜').locator('.device').boundingBox();
  if (!box) throw new Error('There is no phone to be seen');
  expect(box.height / box.width).toBeCloseTo((760 + 20) / (375 + 20), 1);
  expect(box.y + box.height).toBeLessThan(SCREENS.desk.height);
});

test('a phone is folded away and opened again without starting its app anew', async () => {
  await press('收起安娜的手机');
  await eventually(async () => expect((await phone('安娜').boundingBox())?.width).toBe(44));
  expect(await phone('安娜').locator('iframe').isVisible()).toBe(false);
  await press('展开安娜的手机');
  await phone('安娜').frameLocator('iframe').getByText('一部手机').waitFor();
  expect(desk().phonesOpened).toHaveLength(2);
});

test('a reloaded desk keeps phones folded', async () => {
  await press('收起本的手机');
  await desk().page.reload();
  await desk().page.getByRole('button', { name: '展开本的手机' }).waitFor();
  expect(await desk().page.getByRole('button', { name: '展开安娜的手机' }).count()).toBe(0);
});

test('a phone added by somebody else appears, one removed goes, and the others run on', async () => {
  await desk().client.putPhone('carl', aPhone({ id: 'carl', openid: 'openid-carl', name: '卡尔' }));
  await phone('卡尔').frameLocator('iframe').getByText('一部手机').waitFor();
  await desk().client.removePhone('anna');
  await eventually(async () => expect(await phone('安娜').count()).toBe(0));
  await desk().client.putPhone('ben', { note: '新来的' });
  await phone('本').getByText('新来的').waitFor();
  expect(desk().phonesOpened.filter((address) => address !== '?phone=carl')).toHaveLength(2);
});

test('two phones of one account say so', async () => {
  await desk().client.putPhone('spare', aPhone({ id: 'spare', openid: 'openid-anna', name: '备用机' }));
  await phone('备用机').getByText('和安娜是同一个微信号').waitFor();
  await phone('安娜').getByText('和备用机是同一个微信号').waitFor();
  expect(await phone('本').getByText('同一个微信号').count()).toBe(0);
});

test('campus and settings can be put away, which makes the phones larger', async () => {
  const width = async () => (await phone('安娜').boundingBox())?.width ?? 0;
  await desk().client.putPhone('carl', aPhone({ id: 'carl', openid: 'openid-carl', name: '卡尔' }));
  await phone('卡尔').waitFor();
  const before = await width();
  await press('侧栏');
  await eventually(async () => expect(await width()).toBeGreaterThan(before));
  expect(await desk().page.getByLabel('位置').isVisible()).toBe(false);
  await press('调整本的手机');
  await eventually(async () => expect(await desk().page.getByLabel('位置').isVisible()).toBe(true));
});

test('the title is the mini program’s own, whatever characters are in it', async () => {
  expect(await desk().page.getByRole('heading', { level: 1 }).innerText()).toBe('试 <用> "小程序"');
  expect(await desk().page.title()).toBe('试 <用> "小程序" · 本机微信');
});

test('with no phones the desk says how one comes there', async () => {
  await desk().client.removePhone('anna');
  await desk().client.removePhone('ben');
  await desk().page.getByText('还没有手机').waitFor();
});

test('using all of it leaves no error in the console and asks no other host', async () => {
  await press('收起安娜的手机');
  await press('前进一分钟');
  await desk().page.getByRole('button', { name: '把安娜放到南门' }).click();
  await eventually(async () => expect((await desk().phone('anna')).location?.latitude).toBe(30.65885));
  expect(desk().complaints).toEqual([]);
});

test('every control has a name, and what has the focus can be seen', async () => {
  expect(await namelessControls(desk().page)).toEqual([]);
  expect(await unmarkedFocus(desk().page)).toEqual([]);
});
