import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { Storage } from '../../../simulator/cloud/database/storage';
import { Transactions } from '../../../simulator/cloud/database/transactions';
import { IdSource } from '../../../simulator/cloud/ids';
import { Logs } from '../../../simulator/cloud/logs';
import { EventHub } from '../../../simulator/server/events';
import { readFunctions, readProject } from '../../../simulator/project';
import { clearData, probe, temporaryFolder, useSimulator } from './support';

/**
 * Limits that no other test file meets on its way. Rows of queries: contract/rows.ts and stages.ts;
 * bodies, time and instances of functions: functions.test.ts; files: files.test.ts; timers: timers.test.ts.
 */
describe('a transaction', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('ends after thirty seconds, and those who waited for it go on', async () => {
    const storage = new Storage(path.join(temporaryFolder(), 'database'), {}, new IdSource('documents'));
    storage.create('plain');
    const transactions = new Transactions(storage, new IdSource('transactions'));
    const transaction = transactions.start();
    const write = { collection: 'plain', record: 1, document: { _id: 'a' } };
    transaction.write([write]);
    jest.advanceTimersByTime(29_999);
    expect(transactions.get(transaction.id)).toBe(transaction);
    expect(transactions.blocking([write])).toBe(transaction);
    jest.advanceTimersByTime(1);
    expect(() => transactions.get(transaction.id)).toThrow('30 seconds');
    expect(transactions.blocking([write])).toBeUndefined();
    await transaction.ended;
    expect(storage.store.collection('plain').size).toBe(0);
    storage.close();
  });
});

describe('writing the log anew', () => {
  const filled = (directory: string) => {
    const storage = new Storage(directory, {}, new IdSource('documents'));
    storage.create('plain');
    const rows = Array.from({ length: 3000 }, (_, n) => ({
      collection: 'plain',
      record: n + 1,
      document: { _id: `r${n}` },
    }));
    return { storage, write: () => storage.commit(rows) };
  };

  test('that fails refuses nothing and loses nothing', () => {
    const directory = path.join(temporaryFolder(), 'database');
    const { storage, write } = filled(directory);
    // Where the new file would be written there is a folder.
    mkdirSync(path.join(directory, '000002.jsonl.unfinished'));
    const told = jest.spyOn(console, 'error').mockImplementation();
    for (let round = 0; round < 7; round += 1) write();
    expect(told).toHaveBeenCalledTimes(1);
    told.mockRestore();
    storage.close();
    rmSync(path.join(directory, '000002.jsonl.unfinished'), { recursive: true });
    expect(filled(directory).storage.store.size).toBe(3000);
  });

  test('keeps the numbering: what is removed last is not numbered again', () => {
    const directory = path.join(temporaryFolder(), 'database');
    const { storage, write } = filled(directory);
    for (let round = 0; round < 6; round += 1) write();
    storage.commit([{ collection: 'plain', record: 3000, document: null }]);
    write();
    storage.commit([{ collection: 'plain', record: 3001, document: { _id: 'last' } }]);
    storage.commit([{ collection: 'plain', record: 3001, document: null }]);
    for (let round = 0; round < 7; round += 1) write();
    storage.close();
    expect(readdirSync(directory)).not.toContain('000001.jsonl');
    expect(filled(directory).storage.store.collection('plain').next).toBe(3002);
  });
});

test('the log of functions keeps the last 5,000 lines at least', () => {
  const logs = new Logs();
  for (let at = 0; at < 10_000; at += 1)
    logs.add({ at, function: 'f', requestId: '', level: 'log', text: '' });
  const kept = logs.read();
  expect(kept.length).toBeGreaterThanOrEqual(5000);
  expect(kept.length).toBeLessThanOrEqual(6000);
  expect(kept.at(-1)?.at).toBe(9999);
});

test('whoever listens to events hears something every fifteen seconds', () => {
  jest.useFakeTimers();
  const hub = new EventHub();
  const written: string[] = [];
  const response = { writeHead: () => undefined, on: () => undefined, end: () => undefined };
  hub.listen({ ...response, write: (text: string) => written.push(text) } as unknown as ServerResponse);
  jest.advanceTimersByTime(45_000);
  hub.close();
  jest.useRealTimers();
  expect(written.slice(1)).toEqual(Array(3).fill(': still here\n\n'));
});

describe('the time of a function', () => {
  test.each([
    ['{}', 3000],
    ['{"timeout": 20}', 20_000],
    ['{"timeout": 61}', 60_000],
    ['{"timeout": "20"}', 3000],
  ])('with config.json %s is %i ms', (config, expected) => {
    const root = temporaryFolder();
    const directory = path.join(root, 'cloudfunctions', 'one');
    mkdirSync(directory, { recursive: true });
    writeFileSync(path.join(root, 'project.config.json'), '{}');
    writeFileSync(path.join(directory, 'index.js'), 'exports.main = () => 1;');
    writeFileSync(path.join(directory, 'config.json'), config);
    expect(readFunctions(readProject(root))).toMatchObject([{ name: 'one', timeoutMs: expected }]);
  });
});

describe('through the SDK', () => {
  const simulator = useSimulator();

  beforeEach(() => clearData(simulator()));

  test('a file of a function has 50 MB at most, and fifty are deleted at once at most', async () => {
    const outcome = await probe(simulator(), async ({ cloud }) => {
      const text = (work: Promise<unknown>) =>
        work.then(
          () => 'taken',
          (error: unknown) => (error as Error).message,
        );
      const megabyte = 1024 * 1024;
      const ids = (count: number) => Array.from({ length: count }, (_, n) => `cloud://x/${n}`);
      return [
        await text(cloud.uploadFile({ cloudPath: 'most.bin', fileContent: Buffer.alloc(50 * megabyte) })),
        await text(cloud.uploadFile({ cloudPath: 'more.bin', fileContent: Buffer.alloc(50 * megabyte + 1) })),
        await text(cloud.deleteFile({ fileList: ids(50) })),
        await text(cloud.deleteFile({ fileList: ids(51) })),
      ];
    });
    expect(outcome).toEqual([
      'taken',
      expect.stringContaining('EntityTooLarge') as unknown,
      'taken',
      expect.stringContaining('at most 50 files') as unknown,
    ]);
    const sizes = (await simulator().client.files()).map(({ size }) => size);
    expect(sizes).toEqual([50 * 1024 * 1024]);
  });

  test('300 documents may be searched without an index, 301 may not', async () => {
    const search = () => probe(simulator(), ({ db }) => db.collection('plain').where({ n: 7 }).get());
    await simulator().client.insert(
      'plain',
      Array.from({ length: 300 }, (_, n) => ({ n })),
    );
    expect(await search()).toMatchObject({ data: [{ n: 7 }] });
    await simulator().client.insert('plain', [{ n: 300 }]);
    await expect(search()).rejects.toThrow('No index of "plain" (301 documents)');
  });
});
