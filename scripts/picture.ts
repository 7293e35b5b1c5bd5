import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchSimulator } from '../simulator/client';
import { openBrowser } from '../test/support/browser';
import { build } from './build';
import { demoSecrets } from './demo-school/secrets';
import { seed } from './demo-school/seed';
import { root } from './process';

const TARGET = path.join(root, 'docs', 'pictures', 'desk.png');

/** `npm run picture`: the README's picture of the desk, after 李雷 has checked in and 韩梅梅 has tried from outside. */
async function takePicture(): Promise<void> {
  await build();
  const data = await mkdtemp(path.join(tmpdir(), 'picture-'));
  const simulator = await launchSimulator({ project: root, data, env: demoSecrets });
  const browser = await openBrowser();
  await seed(simulator.client);
  await simulator.client.setClock({ running: false });
  for (const id of ['li-lei', 'han-meimei'])
    await simulator.client.putPhone(id, { locationConsent: 'granted' });
  const { page } = await browser.newPage('desk');
  await page.goto(simulator.url);
  for (const name of ['李雷', '韩梅梅']) {
    const phone = page.frameLocator(`iframe[title="${name}的屏幕"]`);
    await phone.locator('[data-test=check-in]').click();
    await phone.locator('[data-test=notice]').waitFor();
  }
  const teacher = page.frameLocator('iframe[title="周敏的屏幕"]');
  await teacher.locator('[data-test=class-card]').click();
  await teacher.locator('[data-test=counts]').waitFor();
  await page.screenshot({ path: TARGET });
  await browser.close();
  await simulator.stop();
  await rm(data, { recursive: true, force: true });
}

await takePicture();
