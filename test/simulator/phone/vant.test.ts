import { usePhone } from './phone';

const { phone } = usePhone({ page: 'vant' });

test('a button has its look and tells its tap once, with the dataset of its element', async () => {
  await phone.tap('button');
  await phone.at('idle').click({ force: true });
  await phone.tap('cell');
  expect(await phone.waitForLog(2)).toEqual([
    { type: 'click', id: 'button', kind: 'main' },
    { type: 'click', id: 'cell' },
  ]);
  const colour = await phone
    .at('button')
    .locator('.van-button')
    .evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(colour).toBe('rgb(7, 193, 96)');
});

test('a cell with a link opens its page', async () => {
  await phone.tap('link');
  await phone.waitForRoute('/deep');
});

test('a field tells what is typed and can be cleared', async () => {
  await phone.at('field').locator('input').fill('李雷');
  expect(await phone.waitForLog(1)).toContainEqual({ field: '李雷' });
  await phone.at('field').locator('.van-field__clear-root').click();
  await phone.page.waitForFunction(() => document.querySelector('input')?.value === '');
  expect(await phone.log()).toContainEqual({ field: '' });
});

test('tabs change their content and tell the index', async () => {
  await phone.at('tabs').getByText('明天', { exact: true }).click();
  expect(await phone.waitForLog(1)).toEqual([{ type: 'change', id: 'tabs', index: 1 }]);
  await phone.view.getByText('明天的内容').waitFor();
  expect(await phone.view.getByText('今天的内容').isVisible()).toBe(false);
});

test('the line below the tabs lies below the chosen one', async () => {
  const middle = async (selector: string) => {
    const box = await phone.at('tabs').locator(selector).boundingBox();
    return Math.round((box?.x ?? 0) + (box?.width ?? 0) / 2);
  };
  await phone.at('tabs').getByText('明天', { exact: true }).click();
  const wanted = await middle('.van-tab--active');
  await phone.page.waitForFunction((x) => {
    const line = document.querySelector('.van-tabs__line')?.getBoundingClientRect();
    return line && Math.abs(line.x + line.width / 2 - x) < 1;
  }, wanted);
  expect(wanted).toBeGreaterThan(187);
});

test('radio buttons, switch and stepper answer to taps', async () => {
  await phone.view.locator('.van-radio__label').nth(1).click();
  await phone.waitForText('radio', '2');
  await phone.tap('switch');
  await phone.at('stepper').locator('.van-stepper__plus').click();
  expect(await phone.waitForLog(2)).toEqual([{ on: true }, { type: 'change', id: 'stepper' }]);
});

test('a popup comes up from the bottom and goes when the dark part is tapped', async () => {
  await phone.tap('open-popup');
  await phone.at('popup-content').waitFor({ state: 'visible' });
  const { y = 0, height = 0 } = (await phone.at('popup-content').boundingBox()) ?? {};
  expect(y + height).toBeGreaterThan(600);
  await phone.page.mouse.click(180, 200);
  await phone.at('popup-content').waitFor({ state: 'hidden' });
});

test.each([
  ['确认', 'confirmed'],
  ['取消', 'cancelled'],
])('a dialog resolves when %s is tapped', async (button, answer) => {
  await phone.tap('open-dialog');
  await phone.view.getByText('确定提交？').waitFor();
  await phone.view.getByText(button, { exact: true }).click();
  expect(await phone.waitForLog(1)).toEqual([answer]);
  await phone.view.getByText('确定提交？').waitFor({ state: 'hidden' });
});

test('a toast shows itself and goes', async () => {
  await phone.tap('open-toast');
  await phone.view.locator('.van-toast').getByText('成功').waitFor();
  await phone.view.locator('.van-toast').waitFor({ state: 'hidden' });
});

test('icons are there without the internet', async () => {
  await phone.page.evaluate(() => document.fonts.load('14px vant-icon'));
  const isLoaded = await phone.page.evaluate(() =>
    [...document.fonts].some(({ family, status }) => family.includes('vant-icon') && status === 'loaded'),
  );
  expect(isLoaded).toBe(true);
});
