import path from 'node:path';
import { eventually } from '../desk/eventually';
import { usePhone } from './phone';

const { phone } = usePhone({ project: () => Promise.resolve(path.join(__dirname, 'fixtures', 'parts')) });

/** How long (ms) to wait for lines; whatever is there then is compared. */
const PATIENCE_MS = 5000;

/** Does something and returns what the page logs then, once there are as many lines as `expected`. */
async function linesAfter(act: () => Promise<void>, expected: unknown[]): Promise<unknown[]> {
  const before = (await phone.log()).length;
  await act();
  await phone.page
    .waitForFunction(
      (count) =>
        (document.querySelector('.phone-page:not([hidden]) [id="log"]')?.textContent ?? '').split('\n')
          .length >= count,
      before + expected.length,
      { timeout: PATIENCE_MS },
    )
    .catch(() => undefined);
  return (await phone.log()).slice(before);
}

/** Presses an element for as long as it takes until `isEnough`. */
async function press(id: string, isEnough: () => Promise<void>): Promise<void> {
  const box = (await phone.at(id).boundingBox()) ?? { x: 0, y: 0 };
  await phone.page.mouse.move(box.x + 4, box.y + 4);
  await phone.page.mouse.down();
  await isEnough();
  await phone.page.mouse.up();
}

test('events: bubbling, catching, exclusive and capturing handlers', async () => {
  await phone.go('events');
  const cases: Record<string, string[]> = {
    b3: ['c tap b3>b3', 'b tap b3>b2', 'a tap b3>bubble'],
    c3: ['c tap c3>c3', 'b tap c3>c2'],
    m3: ['c tap m3>m3', 'b tap m3>m2'],
    mo3: ['b tap mo3>mo2', 'a tap mo3>mut-outer'],
    k2: ['a tap k2>capture', 'c tap k2>k2', 'd tap k2>k2', 'b tap k2>capture'],
    kc2: ['a tap kc2>capture-catch'],
    mc3: ['c tap mc3>mc3', 'b tap mc3>mc2'],
    named: ['dynamic'],
  };
  const seen: Record<string, unknown> = {};
  for (const [id, expected] of Object.entries(cases))
    seen[id] = await linesAfter(() => phone.tap(id), expected);
  expect(seen).toEqual(cases);
  // An empty name is no handler.
  await phone.tap('disable');
  await phone.tap('named');
  expect(await linesAfter(() => phone.tap('c3'), cases.c3 ?? [])).toEqual(cases.c3);
});

test('events: everything that a handler is told', async () => {
  await phone.go('events');
  const box = (await phone.at('deep').boundingBox()) ?? { x: 0, y: 0 };
  const { y: top = 0 } = (await phone.view.boundingBox()) ?? {};
  const [line] = await linesAfter(() => phone.at('deep').click({ position: { x: 3, y: 2 } }), [1]);
  const [x, y] = [box.x + 3, Math.floor(box.y + 2 - top)];
  expect(line).toEqual({
    type: 'tap',
    hasTime: true,
    target: { id: 'deep', dataset: { listLength: 2 }, left: 7 },
    current: { id: 'whole', dataset: { userName: '甲', username: '乙', item: { id: 1 } } },
    mark: { a: '2', b: { id: 1 } },
    detail: { x, y },
    finger: { identifier: 0, pageX: x, pageY: y, clientX: x, clientY: y },
    changed: 1,
  });
});

test('events: a long press is no tap where somebody handles it, and a tap where nobody does', async () => {
  await phone.go('events');
  const long = [
    'd touchstart pressed>pressed',
    'a longpress pressed>pressed',
    'b longtap pressed>pressed',
    'e touchend pressed>pressed',
  ];
  const pressed = () => phone.waitForText('log', 'longtap pressed');
  expect(await linesAfter(() => press('pressed', pressed), long)).toEqual(long);
  const held = () => phone.waitForText('log', 'b longtap tapped');
  const both = ['b longtap tapped>tapped', 'a tap tapped>tapped'];
  expect(await linesAfter(() => press('tapped', held), both)).toEqual(both);
});

test('events: how far a component’s own events reach', async () => {
  await phone.go('events');
  const tap = (around: string, kind: string) => () =>
    phone.at(around).locator(`[class$="${kind}"]`).first().click();
  const cases: [string, string, string[]][] = [
    ['inner', 'plain', ['outer plain inner']],
    ['inner', 'bubbling', ['outer bubbling inner', 'outer bubbling inner']],
    [
      'inner',
      'composed',
      [
        'captured composed',
        'outer composed inner',
        'outer composed inner',
        'page composed {"n":3} outer>outer',
        'page composed {"n":3} outer>outside',
      ],
    ],
    ['slotted', 'plain', []],
    ['slotted', 'bubbling', ['page bubbling {"n":2} slotted>slot-around']],
    [
      'slotted',
      'composed',
      ['outer composed ', 'outer composed ', 'page composed {"n":3} slotted>slot-around'],
    ],
  ];
  const seen = [];
  for (const [around, kind, expected] of cases)
    seen.push([around, kind, await linesAfter(tap(around, kind), expected)]);
  expect(seen).toEqual(cases);
});

test('events: what an element tells of its own does not bubble', async () => {
  await phone.go('events');
  const input = phone.at('input').locator('input');
  const lines = ['a tap input>input-around', 'page input {"value":"x","cursor":1,"keyCode":120} input>input'];
  expect(
    await linesAfter(async () => {
      await input.click();
      await input.pressSequentially('x');
    }, lines),
  ).toEqual(lines);
});

