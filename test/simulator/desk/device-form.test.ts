import type { Phone } from '../../../simulator/protocol';
import { eventually } from './eventually';
import { useDesk } from './open-desk';

const desk = useDesk();
const field = (label: string) => desk().page.getByLabel(label, { exact: true });

async function expectAnna(expected: Partial<Phone>): Promise<void> {
  await eventually(async () => expect(await desk().phone('anna')).toMatchObject(expected));
}

test.each([
  ['已允许', 'granted'],
  ['已拒绝', 'denied'],
  ['系统定位关闭', 'off'],
] as const)('location consent can be set to %s', async (text, locationConsent) => {
  await field('定位授权').selectOption({ label: text });
  await expectAnna({ locationConsent });
});

test('location consent can be taken back to never asked', async () => {
  await desk().client.putPhone('anna', { locationConsent: 'granted' });
  await eventually(async () => expect(await field('定位授权').inputValue()).toBe('granted'));
  await field('定位授权').selectOption({ label: '未询问' });
  await expectAnna({ locationConsent: 'unasked' });
});

test('the network can be cut, made to lose answers and mended', async () => {
  for (const [text, network] of [
    ['断网', 'offline'],
    ['回音丢失', 'replyLost'],
    ['在线', 'online'],
  ] as const) {
    await desk().page.locator('.segments label', { hasText: text }).click();
    await expectAnna({ network });
  }
});

test('the network can be chosen by arrow keys, and the phone says below that it is cut', async () => {
  await field('在线').focus();
  await desk().page.keyboard.press('ArrowRight');
  await expectAnna({ network: 'offline' });
  await desk().page.getByRole('article', { name: '安娜的手机' }).getByText('断网').waitFor();
});

test('accuracy is typed in metres; nonsense falls back to what it was', async () => {
  await field('定位精度').fill('120');
  await desk().page.keyboard.press('Enter');
  await eventually(async () => expect((await desk().phone('anna')).location?.accuracy).toBe(120));
  await field('定位精度').fill('-3');
  await desk().page.keyboard.press('Tab');
  expect(await field('定位精度').inputValue()).toBe('120');
  expect((await desk().phone('anna')).location?.accuracy).toBe(120);
});

test('the phone’s clock can be wrong by minutes, ahead or behind', async () => {
  await field('时钟偏差').fill('-1440');
  await desk().page.keyboard.press('Enter');
  await expectAnna({ clockSkewMs: -86_400_000 });
  await desk().page.getByText('分钟（慢）').waitFor();
  await desk().page.getByRole('article', { name: '安娜的手机' }).getByText('时钟慢 1 天').waitFor();
});

test.each(['5256001', '-99999999'])(
  'a clock that would be wrong by %s minutes, more than ten years, is refused with what is possible',
  async (minutes) => {
    await field('时钟偏差').fill(minutes);
    await desk().page.keyboard.press('Tab');
    await desk().page.getByRole('alert').filter({ hasText: '最多快或慢 10 年，即 5256000 分钟' }).waitFor();
    expect(await field('时钟偏差').inputValue()).toBe('0');
    expect((await desk().phone('anna')).clockSkewMs).toBe(0);
    await field('时钟偏差').fill('5256000');
    await desk().page.keyboard.press('Tab');
    await expectAnna({ clockSkewMs: 3650 * 86_400_000 });
    expect(await desk().page.getByText('最多快或慢').count()).toBe(0);
  },
);

test('beside the place it is said that WeChat repeats a position for 30 s, for ever while the clock stands', async () => {
  const hint = () =>
    field('位置').evaluate(
      (select) => document.getElementById(select.getAttribute('aria-describedby') ?? '')?.textContent,
    );
  await eventually(async () => expect(await hint()).toBe('微信每 30 秒才给新位置，时钟停着就没有'));
  await desk().client.setClock({ running: true });
  await eventually(async () => expect(await hint()).toBe('微信每 30 秒才给新位置'));
});

test('a phone without position wears a badge that says so, one with a position does not', async () => {
  const badges = () => desk().page.locator('.unusual').allInnerTexts();
  expect(await badges()).toEqual([]);
  await desk().client.putPhone('anna', { location: null });
  await eventually(async () => expect(await badges()).toEqual(['没有位置']));
});

test('appearance and font size can be set', async () => {
  await desk().page.locator('.segments label', { hasText: '深色' }).click();
  await field('字号').selectOption({ label: '特大' });
  await expectAnna({ theme: 'dark', fontScale: 1.3 });
});

test('a position can be taken away; then there is no accuracy to set and no pin', async () => {
  await field('位置').selectOption('没有位置');
  await expectAnna({ location: null });
  await eventually(async () => expect(await field('定位精度').isDisabled()).toBe(true));
  expect(await desk().page.locator('.pin[data-phone=anna]').count()).toBe(0);
});

test('the settings are those of the phone that was chosen last', async () => {
  await desk().page.getByRole('button', { name: '调整本的手机' }).click();
  await eventually(async () =>
    expect(await desk().page.evaluate(() => document.activeElement?.textContent)).toBe('本的手机'),
  );
  await field('字号').selectOption({ label: '最大' });
  await eventually(async () => expect((await desk().phone('ben')).fontScale).toBe(1.4));
  expect((await desk().phone('anna')).fontScale).toBe(1);
});

test('settings changed by somebody else are shown at once, also those that are not in a list', async () => {
  await desk().client.putPhone('anna', { network: 'replyLost', clockSkewMs: 300_000, fontScale: 1.15 });
  await eventually(async () => {
    expect(await field('回音丢失').isChecked()).toBe(true);
    expect(await field('时钟偏差').inputValue()).toBe('5');
    expect(await field('字号').inputValue()).toBe('1.15');
  });
});

test('a change that the simulator refuses is said, and the old value is shown again', async () => {
  const { page } = desk();
  await page.route('**/control/phones/anna', (route) => route.abort());
  await field('定位授权').selectOption({ label: '已拒绝' });
  await page.getByRole('alert').filter({ hasText: '没有做成' }).waitFor();
  await eventually(async () => expect(await field('定位授权').inputValue()).toBe('unasked'));
  await page.unroute('**/control/phones/anna');
  await page.getByRole('button', { name: '知道了' }).click();
  expect(await page.getByText('没有做成').count()).toBe(0);
});
