import { distance } from '../../../simulator/desk/campus/projection';
import { FIELD, GATE, HALL, STOP } from './campus';
import { eventually } from './eventually';
import { locationOf, useDesk } from './open-desk';

const desk = useDesk();
const pin = (name: string) => desk().page.getByRole('button', { name: new RegExp(`^${name}：`) });
const place = (name: string) => desk().page.getByRole('button', { name: `把安娜放到${name}` });
const whereIsAnna = async () => (await desk().phone('anna')).location;

/** Where on the screen the point of a pin is: the middle of its lower edge. */
async function tipOf(name: string): Promise<{ x: number; y: number }> {
  const box = await pin(name).boundingBox();
  if (!box) throw new Error(`The pin of ${name} is not to be seen`);
  return { x: box.x + box.width / 2, y: box.y + box.height };
}

/** Drags Anna's pin from its middle, so that its point moves by as much. */
async function dragAnna(right: number, down: number): Promise<void> {
  const { mouse } = desk().page;
  const tip = await tipOf('安娜');
  const [x, y] = [tip.x, tip.y - 18];
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + right / 2, y + down / 2);
  await mouse.move(x + right, y + down);
  await mouse.up();
}

test('distances on the plan are true: the stop lies 601 m south of the hall, the hall’s circle is 300 m wide', async () => {
  const [anna, ben] = [await tipOf('安娜'), await tipOf('本')];
  const circle = await desk().page.locator('.range').boundingBox();
  expect((ben.y - anna.y) / (circle?.width ?? 0)).toBeCloseTo(601.1 / 300, 1);
  expect(Math.abs(ben.x - anna.x)).toBeLessThan(1);
});

test('a phone is put onto a place from the list', async () => {
  await desk().page.getByLabel('位置').selectOption('南门');
  await eventually(async () => expect(await whereIsAnna()).toEqual(locationOf(GATE)));
  await desk().page.getByRole('button', { name: '安娜：南门' }).waitFor();
});

test('a phone is put onto a place on the plan by keyboard alone', async () => {
  await place('球场').focus();
  await desk().page.keyboard.press('Enter');
  await eventually(async () => expect(await whereIsAnna()).toEqual(locationOf(FIELD)));
  await eventually(async () => expect(await desk().page.locator('.for-ears').innerText()).toBe('安娜：球场'));
});

test('arrows move a focused pin by 10 m, with Shift by 50 m, each press once', async () => {
  await pin('安娜').focus();
  for (const key of [
    'ArrowRight',
    'ArrowRight',
    'ArrowRight',
    'Shift+ArrowRight',
    'Shift+ArrowUp',
    'ArrowDown',
  ]) {
    await desk().page.keyboard.press(key);
  }
  await eventually(async () => {
    const { latitude = 0, longitude = 0 } = (await whereIsAnna()) ?? {};
    expect(distance(HALL, { latitude: HALL.latitude, longitude })).toBeCloseTo(80, 0);
    expect(distance(HALL, { latitude, longitude: HALL.longitude })).toBeCloseTo(40, 0);
  });
  await desk().page.getByRole('button', { name: '安娜：大礼堂 以东北 89 米' }).waitFor();
});

test('a dragged pin lands where it is let go, in metres', async () => {
  const circle = await desk().page.locator('.range').boundingBox();
  const pixelsPerMetre = (circle?.width ?? 0) / 300;
  await dragAnna(-100 * pixelsPerMetre, 0);
  await eventually(async () => {
    const location = await whereIsAnna();
    expect(location && distance(HALL, location)).toBeGreaterThan(95);
    expect(location && distance(HALL, location)).toBeLessThan(105);
    expect(location?.longitude).toBeLessThan(HALL.longitude);
  });
});

test('a pin let go on a place is exactly there, and its accuracy stays', async () => {
  await desk().client.putPhone('anna', { location: { ...locationOf(HALL), accuracy: 80 } });
  const [anna, ben] = [await tipOf('安娜'), await tipOf('本')];
  await dragAnna(ben.x - anna.x + 4, ben.y - anna.y - 4);
  await eventually(async () => expect(await whereIsAnna()).toEqual({ ...locationOf(STOP), accuracy: 80 }));
});

test('a click on a pin chooses its phone and moves nothing', async () => {
  await pin('本').click();
  await desk().page.getByRole('heading', { name: '本的手机' }).waitFor();
  expect((await desk().phone('ben')).location).toEqual(locationOf(STOP));
});

test('a phone moved by somebody else moves on the desk', async () => {
  await desk().client.putPhone('anna', { location: locationOf(FIELD) });
  await desk().page.getByRole('button', { name: '安娜：球场' }).waitFor();
  await eventually(async () => expect(await desk().page.getByLabel('位置').inputValue()).toBe('球场'));
});

test('a phone in another city is at the edge of the plan and can be fetched back', async () => {
  await desk().client.putPhone('anna', { location: { latitude: 39.9, longitude: 116.4, accuracy: 25 } });
  await desk().page.getByRole('button', { name: '安娜：39.900000, 116.400000' }).waitFor();
  const plan = await desk().page.locator('.plan').boundingBox();
  const tip = await tipOf('安娜');
  expect(tip.y).toBeGreaterThan(plan?.y ?? Infinity);
  await place('大礼堂').click();
  await eventually(async () => expect(await whereIsAnna()).toEqual(locationOf(HALL)));
});

test('a new campus is drawn at once', async () => {
  await desk().client.putCampus([{ ...HALL, name: '新楼' }]);
  await place('新楼').waitFor();
  expect(await place('南门').count()).toBe(0);
});
