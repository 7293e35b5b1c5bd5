import path from 'node:path';
import { eventually } from '../desk/eventually';
import { usePhone } from './phone';

const { phone } = usePhone({
  project: () => Promise.resolve(path.join(__dirname, 'fixtures', 'parts')),
  page: 'views',
  mayFail: true,
});

interface Told {
  type: string;
  id: string;
}

/** What an element told so far. */
async function told(id: string): Promise<Told[]> {
  const lines = (await phone.log()) as Told[];
  return lines.filter((line) => line.id === id).map((line) => ({ ...line }));
}

const fromPlace = (id: string, around: string) =>
  phone.view.evaluate(
    (view, [inner, outer]) => {
      const [place, frame] = [inner, outer].map((name) =>
        view.querySelector(`[id="${name ?? ''}"]`)?.getBoundingClientRect(),
      );
      return {
        x: Math.round((place?.x ?? 0) - (frame?.x ?? 0)),
        y: Math.round((place?.y ?? 0) - (frame?.y ?? 0)),
      };
    },
    [id, around],
  );

/** Drags an element by px, and calls `underway` before it is let go. */
async function drag(
  id: string,
  x: number,
  y: number,
  underway = async () => Promise.resolve(),
): Promise<void> {
  await phone.at(id).scrollIntoViewIfNeeded();
  const box = (await phone.at(id).boundingBox()) ?? { x: 0, y: 0 };
  await phone.page.mouse.move(box.x + 5, box.y + 5);
  await phone.page.mouse.down();
  await phone.page.mouse.move(box.x + 5 + x, box.y + 5 + y);
  await underway();
  await phone.page.mouse.up();
}

/** Where a movable-view is in its area, once it stands there. */
const standsAt = (id: string, x: number, y: number) =>
  eventually(async () => expect(await fromPlace(id, 'area')).toEqual({ x, y }));

test('a movable-view is dragged inside its area, and the page moves it to its edge', async () => {
  await standsAt('free', 10, 10);
  await drag('free', 50, 20);
  await standsAt('free', 60, 30);
  expect(await told('free')).toEqual([{ type: 'change', id: 'free', x: 60, y: 30, source: 'touch' }]);
  await drag('free', 0, 300);
  await standsAt('free', 60, 60);
  await phone.tap('set-x');
  await standsAt('free', 160, 60);
  expect((await told('free')).at(-1)).toEqual({ type: 'change', id: 'free', x: 160, y: 60, source: '' });
});

test('a movable-view may be pulled beyond its bounds and springs back; a larger one goes on covering', async () => {
  await drag('wide', -160, 30, () => standsAt('wide', -130, 60));
  await standsAt('wide', -100, 60);
  expect(await told('wide')).toEqual([
    { type: 'change', id: 'wide', x: -130, y: 0, source: 'touch-out-of-bounds' },
    { type: 'change', id: 'wide', x: -100, y: 0, source: 'out-of-bounds' },
  ]);
});

test('a movable-view stays without a direction, disabled, or deeper in its area', async () => {
  for (const id of ['fixed', 'off', 'deep']) {
    const before = await fromPlace(id, 'area');
    await drag(id, 30, -30);
    expect(await fromPlace(id, 'area')).toEqual(before);
    expect(await told(id)).toEqual([]);
  }
  expect(await phone.style('bare', 'width')).toBe('10px');
  expect(await phone.style('tiny', 'width')).toBe('10px');
});

test('a swiper tells why it turned, by the page or by itself, and when it stands', async () => {
  await phone.tap('set-slide');
  await eventually(async () =>
    expect(await told('slides')).toEqual([
      { type: 'change', id: 'slides', current: 2, source: '' },
      { type: 'animationfinish', id: 'slides', current: 2, source: '' },
    ]),
  );
  const dots = phone.at('slides').locator('.wx-swiper-dots > div');
  expect(await dots.nth(2).evaluate((dot) => dot.style.background)).toBe('rgb(255, 0, 0)');
  expect((await fromPlace('slide-2', 'slides')).x).toBe(0);
  await phone.tap('set-autoplay');
  await eventually(async () =>
    expect(await told('slides')).toContainEqual({
      type: 'change',
      id: 'slides',
      current: 0,
      source: 'autoplay',
    }),
  );
});

test('a swiper shows several slides with margins, or one above the other, round and round', async () => {
  expect(await phone.style('item-0', 'width')).toBe('100px');
  expect((await fromPlace('item-1', 'several')).x).toBe(20);
  await drag('tall', 0, 50);
  await eventually(async () => expect((await fromPlace('below', 'tall')).y).toBe(0));
  expect(await told('tall')).toEqual([{ type: 'change', id: 'tall', current: 1, source: 'touch' }]);
});

test('swipers listen to the whole window only while a finger is down', async () => {
  const listeners = () => phone.inApp<number>('globalThis.listeners');
  await phone.page.evaluate(() => {
    const counted = globalThis as unknown as { listeners: number };
    const add = window.addEventListener.bind(window);
    counted.listeners = 0;
    window.addEventListener = (...args: Parameters<typeof add>) => {
      if (args[0] === 'pointerup') counted.listeners += 1;
      add(...args);
    };
  });
  await phone.page.keyboard.press('Escape');
  await phone.waitForRoute('/home');
  await phone.go('views');
  expect(await listeners()).toBe(0);
});

