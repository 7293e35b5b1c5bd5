import type { PhoneHooks } from '../../simulator/phone/runtime/test-hooks';
import { openBrowser } from '../../test/support/browser';
import { seed } from '../demo-school/seed';
import { atMost, type Measurement } from './measurement';
import { withSimulator } from './simulator';

/** What 今日 sends to its view and how many elements it has, with everything of a student's day on it. */
export async function measureTodayPage(): Promise<Measurement[]> {
  const browser = await openBrowser();
  try {
    return await withSimulator(async ({ client, url }) => {
      await seed(client);
      const { page } = await browser.newPage('phone');
      await page.goto(`${url}/phone/?phone=li-lei`);
      await page.locator('[data-test=recent]').waitFor();
      const { nodes, bytes } = await page.evaluate(() => {
        const hooks = (globalThis as unknown as { __phone: PhoneHooks }).__phone;
        return { nodes: hooks.nodes(), bytes: hooks.pages().at(-1)?.setDataBytes ?? NaN };
      });
      return [
        atMost('today.setData.bytes', bytes, 'bytes', 20_000),
        atMost('today.nodes', nodes, 'elements', 300),
      ];
    });
  } finally {
    await browser.close();
  }
}
