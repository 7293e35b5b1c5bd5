import { useBench } from './phone';

const { bench, phone, open } = useBench({ page: 'look' });

test.each([
  ['phone', 375],
  ['large', 430],
] as const)('rpx is a share of the width (%s)', async (size, width) => {
  await open({}, size);
  expect(await phone.style('half', 'width')).toBe(`${width / 2}px`);
  expect(Number.parseFloat(await phone.style('inline', 'width'))).toBeCloseTo(width / 5, 2);
});

test('vh is a share of the page between the bars', async () => {
  await open();
  const height = await phone.view.evaluate((layer) => layer.clientHeight);
  expect(await phone.style('tall', 'height')).toBe(`${height / 2}px`);
});

test('styles are kept apart as in WeChat', async () => {
  await open();
  const [green, blue] = ['rgb(0, 128, 0)', 'rgb(0, 0, 255)'];
  expect(await phone.style('in-page', 'color')).toBe(green);
  // A component keeps its own class, and neither the page's nor the app's styles reach in.
  expect(await phone.style('in-component', 'color')).toBe(blue);
  // An external class is the page's.
  expect(await phone.style('external', 'color')).toBe(green);
  // addGlobalClass lets the page's classes in.
  expect(await phone.style('in-open', 'color')).toBe(green);
  expect(await phone.style('isolated', 'padding')).toBe('10px');
});

test('one page does not style another', async () => {
  await open();
  const paddings = await phone.page
    .locator('page')
    .evaluateAll((pages) => pages.map((page) => getComputedStyle(page).paddingTop));
  expect(paddings).toEqual(['0px', '11px']);
  const title = phone.page.locator('.title');
  expect(await title.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(27, 35, 48)');
});

test('the background of the page lies behind the margin of its first element, too', async () => {
  await open();
  const top = await phone.view.locator('page').evaluate((page) => {
    page.style.paddingTop = '0';
    (page.firstElementChild as HTMLElement).style.marginTop = '30px';
    return page.getBoundingClientRect().top - (page.parentElement?.getBoundingClientRect().top ?? 0);
  });
  expect(top).toBe(0);
});

test('fixed elements stay between the bars, above the gesture bar', async () => {
  await open();
  const { y = 0, height = 0 } = (await phone.at('pinned').boundingBox()) ?? {};
  expect(y + height).toBe(812);
  expect(await phone.style('pinned', 'padding-bottom')).toBe('34px');
});

test('a picture in a style sheet is found from the style sheet', async () => {
  await open();
  expect(await phone.style('half', 'background-image')).toContain('/phone/project/images/home-on.png');
});

test('a selector query measures from the corner of the page', async () => {
  await open();
  await phone.tap('measure');
  await phone.waitForText('measured', 'half');
  expect(JSON.parse(await phone.text('measured'))).toEqual({
    id: 'half',
    top: 11,
    width: 187.5,
    scrollTop: 0,
    nothing: null,
  });
});

test('the phone in the dark: page, bars, and the app is told', async () => {
  await open({ theme: 'dark' });
  const nav = phone.page.locator('.phone-nav');
  const background = () => nav.evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await phone.text('told')).toBe('dark');
  expect(await phone.style('theme', 'background-color')).toBe('rgb(20, 20, 20)');
  expect(await background()).toBe('rgb(27, 32, 39)');
  await bench.client.putPhone(phone.id, { theme: 'light' });
  await phone.waitForText('told', 'light');
  expect(await phone.style('theme', 'background-color')).toBe('rgb(250, 250, 250)');
  expect(await background()).toBe('rgb(255, 255, 255)');
});
