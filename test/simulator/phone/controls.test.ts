import { usePhone } from './phone';

const { bench, phone } = usePhone({ page: 'controls', mayFail: true });

// The two pictures report themselves first.
beforeEach(() => phone.waitForLog(2));

/** What was logged after the pictures. */
async function logged(count: number): Promise<unknown[]> {
  return (await phone.waitForLog(count + 2)).slice(2);
}

test('pictures tell that they were loaded or could not be', async () => {
  expect(await phone.log()).toEqual(
    expect.arrayContaining([
      { type: 'load', id: 'picture', width: 52 },
      { type: 'error', id: 'broken' },
    ]),
  );
});

test('an input tells focus, what is typed up to its length, return and blur', async () => {
  expect(await phone.at('name').locator('.wx-placeholder').isVisible()).toBe(true);
  expect(
    await phone
      .at('name')
      .locator('.wx-placeholder')
      .evaluate((element) => getComputedStyle(element).color),
  ).toBe('rgb(9, 9, 9)');
  await phone.at('name').locator('input').focus();
  await phone.page.keyboard.insertText('李雷');
  await phone.page.keyboard.press('Enter');
  expect(await logged(4)).toEqual([
    { type: 'focus', id: 'name', value: '' },
    { type: 'input', id: 'name', value: '李雷' },
    { type: 'confirm', id: 'name', value: '李雷' },
    { type: 'blur', id: 'name', value: '李雷' },
  ]);
  expect(await phone.at('name').locator('.wx-placeholder').isVisible()).toBe(false);
  await phone.at('name').locator('input').press('End');
  await phone.page.keyboard.type('12345678');
  expect(await phone.at('name').locator('input').inputValue()).toBe('李雷1234');
});

test('a two-way binding writes what is typed into the page', async () => {
  await phone.at('model').locator('input').fill('你好');
  await phone.waitForText('typed', '你好');
});

test('a textarea grows with its text', async () => {
  const height = () => phone.at('story').evaluate((element) => element.clientHeight);
  const before = await height();
  await phone.at('story').locator('textarea').fill('一\n二\n三\n四');
  await logged(1);
  expect(await height()).toBeGreaterThan(before);
});

test('a form collects its named controls and resets them', async () => {
  await phone.at('name').locator('input').fill('韩梅梅');
  await phone.tap('agree-label');
  await phone.tap('tuesday-label');
  await phone.tap('sick-label');
  await phone.tap('submit');
  // Typing tells focus, input and blur first.
  const lines = await logged(7);
  expect(lines.slice(3)).toEqual([
    { type: 'change', id: 'agree', value: true },
    { type: 'change', id: 'days', value: ['1', '2'] },
    { type: 'change', id: 'kind', value: 'sick' },
    {
      submit: { name: '韩梅梅', story: '', agree: true, days: ['1', '2'], kind: 'sick', slider: 3, fruit: 0 },
    },
  ]);
  await phone.tap('reset');
  await phone.tap('submit');
  expect((await logged(9)).at(-1)).toMatchObject({
    submit: { name: '', agree: false, days: [], kind: '' },
  });
});

test('radio buttons exclude each other', async () => {
  await phone.tap('sick');
  await phone.tap('own-label');
  expect(await logged(2)).toMatchObject([{ value: 'sick' }, { value: 'own' }]);
  expect(await phone.at('sick').getAttribute('aria-checked')).toBe('false');
  expect(await phone.at('own').getAttribute('aria-checked')).toBe('true');
});

test('a slider tells where it is moved', async () => {
  await phone.at('slider').locator('input').press('ArrowRight');
  expect(await logged(2)).toEqual([
    { type: 'changing', id: 'slider', value: 4 },
    { type: 'change', id: 'slider', value: 4 },
  ]);
  expect(await phone.at('slider').locator('span').textContent()).toBe('4');
});

test('a picker offers its range and tells the index', async () => {
  await phone.tap('fruit');
  const sheet = phone.page.getByRole('dialog');
  await sheet.getByRole('option', { name: '橙子' }).click();
  await sheet.getByRole('button', { name: '确定' }).click();
  await phone.waitForText('fruit', '水果 橙子');
  expect(await phone.page.getByRole('dialog').count()).toBe(0);
});

test('a date picker knows how long a month is', async () => {
  await phone.tap('date');
  const days = phone.page.getByRole('listbox').nth(2).getByRole('option');
  expect(await days.count()).toBe(29);
  await phone.page.getByRole('option', { name: '2025年' }).click();
  await phone.page.waitForFunction(
    () => document.querySelectorAll('[role=listbox]')[2]?.childElementCount === 28,
  );
  await phone.page.getByRole('button', { name: '确定' }).click();
  expect(await logged(1)).toEqual([{ type: 'change', id: 'date', value: '2025-02-28' }]);
});

test('a time picker starts at its value, and cancelling changes nothing', async () => {
  await phone.tap('time');
  await phone.page.getByRole('button', { name: '取消' }).click();
  await phone.tap('time');
  await phone.page.getByRole('button', { name: '确定' }).click();
  expect(await logged(1)).toEqual([{ type: 'change', id: 'time', value: '07:30' }]);
});

