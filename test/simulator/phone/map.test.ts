import path from 'node:path';
import { usePhone } from './phone';

const { bench, phone } = usePhone({
  project: () => Promise.resolve(path.join(__dirname, 'fixtures', 'parts')),
  page: 'map',
});

/** jest types its matchers as `any`. */
const near = (value: number, digits = 4) => expect.closeTo(value, digits) as number;

/** Px of the map at scale 16 that `degrees` of longitude have. */
const pixels = (degrees: number) => (degrees / 360) * 256 * 2 ** 16;

/** Where a part of the map is, in px from the map's upper left corner. */
async function placeOf(selector: string): Promise<{ x: number; y: number; width: number; height: number }> {
  const map = await phone.at('map').evaluate((element) => element.getBoundingClientRect());
  const part = await phone
    .at('map')
    .locator(selector)
    .evaluate((element) => element.getBoundingClientRect());
  return { x: part.x - map.x, y: part.y - map.y, width: part.width, height: part.height };
}

/** Drags the map by px. */
async function drag(x: number, y: number): Promise<void> {
  const box = (await phone.at('map').boundingBox()) ?? { x: 0, y: 0 };
  await phone.page.mouse.move(box.x + 200, box.y + 150);
  await phone.page.mouse.down();
  await phone.page.mouse.move(box.x + 200 + x / 2, box.y + 150 + y / 2);
  await phone.page.mouse.move(box.x + 200 + x, box.y + 150 + y);
  await phone.page.mouse.up();
}

test('markers stand with their anchor on their place, in their size', async () => {
  // The lower middle of the first one is the middle of the map.
  expect(await placeOf('[data-marker="1"]')).toEqual({
    x: near(140, 0),
    y: near(70, 0),
    width: 20,
    height: 30,
  });
  // The upper left corner of the second one lies to the east.
  expect(await placeOf('[data-marker="2"]')).toEqual({
    x: near(150 + pixels(0.001), 0),
    y: near(100, 0),
    width: near(20, 1),
    height: near(20, 1),
  });
  expect(
    await phone
      .at('map')
      .locator('[data-marker="2"]')
      .evaluate((one) => one.style.opacity),
  ).toBe('0.5');
  const picture = phone.at('map').locator('[data-marker="1"] img');
  expect(await picture.getAttribute('src')).toBe('/phone/project/images/pin.png');
});

test('circles, polygons and lines lie where they belong, in their colours', async () => {
  const plan = phone.at('map').locator('svg');
  const radius = pixels(1) / (111_319.5 * Math.cos(Math.PI / 6));
  expect(await plan.locator('circle').first().getAttribute('r')).toEqual(expect.stringMatching(/^\d/));
  expect(Number(await plan.locator('circle').first().getAttribute('r'))).toBeCloseTo(100 * radius, 1);
  expect(await plan.locator('circle').first().getAttribute('fill')).toBe('#ff000033');
  expect(await plan.locator('circle').first().getAttribute('stroke')).toBe('#ff0000ff');
  const corner = (await plan.locator('polygon').getAttribute('points'))
    ?.split(' ')[1]
    ?.split(',')
    .map(Number);
  expect(corner).toEqual([near(150 + pixels(0.001), 2), near(100, 2)]);
  expect(await plan.locator('polygon').getAttribute('fill')).toBe('#0000ff33');
  expect(await plan.locator('polyline').getAttribute('stroke')).toBe('#00aa00');
  expect(await plan.locator('polyline').getAttribute('stroke-dasharray')).toBe('8 8');
});

test('a tapped marker tells its id and shows its title; a tap beside it tells the place and hides the title', async () => {
  const callouts = phone.at('map').locator('.wx-map-callout');
  expect(await callouts.allTextContents()).toEqual(['一直在']);
  await phone.at('map').locator('[data-marker="1"]').click();
  expect(await callouts.allTextContents()).toEqual(['校门', '一直在']);
  await callouts.last().click();
  await phone.at('map').locator('.wx-map-label').click();
  await phone.at('map').click({ position: { x: 250, y: 100 } });
  expect(await phone.waitForLog(4)).toEqual([
    { type: 'markertap', markerId: 1 },
    { type: 'callouttap', markerId: 2 },
    { type: 'labeltap', markerId: 1 },
    { tap: { latitude: near(30), longitude: near(120 + 100 / pixels(1)) } },
  ]);
  expect(await callouts.allTextContents()).toEqual(['一直在']);
});

