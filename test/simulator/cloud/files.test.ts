import { createHmac } from 'node:crypto';
import { Agent, request, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { launchSimulator } from '../../../simulator/client';
import { Database } from '../../../simulator/cloud/database/database';
import { Files } from '../../../simulator/cloud/files/files';
import { areRules, isAllowed, PRESETS } from '../../../simulator/cloud/files/rules';
import { Links } from '../../../simulator/cloud/files/links';
import { IdSource } from '../../../simulator/cloud/ids';
import type { FileReply, FilesReply } from '../../../simulator/protocol';
import { FIXTURE, probe, probeFailure, temporaryFolder, useSimulator } from './support';

/**
 * Rests on: 云开发 · 存储 (uploadFile, downloadFile, getTempFileURL, deleteFile; 文件名命名限制; 权限设置) and
 * on how @cloudbase/node-sdk 3.17.2 reads the answers.
 */
const simulator = useSimulator();
const PREFIX = 'cloud://local-1.local-local-1-1250000000/';

beforeEach(async () => {
  const { client } = simulator();
  await client.setClock({ now: Date.UTC(2026, 8, 1), running: false });
  await client.putPhone('anna', { openid: 'anna', network: 'online' });
  await client.putPhone('ben', { openid: 'ben', network: 'online' });
});

const upload = (path: string, text = 'content') =>
  probe(
    simulator(),
    async ({ cloud, input }) => {
      const [cloudPath, content] = input as [string, string];
      return (await cloud.uploadFile({ cloudPath, fileContent: Buffer.from(content) })).fileID;
    },
    [path, text],
  ) as Promise<string>;

const download = (fileID: string) =>
  probe(
    simulator(),
    async ({ cloud, input }) =>
      (await cloud.downloadFile({ fileID: input as string })).fileContent.toString('utf8'),
    fileID,
  );

const fileIdOf = (reply: FileReply): string =>
  'fileID' in reply ? reply.fileID : JSON.stringify(reply.error);
const listOf = (reply: FilesReply) => ('fileList' in reply ? reply.fileList : []);

describe('files of functions, through the real SDK', () => {
  test('a second upload of a path replaces the first', async () => {
    await upload('same.txt', 'old');
    expect(await download(await upload('same.txt', 'new'))).toBe('new');
  });

  test('an empty file is a file', async () => {
    expect(await download(await upload('empty.txt', ''))).toBe('');
  });

  test.each(['/a', 'a//b', 'a/../b', 'a/', 'a/./b', 'a\\b', 'a\u001bb', 'x'.repeat(851), 'what?.png'])(
    'the path %j is refused',
    async (path) => {
      const failure = await probeFailure(
        simulator(),
        async ({ cloud, input }) =>
          cloud.uploadFile({ cloudPath: input as string, fileContent: Buffer.from('a') }),
        path,
      );
      expect(failure.message).toContain('cloudPath');
    },
  );

  test('fifty files at once are taken, fifty-one are not', async () => {
    const ask = (count: number) =>
      probe(
        simulator(),
        async ({ cloud, input }) => {
          const fileList = Array.from({ length: input as number }, (_, n) => `cloud://x/${n}`);
          return (await cloud.getTempFileURL({ fileList })).fileList.length;
        },
        count,
      );
    expect(await ask(50)).toBe(50);
    await expect(ask(51)).rejects.toThrow('50');
  });
});

describe('links', () => {
  const link = (fileID: string, maxAge: number) =>
    probe(
      simulator(),
      async ({ cloud, input }) => {
        const [id, age] = input as [string, number];
        return (await cloud.getTempFileURL({ fileList: [{ fileID: id, maxAge: age }] })).fileList[0]
          ?.tempFileURL;
      },
      [fileID, maxAge],
    ) as Promise<string>;

  test('expire by the simulated clock', async () => {
    const url = await link(await upload('link.txt', 'read me'), 60);
    const now = Date.UTC(2026, 8, 1);
    await simulator().client.setClock({ now: now + 60_000 });
    expect(await (await fetch(url)).text()).toBe('read me');
    await simulator().client.setClock({ now: now + 61_000 });
    expect((await fetch(url)).status).toBe(403);
  });

  test('are good for their file and their time only', async () => {
    const fileID = await upload('mine.txt');
    await upload('other.txt');
    const url = await link(fileID, 60);
    expect((await fetch(url.replace('mine.txt', 'other.txt'))).status).toBe(403);
    expect((await fetch(url.replace(/t=\d+/, 't=9999999999'))).status).toBe(403);
    expect((await fetch(url.replace(/\?.*/, ''))).status).toBe(403);
    expect(await put(url, 'overwritten')).toBe(403);
    expect((await fetch(url)).status).toBe(200);
  });

  test('are not made by whoever knows the source of the simulator', async () => {
    const url = new URL(await link(await upload('guessed.txt'), 60));
    const content = JSON.stringify(['get', 'guessed.txt', url.searchParams.get('t'), '']);
    const sign = createHmac('sha256', 'local/files').update(content).digest('hex').slice(0, 32);
    expect(url.searchParams.get('sign')).not.toBe(sign);
    expect(url.searchParams.get('sign')).toHaveLength(32);
  });

  test('to upload name the owner, whom nobody can change', () => {
    const links = new Links({ url: () => simulator().url, secret: 's', now: () => 0 });
    const [, query = ''] = links.make('put', 'a.txt', 60, 'anna').split('?');
    expect(links.refusal('put', 'a.txt', new URLSearchParams(query))).toBeNull();
    const forged = new URLSearchParams(query.replace('anna', 'ben'));
    expect(links.refusal('put', 'a.txt', forged)).toBe('SignatureDoesNotMatch');
  });

  test('that are spelled wrong are refused', async () => {
    expect((await fetch(`${simulator().url}/files/%ff`)).status).toBe(400);
  });

  test('serve no type that could run a script beside the control API', async () => {
    const response = await fetch(await link(await upload('page.html', '<script>'), 60));
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('files of phones', () => {
  const send = (phone: string, path: string, text = 'photo') =>
    simulator().client.uploadFromPhone(phone, path, Buffer.from(text));

  test('belong to the person who holds the phone', async () => {
    const fileID = fileIdOf(await send('anna', 'photos/a.png'));
    expect(fileID).toBe(`${PREFIX}photos/a.png`);
    expect(await download(fileID)).toBe('photo');
    expect(await simulator().client.files()).toContainEqual({ fileID, openid: 'anna', size: 5 });
  });

  test('are read by everybody and changed by nobody else', async () => {
    const { client } = simulator();
    const fileID = fileIdOf(await send('anna', 'photos/b.png'));
    const [status] = listOf(await client.fileLinksForPhone('ben', [fileID]));
    expect(await (await fetch(status?.tempFileURL ?? '')).text()).toBe('photo');
    expect(await send('ben', 'photos/b.png', 'forged')).toMatchObject({ error: { errCode: -503002 } });
    expect(listOf(await client.deleteFromPhone('ben', [fileID]))).toMatchObject([{ status: -503002 }]);
    expect(await download(fileID)).toBe('photo');
    expect(listOf(await client.deleteFromPhone('anna', [fileID]))).toMatchObject([{ status: 0 }]);
  });

  test('are downloaded through the phone', async () => {
    const fileID = fileIdOf(await send('anna', 'photos/c.png', 'picture'));
    const address = `${simulator().url}/phones/ben/files?fileID=${encodeURIComponent(fileID)}`;
    const response = await fetch(address);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(await response.text()).toBe('picture');
    const missing = await fetch(`${address}x`);
    expect(await missing.json()).toMatchObject({ error: { errCode: -503003 } });
  });

  test('offline, nothing is stored; replyLost, it is stored and nobody hears of it', async () => {
    const { client } = simulator();
    await client.putPhone('anna', { network: 'offline' });
    await expect(send('anna', 'net/off.png')).rejects.toThrow('fetch failed');
    await client.putPhone('anna', { network: 'replyLost' });
    await expect(send('anna', 'net/lost.png')).rejects.toThrow('fetch failed');
    const stored = (await client.files()).map(({ fileID }) => fileID).filter((id) => id.includes('/net/'));
    expect(stored).toEqual([`${PREFIX}net/lost.png`]);
  });

  test('links, downloads and deletions go through the network, too', async () => {
    const { client, url } = simulator();
    const fileID = fileIdOf(await send('anna', 'net/kept.png'));
    const address = `${url}/phones/anna/files?fileID=${encodeURIComponent(fileID)}`;
    for (const network of ['offline', 'replyLost'] as const) {
      await client.putPhone('anna', { network });
      await expect(fetch(address)).rejects.toThrow('fetch failed');
      await expect(client.fileLinksForPhone('anna', [fileID])).rejects.toThrow('fetch failed');
    }
    await client.putPhone('anna', { network: 'offline' });
    await expect(client.deleteFromPhone('anna', [fileID])).rejects.toThrow('fetch failed');
    expect(await client.files()).toContainEqual(expect.objectContaining({ fileID }));
    await client.putPhone('anna', { network: 'replyLost' });
    await expect(client.deleteFromPhone('anna', [fileID])).rejects.toThrow('fetch failed');
    expect(await client.files()).not.toContainEqual(expect.objectContaining({ fileID }));
  });

  test('have a largest size', async () => {
    const tooLarge = Buffer.alloc(50 * 1024 * 1024 + 1);
    await expect(simulator().client.uploadFromPhone('anna', 'large.bin', tooLarge)).rejects.toMatchObject({
      status: 413,
    });
  });

  test('that are too large end their connection, since the rest of them stands before what comes next', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const address = `${simulator().url}/phones/anna/files?path=large.bin`;
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request(address, { method: 'POST', agent }, resolve);
      sent.on('error', reject);
      sent.end(Buffer.alloc(51 * 1024 * 1024));
    });
    expect([answer.statusCode, answer.headers.connection]).toEqual([413, 'close']);
    agent.destroy();
  });
});

describe('the permission of the storage', () => {
  const anna = { openid: 'anna' };
  const ben = { openid: 'ben' };

  test.each([
    // Who reads anna's file, and who writes: over it, or a new one.
    ['READONLY', ['anna', 'ben', 'function'], ['anna', 'function'], true],
    ['PRIVATE', ['anna', 'function'], ['anna', 'function'], true],
    ['ADMINWRITE', ['anna', 'ben', 'function'], ['function'], false],
    ['ADMINONLY', ['function'], ['function'], false],
  ] as const)('%s', async (permission, readers, writers, phonesAdd) => {
    const rules = PRESETS[permission];
    if (!rules) throw new Error(permission);
    const directory = temporaryFolder();
    const database = new Database({
      directory: path.join(directory, 'database'),
      declaration: {},
      ids: new IdSource('documents'),
      transactionIds: new IdSource('transactions'),
      chance: new IdSource('chance'),
      unindexed: 'error',
    });
    const files = new Files({
      directory: path.join(directory, 'files'),
      database,
      rules,
      url: () => 'http://127.0.0.1',
      secret: 's',
      now: () => 0,
    });
    const content = Buffer.from('a');
    const fileID = await files.put('a.txt', content, 'function', 'anna');
    const askers = { anna, ben, function: 'function' } as const;
    const mayRead: string[] = [];
    const mayWrite: string[] = [];
    for (const [name, asker] of Object.entries(askers)) {
      if (files.links([{ fileID }], asker)[0]?.code === 'SUCCESS') mayRead.push(name);
      const written = await files.put('a.txt', content, asker, 'anna').catch(() => null);
      if (written !== null) mayWrite.push(name);
    }
    expect([mayRead, mayWrite]).toEqual([readers, writers]);
    expect((await files.put('new.txt', content, ben).catch(() => null)) !== null).toBe(phonesAdd);
    database.close();
  });
});

test.each([
  ['photos/a.png', 'anna', true],
  ['photos/a.png', 'ben', false],
  ['secret/a.png', 'anna', false],
])('a custom rule sees path and owner: %s is written by %s: %s', (file, who, isWritten) => {
  const rule = 'resource.openid == auth.openid && /^photos\\//.test(resource.path) == true';
  expect(isAllowed(rule, who, { openid: 'anna', path: file })).toBe(isWritten);
});

test.each([
  [{ read: true, write: false }, true],
  [{ read: 'auth.openid == resource.openid', write: false }, true],
  [{ read: true }, false],
  [{ read: 'auth.openid = = 1', write: false }, false],
  [{ read: 'somethingElse == 1', write: false }, false],
  [{ read: 1, write: false }, false],
  [null, false],
])('%j are rules: %s', (value, are) => {
  expect(areRules(value)).toBe(are);
});

describe('the list of files', () => {
  test('is no collection that functions can reach', async () => {
    await upload('hidden.txt');
    expect(await simulator().client.collections()).not.toHaveProperty('$files');
    const failure = await probeFailure(simulator(), ({ db }) => db.collection('$files').get());
    expect(failure.errCode).toBe(-501007);
  });

  test('goes back with a snapshot, contents included, and survives kill -9', async () => {
    const data = temporaryFolder();
    const first = await launchSimulator({ project: FIXTURE, data });
    await first.client.putPhone('anna', {});
    const text = async () => {
      const [id] = (await first.client.files()).map(({ fileID }) => fileID);
      const response = await fetch(`${first.url}/phones/anna/files?fileID=${encodeURIComponent(id ?? '')}`);
      return response.text();
    };
    await first.client.uploadFromPhone('anna', 'a.txt', Buffer.from('before'));
    await first.client.snapshot('s');
    await first.client.uploadFromPhone('anna', 'a.txt', Buffer.from('after'));
    expect(await text()).toBe('after');
    await first.client.restore('s');
    expect(await text()).toBe('before');
    await first.kill();
    const second = await launchSimulator({ project: FIXTURE, data });
    expect(await second.client.files()).toMatchObject([{ openid: 'anna', size: 6 }]);
    await second.stop();
  });
});

/** Puts something at an address; the status of the answer. */
function put(url: string, text: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'PUT' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end(text);
  });
}
