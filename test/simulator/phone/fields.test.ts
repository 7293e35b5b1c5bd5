import path from 'node:path';
import { eventually } from '../desk/eventually';
import { usePhone } from './phone';

const { bench, phone } = usePhone({
  project: () => Promise.resolve(path.join(__dirname, 'fixtures', 'parts')),
  page: 'fields',
  mayFail: true,
});

/** Texts of a wheel of the open picker, counted from 0. */
const wheel = (at: number) => phone.page.getByRole('listbox').nth(at).getByRole('option').allTextContents();
/** What the wheels of the open picker stand on. */
const chosen = () => phone.page.locator('[role=option][aria-selected=true]').allTextContents();
const choose = (name: string, at: number) =>
  phone.page.getByRole('listbox').nth(at).getByRole('option', { name, exact: true }).click();
const confirm = () => phone.page.getByRole('button', { name: '确定' }).click();
const input = (id: string) => phone.at(id).locator('input, textarea');

/** The line of the log that an element's event of a type made, once it is there. */
async function told(id: string, type: string): Promise<unknown> {
  await phone.waitForText('log', `{"type":"${type}","id":"${id}"`);
  return (await phone.log()).find(
    (line) => (line as { id?: string; type?: string }).id === id && (line as { type?: string }).type === type,
  );
}

test('a picker of regions starts at its value and tells names and codes', async () => {
  await phone.tap('region');
  expect(await chosen()).toEqual(['广东省', '广州市', '海珠区']);
  expect((await wheel(0)).slice(0, 3)).toEqual(['全部', '北京市', '天津市']);
  await choose('浙江省', 0);
  expect((await wheel(1)).slice(0, 3)).toEqual(['全部', '杭州市', '宁波市']);
  await choose('杭州市', 1);
  expect(await chosen()).toEqual(['浙江省', '杭州市', '全部']);
  await choose('西湖区', 2);
  await confirm();
  expect(await told('region', 'change')).toMatchObject({
    value: ['浙江省', '杭州市', '西湖区'],
    code: ['330000', '330100', '330106'],
  });
});

test('a picker of regions goes as deep as its level, and what it cannot do it says', async () => {
  await phone.tap('city');
  expect(await chosen()).toEqual(['北京市', '北京市']);
  await confirm();
  expect(await told('city', 'change')).toMatchObject({ code: ['110000', '110100'] });
  await phone.tap('street');
  await eventually(async () => {
    expect(await Promise.resolve(phone.errors.join())).toContain(
      'picker level="sub-district" is not available in the simulator',
    );
  });
});

test('dates and times outside their limits are not offered', async () => {
  await phone.tap('date');
  expect(await chosen()).toEqual(['2026年', '2月', '10日']);
  expect([await wheel(0), await wheel(1)]).toEqual([['2026年'], ['2月', '3月']]);
  expect((await wheel(2)).length).toBe(19);
  await choose('3月', 1);
  expect(await wheel(2)).toEqual(['1日', '2日', '3日', '4日', '5日']);
  await confirm();
  expect(await told('date', 'change')).toMatchObject({ value: '2026-03-01' });
  await phone.tap('time');
  expect(await chosen()).toEqual(['10', '15']);
  expect(await wheel(1)).toHaveLength(16);
  await choose('09', 0);
  expect((await wheel(1))[0]).toBe('30');
  await confirm();
  expect(await told('time', 'change')).toMatchObject({ value: '09:45' });
  await phone.tap('month');
  await confirm();
  expect(await told('month', 'change')).toMatchObject({ value: '2026-08' });
});

test('a picker without a value starts today by the phone’s clock; the page sets columns while it is open', async () => {
  await bench.client.setClock({ now: Date.parse('2031-05-06T12:00:00Z'), running: false });
  await phone.page.waitForFunction(
    () => (globalThis as never as { __phone: { now: () => number } }).__phone.now() > 1.9e12,
  );
  await phone.tap('today');
  expect(await chosen()).toEqual(['2031年', '5月', '6日']);
  await phone.page.getByRole('button', { name: '取消' }).click();
  expect(await told('today', 'cancel')).toBeDefined();
  await phone.tap('pair');
  expect(await chosen()).toEqual(['水果', '桃']);
  await choose('蔬菜', 0);
  expect(await chosen()).toEqual(['蔬菜', '芹菜']);
  await confirm();
  expect(await told('pair', 'change')).toMatchObject({ value: [1, 0] });
  await phone.tap('closed');
  expect(await phone.page.getByRole('dialog').count()).toBe(0);
});

