import { eventually } from './eventually';
import { useDesk } from './open-desk';

const desk = useDesk();
const resize = (width: number, height: number) => desk().page.setViewportSize({ width, height });

test('in a low window the names on the plan don’t cover each other', async () => {
  await resize(1280, 640);
  await desk().client.putCampus([
    { name: '讲堂', latitude: 30.66052, longitude: 104.06318, radius: 150, kind: 'building' },
    { name: '大实验楼', latitude: 30.66148, longitude: 104.06505, radius: 0, kind: 'building' },
    { name: '餐厅', latitude: 30.65948, longitude: 104.0652, radius: 0, kind: 'building' },
    { name: '公寓12栋', latitude: 30.65882, longitude: 104.06655, radius: 0, kind: 'building' },
    { name: '球场', latitude: 30.66188, longitude: 104.06318, radius: 0, kind: 'field' },
    { name: '南门', latitude: 30.65885, longitude: 104.06318, radius: 0, kind: 'gate' },
    { name: '车站', latitude: 30.65512, longitude: 104.06318, radius: 0, kind: 'outside' },
  ]);
  await desk().page.getByRole('button', { name: '把安娜放到公寓12栋' }).waitFor();
  await eventually(async () => expect(await desk().page.evaluate(coveredNames)).toEqual([]));
});

test.each([
  [1280, 640],
  [600, 900],
])('at %i × %i a long note above a phone is not cut', async (width, height) => {
  await resize(width, height);
  await desk().client.putPhone('carl', {
    openid: 'openid-carl',
    name: '卡尔',
    note: '首席接待员 · 综合2401部',
  });
  const note = desk().page.getByText('首席接待员 · 综合2401部');
  await eventually(async () =>
    expect(await note.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0),
  );
});

test.each([600, 900, 1100])('at %i px, nothing of the top bar stands in a row by itself', async (width) => {
  await resize(width, 900);
  const toggle = desk().page.getByRole('button', { name: '侧栏' });
  await eventually(async () => {
    const [button, title] = [await toggle.boundingBox(), await desk().page.locator('.title').boundingBox()];
    expect(
      button && title && Math.abs(button.y + button.height / 2 - title.y - title.height / 2),
    ).toBeLessThan(4);
  });
});

test.each([
  [1280, 640],
  [600, 900],
  [1920, 1080],
])('at %i × %i everything unfolded and every question fits into the width', async (width, height) => {
  const { page } = desk();
  await resize(width, height);
  await desk().client.snapshot('一个很长很长很长很长很长很长很长很长很长很长很长很长的名字');
  await desk().client.call('x', 'bell', { action: 'note', data: { text: 'long'.repeat(80) } });
  await page.getByRole('tab', { name: '云端' }).click();
  for (const title of ['用量', '日志', '定时器', '故障', '数据'])
    await page.locator('summary', { hasText: title }).click();
  await page.getByText('longlong').waitFor();
  await page.getByText('很长的名字').waitFor();
  expect(await overflow('html')).toBe(0);
  expect(await overflow('#panel')).toBe(0);
  await page.getByRole('button', { name: '添手机' }).click();
  const last = await page.getByRole('button', { name: '添加新手机' }).boundingBox();
  expect(last && last.y + last.height).toBeLessThan(height);
  expect(await overflow('dialog')).toBe(0);
});

/** How many pixels of an element's content lie outside its width. */
function overflow(selector: string): Promise<number> {
  return desk()
    .page.locator(selector)
    .evaluate((element) => element.scrollWidth - element.clientWidth);
}

/** Runs in the page: pairs of names on the plan that have pixels in common. */
function coveredNames(): string[] {
  const names = [...document.querySelectorAll('.place span')].map((name) => ({
    text: name.textContent,
    box: name.getBoundingClientRect(),
  }));
  return names.flatMap((one, index) =>
    names
      .slice(index + 1)
      .filter(
        ({ box }) =>
          box.left < one.box.right &&
          one.box.left < box.right &&
          box.top < one.box.bottom &&
          one.box.top < box.bottom,
      )
      .map((other) => `${one.text} over ${other.text}`),
  );
}