test('a scroll-view scrolls to an element or a place and tells it', async () => {
  await phone.tap('set-into');
  await eventually(async () => expect((await fromPlace('second-row', 'rows')).y).toBe(0));
  await eventually(async () =>
    expect((await told('rows')).at(-1)).toMatchObject({ scrollTop: 100, scrollHeight: 200, deltaY: -100 }),
  );
  await phone
    .at('rows')
    .locator('.wx-scroller')
    .evaluate((one) => one.scrollTo({ top: 5 }));
  await eventually(async () =>
    expect(await told('rows')).toContainEqual({ type: 'scrolltoupper', id: 'rows', direction: 'top' }),
  );
  await phone.tap('set-left');
  await eventually(async () => expect((await told('columns')).at(-1)).toMatchObject({ direction: 'right' }));
  expect(await fromPlace('second-column', 'columns')).toEqual({ x: -50, y: 0 });
});

test('texts, boxes and covers are drawn', async () => {
  expect(await phone.style('selectable', 'user-select')).toBe('text');
  expect(await phone.style('spaced', 'white-space')).toBe('pre-wrap');
  expect(await phone.view.locator('.in-block').allTextContents()).toEqual(['1', '2']);
  expect(await phone.style('cover', 'display')).toBe('block');
  expect(await phone.style('portal', 'display')).toBe('contents');
  const cover = phone.at('cover-image').locator('div');
  expect(await cover.evaluate((box) => box.style.backgroundImage)).toContain('/phone/project/images/pin.png');
});

test('icons and progress have their size and colours', async () => {
  expect(await phone.style('warn', 'color')).toBe('rgb(247, 98, 96)');
  expect(await phone.style('warn', 'width')).toBe('23px');
  expect(await phone.style('blue', 'color')).toBe('rgb(0, 0, 255)');
  expect(Number.parseFloat(await phone.style('blue', 'width'))).toBeCloseTo(20, 1);
  const [bar, done] = [phone.at('progress').locator('> div'), phone.at('progress').locator('> div > div')];
  expect(
    await bar.evaluate((one) => [one.style.height, one.style.borderRadius, one.style.background]),
  ).toEqual(['10px', '5px', 'rgb(0, 255, 0)']);
  expect(await done.evaluate((one) => [one.style.width, one.style.background])).toEqual([
    '10%',
    'rgb(255, 0, 0)',
  ]);
  expect(await phone.text('bounded')).toBe('100%');
  expect(await phone.at('progress').locator('span').isVisible()).toBe(false);
});

test('images in their modes, in WeChat’s usual size, or following the side that is given', async () => {
  const modes: Record<string, string[]> = {
    'top-left': ['auto', '0% 0%'],
    fit: ['contain', '50% 50%'],
    fill: ['cover', '50% 50%'],
    stretch: ['100% 100%', '0px 0px'],
  };
  const seen: Record<string, string[]> = {};
  for (const id of Object.keys(modes))
    seen[id] = await phone
      .at(id)
      .locator('div')
      .evaluate((box) => [getComputedStyle(box).backgroundSize, getComputedStyle(box).backgroundPosition]);
  expect(seen).toEqual(modes);
  expect([await phone.style('plain-size', 'width'), await phone.style('plain-size', 'height')]).toEqual([
    '320px',
    '240px',
  ]);
  await eventually(async () => {
    expect(await phone.style('by-width', 'height')).toBe('104px');
    expect(await phone.style('by-height', 'width')).toBe('104px');
  });
});

test('rich text takes nodes; canvas and video are the browser’s own', async () => {
  const mark = phone.at('rich').locator('b');
  expect(await mark.textContent()).toBe('节点');
  expect(await mark.getAttribute('class')).toBe('mark');
  expect(await mark.getAttribute('onclick')).toBeNull();
  expect(
    await phone
      .at('canvas')
      .locator('canvas')
      .evaluate((one) => one.clientWidth),
  ).toBe(20);
  const video = phone.at('video').locator('video');
  expect(await video.evaluate((one: HTMLVideoElement) => [one.muted, one.loop, one.controls])).toEqual([
    true,
    true,
    true,
  ]);
  expect(await video.getAttribute('poster')).toBe('/phone/project/images/pin.png');
});

test('a navigator goes where it says, and tells when it cannot', async () => {
  await phone.tap('broken-link');
  expect((await phone.waitForLog(1)).at(-1)).toMatchObject({ id: 'broken-link', type: 'fail' });
  await phone.tap('link');
  await phone.waitForRoute('second/second');
});

test('buttons look as style v2 has them', async () => {
  const look = async (id: string) => [
    await phone.style(id, 'width'),
    await phone.style(id, 'color'),
    await phone.style(id, 'background-color'),
  ];
  expect(await look('default')).toEqual(['184px', 'rgb(6, 174, 86)', 'rgb(242, 242, 242)']);
  expect(await look('primary')).toEqual(['184px', 'rgb(255, 255, 255)', 'rgb(7, 193, 96)']);
  expect(await look('warn-button')).toEqual(['184px', 'rgb(250, 81, 81)', 'rgb(242, 242, 242)']);
  expect(await phone.style('mini', 'width')).not.toBe('184px');
  expect(await phone.style('mini', 'border-top-color')).toBe('rgb(6, 174, 86)');
  expect(await phone.style('mini', 'opacity')).toBe('0.6');
  const turning = phone.at('mini').evaluate((one) => getComputedStyle(one, '::before').animationName);
  expect(await turning).toBe('wx-turn');
});