test('what the handler of input returns becomes the text of an input, not of a textarea', async () => {
  await input('upper').pressSequentially('ab');
  expect(await input('upper').inputValue()).toBe('AB');
  await input('stars').press('End');
  await input('stars').pressSequentially('a');
  expect(await input('stars').inputValue()).toBe('b**');
  expect(await input('stars').evaluate((one: HTMLInputElement) => one.selectionStart)).toBe(1);
  await input('lower').press('End');
  await input('lower').pressSequentially('c');
  expect(await input('lower').inputValue()).toBe('abc');
});

test('inputs place their cursor, hide a password, call up a keyboard, and are off', async () => {
  await phone.tap('focus-now');
  expect(await told('cursor', 'focus')).toMatchObject({ value: '12345' });
  expect(
    await input('cursor').evaluate(({ selectionStart, selectionEnd }: HTMLInputElement) => [
      selectionStart,
      selectionEnd,
    ]),
  ).toEqual([1, 3]);
  expect(await input('secret').getAttribute('type')).toBe('password');
  expect(await input('digits').getAttribute('inputmode')).toBe('decimal');
  expect(await input('off').evaluate((one: HTMLInputElement) => one.readOnly)).toBe(true);
  await input('send').pressSequentially('好');
  await input('send').press('Enter');
  expect(await told('send', 'confirm')).toMatchObject({ value: '好' });
  await input('lower').press('Enter');
  await phone.waitForText('log', '"lineCount":2');
});

test('a label acts for the control it names, or for the first inside', async () => {
  await phone.tap('label-button');
  await phone.waitForText('log', '{"tapped":"labelled"}');
  await phone.tap('label-text');
  expect(await told('first', 'change')).toMatchObject({ value: true });
  await phone.tap('other');
  await told('other', 'change');
  expect(await phone.log()).toHaveLength(4);
});

test('what is disabled does not change; colours and kinds are drawn', async () => {
  for (const id of ['shut', 'shut-box', 'shut-radio']) {
    await phone.tap(id);
    expect(await phone.at(id).getAttribute('aria-checked')).toBe('false');
  }
  expect(await phone.style('box', 'background-color')).toBe('rgb(0, 0, 255)');
  expect(
    await phone
      .at('coloured')
      .locator('.wx-radio-mark')
      .evaluate((mark) => getComputedStyle(mark).color),
  ).toBe('rgb(255, 0, 0)');
  await phone.at('slider').locator('input').press('ArrowRight');
  expect(await told('slider', 'change')).toMatchObject({ value: 15 });
  expect(await phone.style('slider', '--slider-active')).toBe('#ff0000');
  expect(await phone.style('slider', '--slider-block')).toBe('20px');
});

test('a form sees the controls of components only with the behaviors for it', async () => {
  const values = { plain: '页面', on: true, slid: 7, real: '组件', grouped: '里面' };
  await phone.tap('unbehaved');
  await phone.tap('behaved');
  expect((await phone.waitForLog(2)).slice(1)).toEqual([{ submit: values }]);
  await phone.at('real').locator('wx-text').click();
  await phone.tap('behaved');
  expect((await phone.waitForLog(3)).at(-1)).toEqual({ submit: { ...values, real: '改了' } });
  await phone.tap('reset');
  await phone.tap('behaved');
  expect((await phone.waitForLog(5)).slice(3)).toEqual([
    'reset',
    { submit: { plain: '', on: false, slid: 0, real: '改了', grouped: '' } },
  ]);
});

test('a picker-view stands on its value, follows the page, and tells where a person turned it', async () => {
  const columns = phone.at('wheels').locator('.wx-wheel');
  const tops = () => columns.evaluateAll((wheels) => wheels.map((one) => Math.round(one.scrollTop / 34)));
  await eventually(async () => expect(await tops()).toEqual([1, 0]));
  await phone.tap('turn-wheel');
  await eventually(async () => expect(await tops()).toEqual([2, 1]));
  await columns.first().evaluate((one) => one.scrollTo({ top: 0 }));
  expect(await told('wheels', 'change')).toMatchObject({ value: [0, 1] });
});
