import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { FAREWELL, ListeningPhones } from '../../../simulator/phone/runtime/listening-phones';
import type { Bench, TestPhone } from './phone';
import { startBench } from './phone';

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

/** Changes the title of the first page and waits until it is seen. */
async function changeTitle(from: string, to: string): Promise<void> {
  await edit('pages/home/home.wxml', `>${from}<`, `>${to}<`);
  await phone.view.getByText(to, { exact: true }).waitFor();
}

test('a change of a page is on the phone; how soon, `npm run bench` measures', async () => {
  await changeTitle('首页', '第一次');
  await changeTitle('第一次', '第二次');
});

test('a page folder that is removed and comes back is followed as before', async () => {
  const away = `${file('pages/home')}-away`;
  await cp(file('pages/home'), away, { recursive: true });
  await rm(file('pages/home'), { recursive: true });
  await phone.page.getByRole('alert').getByText('page without WXML').waitFor();
  // Another folder to the system, unlike one that is only renamed.
  await cp(away, file('pages/home'), { recursive: true });
  await phone.at('to-trail').waitFor();
  const title =
    /class="title">([^<]*)</.exec(await readFile(file('pages/home/home.wxml'), 'utf8'))?.[1] ?? '';
  await changeTitle(title, '又回来了');
});

test('a phone that was told to reload while it was opening does so when it listens', async () => {
  await phone.page.route(
    '**/phone/?phone=*',
    async (route) => {
      const answer = await route.fetch();
      const older = (await answer.text()).replace(/data-reloads="\d+"/, 'data-reloads="older"');
      await route.fulfill({ response: answer, body: older });
    },
    { times: 1 },
  );
  await phone.page.reload();
  const { reloads } = await bench.client.state();
  await phone.page.locator(`html[data-reloads="${reloads}"]`).waitFor({ state: 'attached' });
  await phone.at('to-trail').waitFor();
});

test('a phone whose page goes says so to the worker that all phones share', async () => {
  await phone.page.evaluate((farewell) => {
    MessagePort.prototype.postMessage = (message: unknown) => {
      if (message === farewell) sessionStorage.setItem('said', farewell);
    };
  }, FAREWELL);
  await phone.page.reload();
  expect(await phone.page.evaluate(() => sessionStorage.getItem('said'))).toBe(FAREWELL);
});

test('the worker keeps the ports of phones that are open only', () => {
  const phones = new ListeningPhones();
  const heard: string[][] = [[], []];
  const ports = heard.map(
    (messages) =>
      ({
        onmessage: null,
        close: () => undefined,
        postMessage: (message: string) => messages.push(message),
      }) as unknown as MessagePort,
  );
  for (const port of ports) phones.add(port);
  ports[0]?.onmessage?.({ data: FAREWELL } as MessageEvent);
  phones.tell('news');
  expect(heard).toEqual([[], ['news']]);
});

test('a mistake covers the screen until it is mended', async () => {
  const before = await readFile(file('pages/home/home.wxml'), 'utf8');
  await edit('pages/home/home.wxml', '</view>', '');
  const alert = phone.page.getByRole('alert');
  await alert.getByText('pages/home/home.wxml:1').waitFor();
  expect(phone.errors).toContainEqual(expect.stringContaining('missing end tag'));
  await writeFile(file('pages/home/home.wxml'), before);
  await alert.waitFor({ state: 'detached' });
  await phone.at('to-trail').waitFor();
});

test('a broken app.json covers the screen until it is mended', async () => {
  const whole = await readFile(file('app.json'), 'utf8');
  await writeFile(file('app.json'), whole.replace('"pages"', 'pages'));
  const alert = phone.page.getByRole('alert');
  await alert.getByText('miniprogram/app.json').first().waitFor();
  await writeFile(file('app.json'), whole);
  await alert.waitFor({ state: 'detached' });
  await phone.at('to-trail').waitFor();
});

test('files of the project that are no pictures are not served', async () => {
  const ask = async (name: string) => (await fetch(`${bench.url}/phone/project/${name}`)).status;
  expect(await ask('images/home.png')).toBe(200);
  expect(await ask('app.json')).toBe(404);
  await cp(file('images/home.png'), path.join(folder, 'secret.png'));
  for (const around of [
    '..%2Fsecret.png',
    'images%2F..%2F..%2Fsecret.png',
    '..%5Csecret.png',
    '%2F..%2Fsecret.png',
  ])
    expect(await ask(around)).toBe(404);
});

test('a phone that is not there says so', async () => {
  await phone.page.goto(`${bench.url}/phone/?phone=nobody`);
  await phone.page.getByRole('alert').getByText('没有编号为 nobody 的手机').waitFor();
});
