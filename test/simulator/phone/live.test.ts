import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Bench, TestPhone } from './phone';
import { startBench } from './phone';

/** The limit for a change to be seen. */
const LIVE_RELOAD_MS = 1000;

let folder: string;
let bench: Bench;
let phone: TestPhone;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'live project '));
  await cp(path.join(__dirname, 'fixtures', 'app'), folder, { recursive: true });
  // A junction needs no rights on Windows; elsewhere the type is ignored.
  await symlink(
    path.resolve(__dirname, '../../../node_modules'),
    path.join(folder, 'node_modules'),
    'junction',
  );
  bench = await startBench(folder);
  phone = await bench.open();
});
afterAll(async () => {
  await bench.close();
  await rm(folder, { recursive: true, force: true });
});

function file(name: string): string {
  return path.join(folder, 'miniprogram', ...name.split('/'));
}

async function edit(name: string, from: string, to: string): Promise<void> {
  await writeFile(file(name), (await readFile(file(name), 'utf8')).replace(from, to));
}

/** Changes the title of the first page and waits until it is seen; returns the time in ms. */
async function timeOfChange(from: string, to: string): Promise<number> {
  const start = performance.now();
  await edit('pages/home/home.wxml', `>${from}<`, `>${to}<`);
  await phone.view.getByText(to, { exact: true }).waitFor();
  return performance.now() - start;
}

/** How long the phone takes to start again without any change, in ms. */
async function timeOfReload(): Promise<number> {
  const start = performance.now();
  await phone.page.reload();
  await phone.at('to-trail').waitFor();
  return performance.now() - start;
}

test('a change of a page is on the phone within a second', async () => {
  const times = [
    await timeOfChange('首页', '第一次'),
    await timeOfChange('第一次', '第二次'),
    await timeOfChange('第二次', '新的首页'),
  ];
  // On a machine that other tests keep busy a second is short; then a few plain reloads are the measure.
  const limit = Math.max(LIVE_RELOAD_MS, 4 * (await timeOfReload()));
  expect(Math.min(...times)).toBeLessThan(limit);
});

test('a mistake covers the screen until it is mended', async () => {
  await edit('pages/home/home.wxml', '</view>', '');
  const alert = phone.page.getByRole('alert');
  await alert.getByText('pages/home/home.wxml:1').waitFor();
  expect(phone.errors).toContainEqual(expect.stringContaining('missing end tag'));
  await edit('pages/home/home.wxml', '>新的首页', '>新的首页</view>');
  await alert.waitFor({ state: 'detached' });
  await phone.view.getByText('新的首页').waitFor();
});

test('files of the project that are no pictures are not served', async () => {
  const ask = async (name: string) => (await fetch(`${bench.url}/phone/project/${name}`)).status;
  expect(await ask('images/home.png')).toBe(200);
  expect(await ask('app.json')).toBe(404);
  expect(await ask('..%2Fproject.config.json')).toBe(404);
});

test('a phone that is not there says so', async () => {
  await phone.page.goto(`${bench.url}/phone/?phone=nobody`);
  await phone.page.getByRole('alert').getByText('没有编号为 nobody 的手机').waitFor();
});
