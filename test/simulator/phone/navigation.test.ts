import { usePhone } from './phone';

const { phone } = usePhone();

async function trail(): Promise<string[]> {
  await phone.tap('show');
  const text = await phone.text('trail');
  return text.split(' ');
}

test('an app launches, shows itself and opens its first page', async () => {
  expect(await phone.text('seen')).toBe('app.onLaunch app.onShow home.onLoad home.onShow');
});

test('page and component lifecycles come in the order of WeChat', async () => {
  await phone.go('trail');
  expect(await trail()).toEqual([
    'child.created',
    'child.label:first',
    'child.attached',
    'page.onLoad:{}',
    'child.show',
    'page.onShow',
    'child.ready',
    'page.onReady',
  ]);
});

test('a component that comes later gets its lifecycle then, and detached when its page goes', async () => {
  await phone.go('trail');
  await phone.tap('more');
  await phone.page.waitForFunction(() => document.querySelectorAll('child').length === 2);
  const steps = await trail();
  expect(steps.slice(8)).toEqual(['child.created', 'child.label:later', 'child.attached', 'child.ready']);
  await phone.tap('replace');
  await phone.waitForRoute('/deep');
  await phone.page.locator('[aria-label="返回"]').click();
  await phone.waitForRoute('/home');
  await phone.go('trail');
  expect((await trail()).slice(12, 16)).toEqual([
    'page.onUnload',
    'child.detached',
    'child.detached',
    'deep.onLoad',
  ]);
});

test('a page that was left may still set data, of which nothing is seen', async () => {
  await phone.go('trail');
  await phone.page.locator('[aria-label="返回"]').click();
  await phone.waitForRoute('/home');
  // Its timer has fired before one that was set later; an error would be on the console by then.
  await phone.page.evaluate(() => new Promise((done) => setTimeout(done, 1)));
  expect(phone.errors).toEqual([]);
});

test('navigateTo puts a page on top and navigateBack shows the old one as it was', async () => {
  await phone.go('trail');
  await phone.tap('deeper');
  await phone.waitForRoute('more/pages/deep/deep');
  expect(await phone.text('stack')).toBe('pages/home/home pages/trail/trail more/pages/deep/deep');
  await phone.page.locator('[aria-label="返回"]').click();
  await phone.waitForRoute('/trail');
  const steps = await trail();
  expect(steps.slice(8)).toEqual([
    'child.hide',
    'page.onHide',
    'deep.onLoad',
    'deep.onUnload',
    'child.show',
    'page.onShow',
  ]);
});

test('two pages talk through the event channel', async () => {
  await phone.go('trail');
  await phone.tap('deeper');
  await phone.waitForText('asked', 'how are you');
  await phone.tap('answer');
  await phone.waitForRoute('/trail');
  await phone.waitForText('answer', 'fine');
});

test('the query of an address arrives as it was written', async () => {
  await phone.go('deep');
  expect(JSON.parse(await phone.text('query'))).toEqual({ from: 'home', word: '%E4%BD%A0' });
});

test('navigateBack with a delta closes several pages', async () => {
  await phone.go('trail');
  await phone.tap('deeper');
  await phone.waitForRoute('/deep');
  await phone.tap('back-2');
  await phone.waitForRoute('/home');
});

test('no more than ten pages lie on top of each other', async () => {
  await phone.go('deep');
  for (let depth = 3; depth <= 10; depth += 1) {
    await phone.tap('deeper');
    await phone.page.waitForFunction(
      (count) =>
        (globalThis as unknown as { __phone: { pages(): unknown[] } }).__phone.pages().length === count,
      depth,
    );
  }
  await phone.tap('deeper');
  await phone.waitForText('failed', 'navigateTo:fail webview count limit exceed');
});

test.each([
  ['to-tab', 'navigateTo:fail can not navigateTo a tabbar page'],
  ['to-nowhere', 'navigateTo:fail page "pages/nowhere/nowhere" is not found'],
])('going where one cannot go fails with a reason (%s)', async (button, reason) => {
  await phone.go('deep');
  await phone.tap(button);
  await phone.waitForText('failed', reason);
});

test('tabs keep their pages alive and tell them when they are chosen', async () => {
  await phone.page.getByRole('tab', { name: '我的' }).click();
  await phone.waitForText('seen', 'home.onHide mine.onLoad mine.onShow');
  await phone.page.getByRole('tab', { name: '首页' }).click();
  await phone.waitForText('seen', 'home.onTabItemTap:0');
  expect(await phone.text('seen')).toBe(
    'app.onLaunch app.onShow home.onLoad home.onShow home.onHide mine.onLoad mine.onShow mine.onHide home.onShow home.onTabItemTap:0',
  );
  const chosen = await phone.page.getByRole('tab', { selected: true }).textContent();
  expect(chosen).toBe('首页');
});

test('switchTab from a button shows the other tab with its colours', async () => {
  await phone.tap('open-mine');
  await phone.waitForRoute('/mine');
  const tab = phone.page.getByRole('tab', { name: '我的' });
  expect(await tab.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(31, 95, 214)');
  expect(await tab.locator('img').getAttribute('src')).toContain('mine-on.png');
});

test('reLaunch closes everything and opens one page', async () => {
  await phone.tap('open-mine');
  await phone.waitForRoute('/mine');
  await phone.tap('restart');
  await phone.waitForRoute('/home');
  expect(await phone.text('seen')).toContain('mine.onUnload home.onUnload home.onLoad home.onShow');
});

test('the bars show what the page says, and the title can be changed', async () => {
  const title = phone.page.locator('.phone-nav-title');
  expect(await title.textContent()).toBe('样例');
  expect(await phone.page.getByRole('tablist').isVisible()).toBe(true);
  await phone.go('deep');
  expect(await title.textContent()).toBe('深处');
  expect(await phone.page.getByRole('tablist').isVisible()).toBe(false);
  await phone.tap('rename');
  await title.filter({ hasText: '新标题' }).waitFor();
});

test('a page is refreshed by the API and by pulling it down', async () => {
  await phone.go('trail');
  // It lasts for a moment only, which a busy machine may not look at.
  await phone.page.evaluate(() => {
    const seen = new MutationObserver(() => {
      if (document.querySelector('.is-refreshing')) document.body.dataset.wasRefreshing = 'yes';
    });
    seen.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['class'] });
  });
  await phone.tap('refresh');
  await phone.page.waitForFunction(() => document.body.dataset.wasRefreshing === 'yes');
  await phone.page.locator('.phone-page:not(.is-refreshing)').last().waitFor();
  const pull = async (distance: number) => {
    await phone.page.mouse.move(180, 300);
    await phone.page.mouse.down();
    await phone.page.mouse.move(180, 300 + distance, { steps: 5 });
    await phone.page.mouse.up();
  };
  // The page follows at half the way, and is let go too early.
  await pull(2 * 60 - 10);
  expect(await phone.page.locator('.is-refreshing').count()).toBe(0);
  await pull(2 * 60 + 10);
  await phone.page.waitForFunction(() => !document.querySelector('.is-refreshing'));
  expect((await trail()).filter((step) => step === 'page.onPullDownRefresh')).toHaveLength(2);
});

test('scrolling is told to the page, and reaching its bottom once', async () => {
  await phone.go('trail');
  await phone.view.evaluate((layer) => layer.scrollTo(0, layer.scrollHeight));
  await phone.waitForText('answer', 'scrolled true');
  expect((await trail()).filter((step) => step === 'page.onReachBottom')).toHaveLength(1);
});
