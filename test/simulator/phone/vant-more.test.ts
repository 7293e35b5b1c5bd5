import path from 'node:path';
import type { Locator } from 'playwright-core';
import { usePhone } from './phone';

const PNG = path.join(__dirname, 'fixtures', 'app', 'miniprogram', 'images', 'home.png');

const { phone } = usePhone({ page: 'vant-more' });

/** Waits until a condition holds; the time limit of the test ends it. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await phone.page.evaluate(() => new Promise(requestAnimationFrame));
}

/** Drags from the middle of an element by a distance in px. */
async function drag(target: Locator, x: number, y: number): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('nothing to drag');
  const [startX, startY] = [box.x + box.width / 2, box.y + box.height / 2];
  await phone.page.mouse.move(startX, startY);
  await phone.page.mouse.down();
  await phone.page.mouse.move(startX + x / 2, startY + y / 2);
  await phone.page.mouse.move(startX + x, startY + y);
  await phone.page.mouse.up();
}

test('a picker tells what stands in the middle, and another value after a turn', async () => {
  const picker = phone.at('picker');
  await picker.getByText('确认').click();
  await drag(picker.getByText('病假'), 0, -44);
  expect(await phone.waitForLog(2)).toEqual([
    { type: 'confirm', id: 'picker', value: '病假', index: 1 },
    { type: 'change', id: 'picker', value: '公假', index: 2 },
  ]);
});

test('a time and a date are told as they stand', async () => {
  await phone.at('clock').getByText('确认').click();
  await phone.at('date').getByText('确认').click();
  expect(await phone.waitForLog(2)).toEqual([
    { type: 'confirm', id: 'clock', detail: '07:30' },
    { type: 'confirm', id: 'date', detail: new Date(2026, 10, 24).getTime() },
  ]);
});

test('a calendar comes up with its month, and tells the day that was tapped', async () => {
  await phone.tap('open-calendar');
  await phone.view.getByText('2026年11月').first().waitFor({ state: 'visible' });
  await phone.at('calendar').locator('.van-calendar__day').nth(10).click();
  await phone.at('calendar').getByText('确定').click();
  expect(await phone.waitForLog(1)).toEqual([{ day: [11, 11] }]);
  await phone.view.getByText('2026年11月').first().waitFor({ state: 'hidden' });
});

test('an action sheet tells the choice and goes', async () => {
  await phone.tap('open-actions');
  await phone.at('actions').getByText('退回').click();
  expect(await phone.waitForLog(1)).toMatchObject([{ type: 'select', name: '退回' }]);
  await phone.at('actions').getByText('退回').waitFor({ state: 'hidden' });
});

test('a notice comes down and goes by itself', async () => {
  await phone.tap('notify');
  await phone.view.locator('.van-notify').getByText('通知内容').waitFor({ state: 'visible' });
  await phone.view.getByText('通知内容').waitFor({ state: 'hidden' });
});

test('checkboxes tell all that are ticked; one that is disabled stays', async () => {
  await phone.at('days').getByText('周二').click();
  await phone.at('days').getByText('周三').click();
  await phone.at('days').getByText('周一').click();
  expect(await phone.waitForLog(2)).toEqual([{ days: ['1', '2'] }, { days: ['2'] }]);
});

test('a search tells the word on Enter and can be cancelled', async () => {
  const field = phone.at('search').locator('input');
  await field.fill('李雷');
  await field.press('Enter');
  await phone.at('search').getByText('取消').click();
  expect(await phone.waitForLog(2)).toEqual([
    { type: 'search', id: 'search', detail: '李雷' },
    { type: 'cancel', id: 'search' },
  ]);
});

test('a fold opens and closes', async () => {
  const height = async () => (await phone.at('folded').locator('xpath=../..').boundingBox())?.height ?? 0;
  expect(await height()).toBe(0);
  await phone.at('collapse').getByText('说明').click();
  await until(async () => (await height()) > 20);
});

test('a swipe to the left uncovers what lies at the right', async () => {
  const left = async () => (await phone.at('delete').boundingBox())?.x ?? 0;
  expect(await left()).toBeGreaterThanOrEqual(375);
  await drag(phone.at('swipe').getByText('向左滑'), -100, 0);
  await phone.at('delete').click();
  expect(await phone.waitForLog(1)).toEqual([{ type: 'click', id: 'swipe', detail: 'right' }]);
});

test('a menu drops down, tells the choice and shows it', async () => {
  await phone.at('menu').getByText('全部').first().click();
  await phone.at('kind').getByText('未到').click();
  expect(await phone.waitForLog(1)).toEqual([{ type: 'change', id: 'kind', detail: 1 }]);
  await phone.at('menu').locator('.van-dropdown-menu__title').getByText('未到').waitFor();
});

test('steps show how far it is and tell which was tapped', async () => {
  expect(await phone.at('steps').locator('.van-step--process').textContent()).toContain('班主任');
  await phone.at('steps').getByText('销假').click();
  expect(await phone.waitForLog(1)).toEqual([{ type: 'click-step', id: 'steps', detail: 2 }]);
});

test('a progress bar is as long as its number says', async () => {
  const width = async (selector: string) =>
    (await phone.at('progress').locator(selector).boundingBox())?.width ?? 0;
  expect(await phone.at('progress').textContent()).toContain('40%');
  expect((await width('.van-progress__portion')) / (await width('.van-progress'))).toBeCloseTo(0.4, 1);
});

test('a tag can be closed', async () => {
  await phone.at('tag').locator('.van-icon').click();
  expect(await phone.waitForLog(1)).toMatchObject([{ type: 'close', id: 'tag' }]);
});

test('a skeleton stands where the content will be', async () => {
  expect(await phone.at('skeleton').locator('.van-skeleton__row').count()).toBe(2);
  expect(await phone.at('content').count()).toBe(0);
  await phone.tap('loaded');
  await phone.at('content').waitFor();
  expect(await phone.at('skeleton').locator('.van-skeleton__row').count()).toBe(0);
});

test('an empty state says what is missing, and what to do', async () => {
  expect(await phone.text('empty')).toContain('今天没有请假');
  expect(await phone.at('empty-slot').isVisible()).toBe(true);
});

test('an uploader takes pictures up to its limit, and gives them back', async () => {
  for (const count of [1, 2]) {
    await phone.at('uploader').locator('.van-uploader__upload').click();
    const [chooser] = await Promise.all([
      phone.page.waitForEvent('filechooser'),
      phone.page.getByRole('button', { name: '从手机相册选择' }).click(),
    ]);
    await chooser.setFiles(PNG);
    await phone
      .at('uploader')
      .locator('.van-uploader__preview-image')
      .nth(count - 1)
      .waitFor();
  }
  expect(await phone.log()).toEqual([
    { read: 'image', hasSize: true },
    { read: 'image', hasSize: true },
  ]);
  expect(await phone.at('uploader').locator('.van-uploader__upload').count()).toBe(0);
  await phone.at('uploader').locator('.van-uploader__preview-delete').first().click();
  await phone.at('uploader').locator('.van-uploader__upload').waitFor();
});

test('an index bar scrolls to the letter that is touched', async () => {
  await phone.at('index').locator('.van-index-bar__index').nth(2).click();
  expect(await phone.waitForLog(1)).toEqual([{ type: 'select', id: 'index', detail: '王' }]);
  const top = async () =>
    (await phone.at('index').locator('.van-index-anchor').nth(2).boundingBox())?.y ?? Infinity;
  await until(async () => (await top()) < 300);
});