test('dragging moves the map, the wheel changes its scale, within the limits and only while allowed', async () => {
  await drag(-60, 0);
  expect(await phone.waitForLog(2)).toEqual([
    { region: 'begin', causedBy: 'gesture' },
    {
      region: 'end',
      causedBy: 'drag',
      scale: 16,
      center: { latitude: near(30), longitude: near(120 + 60 / pixels(1)) },
    },
  ]);
  for (let turn = 0; turn < 4; turn += 1) await phone.page.mouse.wheel(0, -100);
  const turned = await phone.waitForLog(10);
  expect(turned[2]).toEqual({ region: 'begin', causedBy: 'gesture' });
  expect(turned[3]).toMatchObject({ region: 'end', causedBy: 'scale', scale: 17 });
  expect(turned.at(-1)).toMatchObject({ scale: 18 });
  await phone.tap('set-fixed');
  await drag(50, 50);
  await phone.page.mouse.wheel(0, 100);
  await phone.tap('ask');
  const still = (await phone.waitForLog(11)).slice(10);
  expect(still).toEqual([
    { latitude: near(30), longitude: near(120 + 60 / pixels(1)), scale: 18, isInside: true },
  ]);
});

test('the page moves the map by its attributes and by its context', async () => {
  await phone.tap('set-latitude');
  await phone.tap('move-to');
  await phone.waitForLog(4);
  await phone.tap('ask');
  expect(await phone.waitForLog(5)).toEqual([
    { region: 'begin', causedBy: 'update' },
    { region: 'end', causedBy: 'update', scale: 16, center: { latitude: 30.5, longitude: 120 } },
    { region: 'begin', causedBy: 'update' },
    { region: 'end', causedBy: 'update', scale: 16, center: { latitude: 31, longitude: 121 } },
    { latitude: 31, longitude: 121, scale: 16, isInside: true },
  ]);
  await phone.tap('include-far');
  const [, far] = (await phone.waitForLog(7)).slice(5) as [unknown, { scale: number; center: unknown }];
  expect(far.center).toEqual({ latitude: near(30.05, 3), longitude: near(120.05) });
  // 280 px for a tenth of a degree of longitude, 180 for one of latitude, which is longer here.
  expect(far.scale).toBeCloseTo(
    Math.log2(180 / (pixels(0.1) / 2 ** 16 / Math.cos((30.05 * Math.PI) / 180))),
    2,
  );
  await phone.tap('set-include');
  const all = (await phone.waitForLog(9)).at(-1);
  expect(all).toMatchObject({ center: { latitude: near(29.1, 3), longitude: near(119.1) } });
});

test('the person is shown, and can be moved to, once the app may know where', async () => {
  const person = phone.at('map').locator('.wx-map-person');
  expect(await person.count()).toBe(0);
  await phone.tap('move-to-person');
  expect(await phone.waitForLog(1)).toEqual([{ errMsg: 'moveToLocation:fail the map shows no location' }]);
  await bench.client.putPhone(phone.id, {
    location: { latitude: 30.002, longitude: 120, accuracy: 10 },
    locationConsent: 'granted',
  });
  await person.waitFor();
  await phone.tap('move-to-person');
  expect((await phone.waitForLog(3)).at(-1)).toMatchObject({ center: { latitude: 30.002, longitude: 120 } });
});

test('what a map context does not have yet says so', async () => {
  await phone.tap('missing');
  expect(await phone.waitForLog(1)).toEqual([
    { missing: 'MapContext.translateMarker is not available in the simulator' },
  ]);
});
