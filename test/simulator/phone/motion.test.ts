import { usePhone } from './phone';

const { phone } = usePhone({ page: 'motion' });

/** Waits until a CSS property of an element has this value. */
async function waitForStyle(id: string, property: string, value: string): Promise<void> {
  await phone.page.waitForFunction(
    ([selector, name, wanted]) => {
      const element = document.querySelector(selector ?? '');
      return element && getComputedStyle(element).getPropertyValue(name ?? '') === wanted;
    },
    [`.phone-page:not([hidden]) [id="${id}"]`, property, value],
  );
}

test('an animation plays its steps one after the other and keeps what it reached', async () => {
  await phone.tap('move');
  await waitForStyle('box', 'height', '60px');
  expect(await phone.style('box', 'width')).toBe('80px');
  expect(await phone.style('box', 'transform')).toBe('matrix(1, 0, 0, 1, 20, 0)');
});

test('a new style attribute does not undo what an element set for itself', async () => {
  await phone.tap('move');
  await waitForStyle('box', 'height', '60px');
  await waitForStyle('fixed', 'height', '104px');
  await phone.tap('repaint');
  await waitForStyle('box', 'background-color', 'rgb(2, 2, 2)');
  expect(await phone.style('box', 'height')).toBe('60px');
  expect(await phone.style('fixed', 'background-color')).toBe('rgb(2, 2, 2)');
  expect(await phone.style('fixed', 'height')).toBe('104px');
});

test('a vant collapse unfolds and folds', async () => {
  expect(
    await phone
      .at('item')
      .locator('.van-collapse-item__wrapper')
      .evaluate((element) => element.clientHeight),
  ).toBe(0);
  await phone.at('item').getByText('折叠').click();
  await phone.page.waitForFunction(
    () => (document.querySelector('.van-collapse-item__wrapper')?.clientHeight ?? 0) > 50,
  );
  await phone.at('item').getByText('折叠').click();
  await phone.page.waitForFunction(
    () => document.querySelector('.van-collapse-item__wrapper')?.clientHeight === 0,
  );
});

test('an intersection observer tells who came into view, with dataset and rectangle', async () => {
  await phone.at('target').evaluate((element) => element.scrollIntoView());
  await phone.waitForText('seen', '"whole":true');
  expect(JSON.parse(await phone.text('seen'))).toEqual({
    id: 'target',
    dataset: { index: '3' },
    whole: true,
    height: 50,
  });
});
