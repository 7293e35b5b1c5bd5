import type { Page } from 'playwright-core';
import type { PhoneHooks } from '../../simulator/phone/runtime/test-hooks';

/** Elements with text that reach beyond the screen's width. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('page *'))
      .filter((element) => element.childElementCount === 0 && element.textContent.trim())
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
      .map((element) => element.textContent),
  );
}

/** Texts whose contrast to what lies behind them is below 4.5, as WCAG counts it. */
export function unreadable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const numbers = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (colour: string) => {
      const [r = 0, g = 0, b = 0] = numbers(colour).map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element: Element | null): string => {
      if (!element) return 'rgb(255, 255, 255)';
      const colour = getComputedStyle(element).backgroundColor;
      const alpha = numbers(colour)[3] ?? 1;
      return alpha === 0 ? behind(element.parentElement) : colour;
    };
    return Array.from(document.querySelectorAll('page *'))
      .filter((element) => element.childElementCount === 0 && element.textContent.trim())
      .flatMap((element) => {
        const [text, ground] = [luminance(getComputedStyle(element).color), luminance(behind(element))];
        const contrast = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
        return contrast < 4.5 ? [`${element.textContent} ${contrast.toFixed(2)}`] : [];
      });
  });
}

/** What can be tapped by its role and is lower than a thumb needs: 88rpx, a little less for rounding. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(
      document.querySelectorAll(
        '.phone-page:not([hidden]) [role=button], .phone-page:not([hidden]) wx-button',
      ),
    )
      .filter((element) => element.getBoundingClientRect().height > 0)
      .filter((element) => element.getBoundingClientRect().height < (86 / 750) * innerWidth)
      .map((element) => `${element.textContent} ${element.getBoundingClientRect().height}`),
  );
}

/** Opens a page as a card or a message would. */
export async function enter(page: Page, address: string): Promise<void> {
  await page.waitForFunction(() => '__phone' in globalThis);
  await page.evaluate((target) => {
    (globalThis as unknown as { __phone: PhoneHooks }).__phone.enter(target, 1001);
  }, address);
}
