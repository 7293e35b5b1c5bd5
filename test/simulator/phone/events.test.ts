import { usePhone } from './phone';

const { phone } = usePhone({ page: 'events' });

test('a tap is captured from outside, then bubbles from the innermost out, with dataset, mark and place', async () => {
  await phone.tap('inner');
  expect(await phone.waitForLog(4)).toEqual([
    'capture',
    {
      type: 'tap',
      target: 'inner',
      current: 'inner',
      dataset: { name: 'inner' },
      mark: { kind: 'leaf', place: 'outer' },
      where: true,
    },
    {
      type: 'tap',
      target: 'inner',
      current: 'middle',
      dataset: { userId: 7, item: { deep: [1] } },
      mark: { kind: 'leaf', place: 'outer' },
      where: true,
    },
    {
      type: 'tap',
      target: 'inner',
      current: 'outer',
      dataset: { name: 'outer' },
      mark: { kind: 'leaf', place: 'outer' },
      where: true,
    },
  ]);
});

test('catch stops an event, returning false does not', async () => {
  await phone.tap('caught-text');
  expect((await phone.waitForLog(2)).map(currentOf)).toEqual(['capture', 'caught']);
  await phone.tap('false-text');
  expect((await phone.waitForLog(5)).slice(2).map(currentOf)).toEqual(['capture', 'false', 'outer']);
});

test('a component event stays at the component unless it bubbles and is composed', async () => {
  await phone.tap('card-text');
  expect(await phone.waitForLog(2)).toEqual([
    { press: 4, id: 'card' },
    { far: 4, current: 'far-outer' },
  ]);
});

test('what is put into a slot belongs to the page, and its tap passes the component', async () => {
  await phone.tap('slotted');
  const [slotted, pressed] = await phone.waitForLog(3);
  expect(slotted).toMatchObject({ target: 'slotted', current: 'slotted' });
  expect(pressed).toEqual({ press: 4, id: 'card' });
});

test('a long press is no tap', async () => {
  const box = await phone.at('long').boundingBox();
  await phone.page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
  await phone.page.mouse.down();
  await phone.waitForLog(1);
  await phone.page.mouse.up();
  await phone.tap('slotted');
  expect((await phone.waitForLog(2)).slice(0, 2)).toMatchObject([
    { type: 'longpress' },
    { target: 'slotted' },
  ]);
});

test('a mouse is a finger: touchstart, touchmove, touchend, with places from the corner of the page', async () => {
  const box = await phone.at('touch').boundingBox();
  const [x, y] = [Math.round(box?.x ?? 0) + 10, Math.round(box?.y ?? 0) + 4];
  const { y: top = 0 } = (await phone.view.boundingBox()) ?? {};
  await phone.page.mouse.move(x, y);
  await phone.page.mouse.down();
  await phone.page.mouse.move(x + 30, y);
  await phone.page.mouse.up();
  expect(await phone.waitForLog(3)).toEqual([
    { type: 'touchstart', fingers: 1, x, y: y - top },
    { type: 'touchmove', fingers: 1, x: x + 30, y: y - top },
    { type: 'touchend', fingers: 0, x: x + 30, y: y - top },
  ]);
});

test('a data attribute and an id can be found in the document', async () => {
  expect(await phone.view.locator('[data-user-id="7"]').getAttribute('id')).toBe('middle');
});

test('wxs and templates work, with the odd rules of wxs', async () => {
  expect(await phone.text('row')).toBe('模板=4');
  expect(await phone.text('kinds')).toBe('list of 2 digits text Number');
});

test('setData moves, adds and changes items of a list, and its callback comes after', async () => {
  expect(await phone.text('list')).toBe('0:甲 1:乙 ');
  await phone.tap('swap');
  await phone.waitForText('list', '0:乙 1:甲 2:丙');
  await phone.tap('grow');
  await phone.waitForText('list', '0:新 1:甲 2:末');
  expect(await phone.waitForLog(1)).toEqual([{ card: 0 }]);
});

test('setData is counted per page, in calls and in bytes of JSON', async () => {
  const before = await phone.hooks(({ pages }) => pages().at(-1));
  await phone.tap('swap');
  await phone.waitForText('list', '丙');
  const after = await phone.hooks(({ pages }) => pages().at(-1));
  const sent = {
    rows: [
      { id: 'b', name: '乙' },
      { id: 'a', name: '甲' },
      { id: 'c', name: '丙' },
    ],
  };
  expect((after?.setDataCalls ?? 0) - (before?.setDataCalls ?? 0)).toBe(1);
  expect((after?.setDataBytes ?? 0) - (before?.setDataBytes ?? 0)).toBe(
    Buffer.byteLength(JSON.stringify(sent)),
  );
  expect(await phone.hooks(({ nodes }) => nodes())).toBe(await phone.view.locator('page, page *').count());
});

test('setData of more than WeChat takes is warned of', async () => {
  const warning = phone.page.waitForEvent('console', { predicate: (told) => told.type() === 'warning' });
  await phone.tap('flood');
  expect((await warning).text()).toBe(
    'setData of pages/events/events: 1025 KB, WeChat takes 1024 KB at most',
  );
});

function currentOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'current' in entry ? entry.current : entry;
}
