import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { SimulatorClient } from '../../simulator/client';
import { isDataFolder } from '../../simulator/data-folder';
import { openBrowser, type TestBrowser } from '../support/browser';

/**
 * `npm run simulate` with a project in plain JavaScript that lies outside of this one, so that its
 * function finds no SDK of its own.
 */
const folder = mkdtempSync(path.join(os.tmpdir(), 'simulate-'));
const project = path.join(folder, 'notes');
const data = path.join(folder, 'data');

let simulate: ChildProcess;
let client: SimulatorClient;
let browser: TestBrowser;

beforeAll(async () => {
  cpSync(path.join(__dirname, 'project'), project, { recursive: true });
  simulate = run(['--project', project, '--port', '0', '--data', data]);
  [client, browser] = await Promise.all([ready(simulate), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  simulate.kill('SIGTERM');
  await once(simulate, 'exit');
  rmSync(folder, { recursive: true, force: true });
});

function run(args: string[]): ChildProcess {
  const command = [path.resolve('scripts', 'run.mjs'), 'simulate', ...args];
  return spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function ready(child: ChildProcess): Promise<SimulatorClient> {
  if (!child.stdout) throw new Error('The output is not read');
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url !== undefined) return new SimulatorClient(url);
  }
  throw new Error('The simulator ended before it was ready');
}

test('a function of another project runs, with the SDK of the simulator where it has none', async () => {
  const added = await client.call('teacher', 'notes', { action: 'add', text: '买粉笔' });
  expect(added).toEqual({ result: expect.any(String) as unknown, requestId: expect.any(String) as unknown });
  const listed = await client.call('teacher', 'notes', { action: 'list' });
  expect(listed).toMatchObject({ result: [{ text: '买粉笔', _openid: 'teacher' }] });
  expect(await client.call('somebody', 'notes', { action: 'list' })).toMatchObject({ result: [] });
  expect(isDataFolder(data)).toBe(true);
});

test('a page of another project runs in the browser and calls that function', async () => {
  await client.putPhone('p', { openid: 'student' });
  const { page, errors } = await browser.newPage();
  await page.goto(`${client.url}/phone/?phone=p`);
  const at = (id: string) => page.locator(`.phone-page:not([hidden]) [id="${id}"]`);
  await at('count').filter({ hasText: '0 条' }).waitFor();
  await at('text').locator('input').fill('明天交作业');
  await at('add').click();
  await at('note-0').filter({ hasText: '明天交作业' }).waitFor();
  expect(await client.find('notes', { filter: { _openid: 'student' } })).toMatchObject([
    { text: '明天交作业' },
  ]);
  expect(errors).toEqual([]);
});

test('a folder without a project is told in a sentence', async () => {
  const child = run(['--project', folder, '--port', '0']);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(1);
  expect(said.split('\n')[0]).toBe(`No project.config.json in ${folder}`);
});
