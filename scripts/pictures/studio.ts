import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type LaunchedSimulator, launchSimulator } from '../../simulator/client';
import { openBrowser, type TestBrowser } from '../../test/support/browser';
import { demoSecrets } from '../demo-school/secrets';
import { root } from '../process';

/** Where pictures for the documents go. */
export const TARGET = path.join(root, 'docs', 'pictures');

/** An empty simulator and a browser to look at it. */
export interface Studio {
  simulator: LaunchedSimulator;
  browser: TestBrowser;
}

/** Opens a studio of its own for `work`, and clears it away afterwards. */
export async function inStudio(work: (studio: Studio) => Promise<void>): Promise<void> {
  const data = await mkdtemp(path.join(tmpdir(), 'picture-'));
  const simulator = await launchSimulator({ project: root, data, env: demoSecrets });
  const browser = await openBrowser();
  try {
    await work({ simulator, browser });
  } finally {
    await browser.close();
    await simulator.stop();
    await rm(data, { recursive: true, force: true });
  }
}
