import { eventually } from './eventually';
import { TUESDAY, useDesk } from './open-desk';

const desk = useDesk();
const at = (iso: string) => Date.parse(`${iso}+08:00`);
const face = () => desk().page.locator('.clock-face');
const press = (name: string) => desk().page.getByRole('button', { name, exact: true }).click();
const shown = async () => Date.parse((await face().getAttribute('datetime')) ?? '');
const opened = () => Promise.resolve(desk().phonesOpened);
const clock = async () => (await desk().client.clock()).now;

async function type(text: string): Promise<void> {
  await desk().page.getByLabel('把时钟拨到').fill(text);
  await desk().page.keyboard.press('Enter');
}

test('the clock shows Beijing’s date and time', async () => {
  expect(await face().innerText()).toMatch(/^2026年11月24日 周二\s+06:58:00$/);
});

test.each([
  ['后退一天', '2026-11-23T06:58:00'],
  ['前进一分钟', '2026-11-24T06:59:00'],
  ['前进十分钟', '2026-11-24T07:08:00'],
  ['前进到下一个整点', '2026-11-24T07:00:00'],
  ['前进一天', '2026-11-25T06:58:00'],
])('%s moves it', async (name, iso) => {
  await press(name);
  await eventually(async () => expect(await clock()).toBe(at(iso)));
  await eventually(async () => expect(await shown()).toBe(at(iso)));
});

test('a clock set back opens the phones anew, one set forward leaves them running', async () => {
  await eventually(async () => expect(await opened()).toHaveLength(2));
  await press('前进一天');
  await eventually(async () => expect(await shown()).toBe(at('2026-11-25T06:58:00')));
  expect(desk().phonesOpened).toHaveLength(2);
  await press('后退一天');
  await eventually(async () =>
    expect((await opened()).slice(2).sort()).toEqual(['?phone=anna', '?phone=ben']),
  );
  await desk()
    .page.getByRole('article', { name: '安娜的手机' })
    .frameLocator('iframe')
    .getByText('一部手机')
    .waitFor();
});

test('five quick steps are five steps', async () => {
  const step = desk().page.getByRole('button', { name: '前进一分钟' });
  await step.evaluate((button: HTMLButtonElement) => {
    for (let count = 0; count < 5; count += 1) button.click();
  });
  await eventually(async () => expect(await clock()).toBe(TUESDAY + 5 * 60_000));
});

test('a typed time sets it, and the field is empty for the next one', async () => {
  await type('11-25 7:05');
  await eventually(async () => expect(await clock()).toBe(at('2026-11-25T07:05:00')));
  expect(await desk().page.getByLabel('把时钟拨到').inputValue()).toBe('');
});

test('what can’t be read as a time is said and changes nothing', async () => {
  await type('25:00');
  expect(await desk().page.getByRole('alert').filter({ hasText: '看不懂这个时间' }).isVisible()).toBe(true);
  expect(await desk().page.getByLabel('把时钟拨到').getAttribute('aria-invalid')).toBe('true');
  expect(await clock()).toBe(TUESDAY);
});

test('it runs and stops, and moves on the desk while it runs', async () => {
  await press('运行');
  await eventually(async () => expect(await shown()).toBeGreaterThanOrEqual(TUESDAY + 2000));
  await press('停住');
  await eventually(async () => expect((await desk().client.clock()).running).toBe(false));
  const stopped = await clock();
  expect(stopped).toBeGreaterThanOrEqual(TUESDAY + 2000);
  await desk().page.getByRole('button', { name: '运行' }).waitFor();
  expect(await clock()).toBe(stopped);
});

test('a clock set by somebody else is shown at once', async () => {
  await desk().client.setClock({ now: at('2026-12-31T23:59:59') });
  await eventually(async () => expect(await face().innerText()).toContain('2026年12月31日 周四'));
});