test('a picker with several columns tells each turn', async () => {
  await phone.tap('pair');
  await phone.page.getByRole('option', { name: '下' }).click();
  await phone.page.getByRole('button', { name: '确定' }).click();
  expect(await logged(2)).toEqual([
    { type: 'columnchange', id: 'pair', value: 1, column: 0 },
    { type: 'change', id: 'pair', value: [1, 1] },
  ]);
});

test('a disabled button does not hear a tap', async () => {
  await phone.at('disabled').click({ force: true });
  await phone.tap('submit');
  expect(await logged(1)).toMatchObject([{ submit: {} }]);
});

test('the keyboard reaches what can be pressed and presses it, and the focus is seen', async () => {
  const { keyboard } = phone.page;
  await phone.at('story').locator('textarea').focus();
  const reached: string[] = [];
  for (let step = 0; step < 6; step += 1) {
    await keyboard.press('Tab');
    reached.push(await phone.view.evaluate(() => document.activeElement?.id ?? ''));
    await keyboard.press(step % 2 === 0 ? 'Space' : 'Enter');
  }
  expect(reached).toEqual(['agree', 'monday', 'tuesday', 'sick', 'own', '']);
  expect(await logged(5)).toMatchObject([
    { id: 'agree', value: true },
    { id: 'days', value: [] },
    { id: 'days', value: ['2'] },
    { id: 'kind', value: 'sick' },
    { id: 'kind', value: 'own' },
  ]);
  await phone.at('aria').focus();
  await keyboard.press('Tab');
  await keyboard.press('Shift+Tab');
  expect(await phone.view.evaluate(() => document.activeElement?.id)).toBe('aria');
  expect(await phone.style('aria', 'outline-style')).toBe('solid');
});

test('a picker is used by keyboard alone, and the focus is where it was afterwards', async () => {
  const { keyboard } = phone.page;
  await phone.at('fruit').focus();
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  expect(await phone.page.getByRole('dialog').count()).toBe(1);
  for (const key of ['Tab', 'Tab', 'Tab', 'ArrowDown', 'Shift+Tab', 'Enter']) await keyboard.press(key);
  expect(await logged(1)).toEqual([{ picked: 1 }]);
  expect(await phone.view.evaluate(() => document.activeElement?.id)).toBe('fruit');
});

test('progress, icon and hidden are drawn as asked', async () => {
  expect(await phone.text('progress')).toBe('40%');
  expect(await phone.style('icon', 'width')).toBe('30px');
  expect(await phone.at('hidden').isVisible()).toBe(false);
});

test('rich text shows marks and runs nothing', async () => {
  expect(await phone.at('rich').locator('p > b').textContent()).toBe('粗');
  expect(await phone.at('rich').locator('script').count()).toBe(0);
  expect(await phone.page.evaluate(() => 'bad' in globalThis)).toBe(false);
});

test('a scroll-view scrolls where the page says and tells its end', async () => {
  await phone.tap('scroll-down');
  expect(await logged(1)).toMatchObject([{ type: 'scrolltolower', id: 'scroll' }]);
});

test('a swiper is turned by swiping', async () => {
  await phone.at('swiper').scrollIntoViewIfNeeded();
  const box = (await phone.at('swiper').boundingBox()) ?? { x: 0, y: 0 };
  await phone.page.mouse.move(box.x + 200, box.y + 20);
  await phone.page.mouse.down();
  await phone.page.mouse.move(box.x + 100, box.y + 20);
  await phone.page.mouse.up();
  expect(await logged(1)).toEqual([{ type: 'change', id: 'swiper', current: 1, source: 'touch' }]);
});

test('what is pressed has its hover-class until it is let go', async () => {
  await phone.at('hover').scrollIntoViewIfNeeded();
  const box = (await phone.at('hover').boundingBox()) ?? { x: 0, y: 0 };
  await phone.page.mouse.move(box.x + 5, box.y + 5);
  await phone.page.mouse.down();
  await phone.page.locator('.pressed').waitFor();
  expect(await phone.style('hover', 'background-color')).toBe('rgb(200, 0, 0)');
  await phone.page.mouse.up();
  await phone.page.waitForFunction(() => !document.querySelector('.pressed'));
});

test('role and aria-label reach the document', async () => {
  expect(await phone.page.getByRole('button', { name: '可读的名字' }).getAttribute('id')).toBe('aria');
});

test('page-meta makes rem follow the font size setting, also while it changes', async () => {
  expect(await phone.style('scaled', 'font-size')).toBe('16px');
  expect(await phone.view.locator('page').evaluate((page) => getComputedStyle(page).letterSpacing)).toBe(
    '1px',
  );
  await bench.client.putPhone(phone.id, { fontScale: 1.25 });
  await phone.page.waitForFunction(() => document.documentElement.style.fontSize === '20px');
  expect(await phone.style('scaled', 'font-size')).toBe('20px');
});
