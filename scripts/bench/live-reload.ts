import { appendFile, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { type LaunchedSimulator, launchSimulator } from '../../simulator/client';
import { openBrowser } from '../../test/support/browser';
import { root } from '../process';
import { atMost, type Measurement } from './measurement';

/** The limit, in ms. */
const LIMIT_MS = 1000;
const ROUNDS = 5;

/**
 * From writing a file of the product until a phone shows what is new in it: of its first page, and of a function.
 * The best of a few rounds is what the machine does when it is left alone.
 */
export async function measureLiveReload(): Promise<Measurement[]> {
  const project = await mkdtemp(path.join(os.tmpdir(), 'bench-live-'));
  await layProject(project);
  const simulator = await launchSimulator({ project, data: path.join(project, 'data') });
  const browser = await openBrowser();
  try {
    await simulator.client.putPhone('bench', { name: 'bench' });
    const { page } = await browser.newPage('phone');
    await page.goto(`${simulator.url}/phone/?phone=bench`);
    await page.locator('.phone-page:not([hidden])').waitFor();
    const changed = { page: [] as number[], function: [] as number[] };
    for (let round = 1; round <= ROUNDS; round += 1) {
      changed.page.push(await timeOf(() => changePage(project, page, `mark-${round}`)));
      changed.function.push(await timeOf(() => changeFunction(project, page, simulator, round)));
    }
    return [
      atMost('simulator.liveReload.ms', Math.min(...changed.page), 'ms', LIMIT_MS),
      atMost('simulator.liveReload.function.ms', Math.min(...changed.function), 'ms', LIMIT_MS),
    ];
  } finally {
    await browser.close();
    await simulator.stop();
    await rm(project, { recursive: true, force: true });
  }
}

/** The built product, where files can be changed, and one more function. */
async function layProject(project: string): Promise<void> {
  for (const part of ['miniprogram', 'dist', 'project.config.json'])
    await cp(path.join(root, part), path.join(project, part), { recursive: true });
  await mkdir(path.dirname(functionFile(project)));
  await writeFile(functionFile(project), functionThatAnswers(0));
  // A junction needs no rights on Windows; elsewhere the type is ignored.
  await symlink(path.join(root, 'node_modules'), path.join(project, 'node_modules'), 'junction');
}

async function changePage(project: string, page: Page, mark: string): Promise<void> {
  await appendFile(await firstPage(project), `\n<view>${mark}</view>\n`);
  await page.getByText(mark, { exact: true }).waitFor();
}

/** The phone starts anew, and what it would call then is the new function. */
async function changeFunction(
  project: string,
  page: Page,
  { client }: LaunchedSimulator,
  answer: number,
): Promise<void> {
  await page.evaluate(() => document.body.classList.add('before'));
  await writeFile(functionFile(project), functionThatAnswers(answer));
  await page.locator('body:not(.before) .phone-page:not([hidden])').waitFor();
  const reply = await client.call('anybody', 'bench');
  if (!('result' in reply) || reply.result !== answer)
    throw new Error(`the phone reloaded before the function was new: ${JSON.stringify(reply)}`);
}

function functionFile(project: string): string {
  return path.join(project, 'dist', 'cloudfunctions', 'bench', 'index.js');
}

function functionThatAnswers(answer: number): string {
  return `exports.main = () => ${answer};\n`;
}

async function firstPage(project: string): Promise<string> {
  const folder = path.join(project, 'miniprogram');
  const { pages } = JSON.parse(await readFile(path.join(folder, 'app.json'), 'utf8')) as { pages: string[] };
  return path.join(folder, `${pages[0] ?? ''}.wxml`);
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
