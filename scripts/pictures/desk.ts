import path from 'node:path';
import { seed } from '../demo-school/seed';
import { type Studio, TARGET } from './studio';

/** The README's picture of the desk, after 李雷 has checked in and 韩梅梅 has tried from outside. */
export async function deskPicture({ simulator, browser }: Studio): Promise<void> {
  const { client } = simulator;
  await seed(client);
  await client.setClock({ running: false });
  for (const id of ['li-lei', 'han-meimei']) await client.putPhone(id, { locationConsent: 'granted' });
  const { page } = await browser.newPage('desk');
  await page.goto(simulator.url);
  for (const name of ['李雷', '韩梅梅']) {
    const phone = page.frameLocator(`iframe[title="${name}的屏幕"]`);
    await phone.locator('[data-test=check-in]').click();
    await phone.locator('[data-test=notice]').waitFor();
  }
  const teacher = page.frameLocator('iframe[title="周敏的屏幕"]');
  await teacher.locator('[data-test=open-sheet]').click();
  await teacher.locator('[data-test=counts]').waitFor();
  await page.screenshot({ path: path.join(TARGET, 'desk.png') });
}