test('relations are told of links, moves and ends, and know the order', async () => {
  await phone.go('parts');
  const linked = ['甲', '乙'].flatMap((name) => [`list linked ${name}`, `row linked ${name}`]);
  const [first] = (await linesAfter(() => phone.tap('relate'), [1])) as {
    steps: string[];
    names: string[];
  }[];
  expect(first?.names).toEqual(['甲', '乙']);
  expect(first?.steps.toSorted()).toEqual(linked.toSorted());
  const [then] = (await linesAfter(() => phone.tap('turn'), [1])) as { steps: string[]; names: string[] }[];
  expect(then?.names).toEqual(['丙', '甲']);
  expect(then?.steps).toEqual(
    expect.arrayContaining(['list linked 丙', 'row linked 丙', 'list unlinked 乙']),
  );
  expect(then?.steps.some((step) => /^list moved [甲乙]$/.test(step))).toBe(true);
  expect(then?.steps).not.toContain('list linked 甲');
});

test('behaviors add data, properties, methods and lifetimes; the component’s own come first', async () => {
  await phone.go('parts');
  expect(await linesAfter(() => phone.tap('inherit'), [1])).toEqual([
    {
      from: 'own',
      base: true,
      deep: { a: 1, b: 2 },
      filtered: 1,
      shared: 'base',
      who: 'own',
      only: 'base',
    },
  ]);
});

test('lifetimes and observers come in WeChat’s order', async () => {
  await phone.go('parts');
  const [start, changes] = await linesAfter(() => phone.tap('observe'), [1, 2]);
  expect(start).toEqual([
    'base created',
    'created',
    'count,sum 5 0',
    'base attached',
    'attached',
    'show',
    'ready',
  ]);
  expect(changes).toEqual([
    'count,sum 5 3',
    'kept.x 2',
    'kept.** {"x":2}',
    'count,sum 5 3',
    'kept.** {"x":2,"y":1}',
    'list[0] 7',
    '_pure 2',
  ]);
  expect(await phone.at('lives').locator('wx-view').textContent()).toBe('none');
  expect((await linesAfter(() => phone.tap('hide'), [1])).at(-1)).toEqual(['detached']);
});

test('components are found by selectors; setData follows paths', async () => {
  await phone.go('parts');
  expect(await linesAfter(() => phone.tap('select'), [1])).toEqual([
    { one: '甲', all: ['甲', '乙'], none: null, owner: true, has: true },
  ]);
  expect(await linesAfter(() => phone.tap('paths'), [1])).toEqual([
    { list: [{ n: 1 }, { n: 9 }, null, { n: 4 }], made: { up: 'x' } },
  ]);
});

test('slots: by name, repeated with values, and a host without an element of its own', async () => {
  await phone.go('parts');
  expect(await phone.at('slots').locator('> wx-view').allTextContents()).toEqual(['前', '中', '后', '其余']);
  expect(await phone.at('dynamic').locator('wx-text').allTextContents()).toEqual(['0a', '1b']);
  expect(await phone.view.locator('[id="box"]').count()).toBe(0);
  expect(await phone.at('flex').locator('> wx-view > wx-text').textContent()).toBe('虚');
  expect(await phone.style('boxed', 'color')).not.toBe('rgb(255, 0, 0)');
});

test('styles reach as far as the isolation of each component lets them', async () => {
  await phone.go('styles');
  const [plain, page, own, app] = ['rgb(0, 0, 0)', 'rgb(200, 0, 0)', 'rgb(0, 0, 200)', 'rgb(1, 2, 3)'];
  const cases: Record<string, string> = {
    'isolated-page': plain,
    'isolated-own': own,
    'isolated-app': plain,
    'isolated-shared': plain,
    'page-isolated': plain,
    'apply-shared-page': page,
    'apply-shared-own': own,
    'apply-shared-app': app,
    'apply-shared-shared': own,
    'page-apply-shared': plain,
    'shared-page': page,
    'shared-own': own,
    'shared-app': app,
    'page-shared': own,
  };
  const seen: Record<string, string> = {};
  for (const id of Object.keys(cases)) seen[id] = await phone.style(id, 'color');
  expect(seen).toEqual(cases);
  expect(await phone.style('isolated-own', 'letter-spacing')).toBe('3px');
});

test('a pressed look that is kept to itself stays inside', async () => {
  await phone.go('styles');
  const dark = 'rgb(9, 9, 9)';
  await press('hover-inner', () =>
    eventually(async () => expect(await phone.style('hover-inner', 'background-color')).toBe(dark)),
  );
  expect(await phone.style('hover', 'background-color')).not.toBe(dark);
  await eventually(async () => expect(await phone.style('hover-inner', 'background-color')).not.toBe(dark));
});

test('the app’s own tab bar: one on each tab page, found from its first onShow on', async () => {
  expect(await phone.page.locator('.phone-tabs').isVisible()).toBe(false);
  expect(await phone.text('early')).toBe('null');
  expect([await phone.text('tab-home'), await phone.text('tab-second')]).toEqual(['●首页', '○第二']);
  await phone.tap('tab-second');
  await phone.waitForRoute('second/second');
  expect([await phone.text('tab-home'), await phone.text('tab-second')]).toEqual(['○首页', '●第二']);
  await phone.tap('tab-home');
  await phone.waitForRoute('home/home');
  expect([await phone.text('tab-home'), await phone.text('bar-shown')]).toEqual(['●首页', '0']);
  expect(await phone.style('tab-home', 'color')).toBe('rgb(0, 90, 0)');
  const { y = 0, height = 0 } = (await phone.at('tab-home').boundingBox()) ?? {};
  expect(y + height).toBe(812);
  await phone.go('events');
  expect(await phone.view.locator('[id="tab-home"]').count()).toBe(0);
});
