import { appendFileSync, readdirSync, readFileSync, truncateSync, statSync } from 'node:fs';
import path from 'node:path';
import { launchSimulator, type LaunchedSimulator } from '../../../simulator/client';
import { FIXTURE, probe, temporaryFolder } from './support';

const started: LaunchedSimulator[] = [];

async function start(data: string, args: string[] = []): Promise<LaunchedSimulator> {
  const simulator = await launchSimulator({ project: FIXTURE, data, args });
  started.push(simulator);
  return simulator;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((simulator) => simulator.kill()));
});

function logOf(data: string): string {
  const folder = path.join(data, 'database');
  const [name, ...others] = readdirSync(folder);
  if (name === undefined || others.length > 0) throw new Error(`Expected one file in ${folder}`);
  return path.join(folder, name);
}

test('after kill -9 in the middle of 2,000 writes every acknowledged one is there, whole', async () => {
  const data = temporaryFolder();
  const simulator = await start(data);
  const acknowledged = new Set<string>();
  const filling = 'x'.repeat(500);
  const write = async (n: number) => {
    const document = { _id: `w${n}`, n, filling, list: [n, n, n] };
    const reply = await simulator.client.call('writer', 'insert', { document }).catch(() => null);
    if (reply && 'result' in reply) acknowledged.add(document._id);
    // In the middle: some writes are answered, some under way, most not begun.
    if (acknowledged.size === 700) await simulator.kill();
  };
  const numbers = Array.from({ length: 2000 }, (_, n) => n);
  const lanes = Array.from({ length: 20 }, async () => {
    for (let n = numbers.shift(); n !== undefined; n = numbers.shift()) await write(n);
  });
  await Promise.all(lanes);

  const again = await start(data);
  const rows = await again.client.find<{ _id: string; n: number; filling: string; list: number[] }>('plain');
  const found = new Set(rows.map(({ _id }) => _id));
  expect(acknowledged.size).toBeGreaterThanOrEqual(700);
  expect(acknowledged.size).toBeLessThan(2000);
  expect([...acknowledged].filter((id) => !found.has(id))).toEqual([]);
  for (const row of rows) {
    expect(row).toEqual({ _id: `w${row.n}`, n: row.n, filling, list: [row.n, row.n, row.n] });
  }
}, 120_000);

test('a last line without its end is dropped, and writing goes on behind the one before', async () => {
  const data = temporaryFolder();
  const first = await start(data);
  await first.client.insert('plain', [{ _id: 'a' }]);
  await first.client.insert('plain', [{ _id: 'b' }]);
  await first.kill();
  truncateSync(logOf(data), statSync(logOf(data)).size - 3);

  const second = await start(data);
  expect(await second.client.find('plain')).toEqual([{ _id: 'a' }]);
  await second.client.insert('plain', [{ _id: 'c' }]);
  await second.kill();

  const third = await start(data);
  expect(await third.client.find('plain')).toEqual([{ _id: 'a' }, { _id: 'c' }]);
});

test('a damaged line in the middle is an error, never a silent loss', async () => {
  const data = temporaryFolder();
  const simulator = await start(data);
  await simulator.client.insert('plain', [{ _id: 'a' }]);
  await simulator.kill();
  appendFileSync(logOf(data), '{"ids":1,"wri\n{"ids":1,"writes":[]}\n');
  const silenced = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  await expect(start(data)).rejects.toThrow('did not start');
  silenced.mockRestore();
});

test('a list is stored whole or not at all, and so is a transaction', async () => {
  const data = temporaryFolder();
  const simulator = await start(data);
  await simulator.client.insert('plain', [{ _id: 'a' }, { _id: 'b' }]);
  await probe(simulator, ({ db }) =>
    db.runTransaction(async (transaction) => {
      await transaction.collection('plain').add({ data: { _id: 'c' } });
      await transaction.collection('things').add({ data: { _id: 'd' } });
    }),
  );
  const lines = readFileSync(logOf(data), 'utf8').trim().split('\n');
  expect(lines).toHaveLength(2);
});

test('values come back as what they were', async () => {
  const data = temporaryFolder();
  const first = await start(data);
  await probe(first, ({ db }) =>
    db.collection('plain').add({
      data: {
        _id: 'a',
        at: new Date(7),
        point: db.Geo.Point(113, 23),
        none: null,
        big: 2 ** 40,
        half: 0.5,
        re: /a.b/i,
      },
    }),
  );
  const kindsIn = (simulator: typeof first) =>
    probe(simulator, async ({ db }) => {
      const { data: row } = await db.collection('plain').doc('a').get();
      return Object.fromEntries(
        Object.entries(row).map(([key, value]) => [key, Object.prototype.toString.call(value)]),
      );
    });
  const [kindsBefore, storedBefore] = [await kindsIn(first), await first.client.find('plain')];
  await first.kill();
  const second = await start(data);
  const kinds = await kindsIn(second);
  // What the SDK makes of a regular expression is its own affair; here it is the same as before.
  expect(kinds).toEqual(kindsBefore);
  expect(JSON.stringify(await second.client.find('plain'))).toBe(JSON.stringify(storedBefore));
  expect(JSON.stringify(storedBefore)).toContain('a.b');
  expect(kinds).toMatchObject({
    at: '[object Date]',
    none: '[object Null]',
    big: '[object Number]',
  });
  expect(await second.client.find('plain')).toMatchObject([
    { at: new Date(7), point: { type: 'Point', coordinates: [113, 23] }, big: 2 ** 40, half: 0.5 },
  ]);
});

test('many changes of few documents do not make the log grow without end', async () => {
  const data = temporaryFolder();
  const simulator = await start(data);
  const rows = Array.from({ length: 2000 }, (_, n) => ({ _id: `p${n}`, n, text: 'x'.repeat(100) }));
  for (let round = 0; round < 16; round += 1) {
    await simulator.client.insert('plain', rows);
    await simulator.client.remove('plain');
  }
  await simulator.client.insert('plain', rows);
  const size = statSync(logOf(data)).size;
  expect(size).toBeLessThan(14 * JSON.stringify(rows).length);
  await simulator.kill();
  const again = await start(data);
  expect(await again.client.count('plain')).toBe(2000);
});

describe('snapshots', () => {
  test('restore brings the data back at once, ids included, and that survives kill -9', async () => {
    const data = temporaryFolder();
    const first = await start(data);
    await first.client.insert('plain', [{ _id: 'a' }]);
    await first.client.snapshot('one');
    await first.client.insert('plain', [{ name: 'generated' }]);
    await first.client.snapshot('two');
    await first.client.snapshot('one again');
    await first.client.snapshot('two');
    const before = await first.client.find('plain');
    await first.client.insert('plain', [{ _id: 'undone' }]);
    await first.client.restore('one');
    expect(await first.client.find('plain')).toEqual([{ _id: 'a' }]);
    await first.client.insert('plain', [{ name: 'generated' }]);
    expect(await first.client.find('plain')).toEqual(before);
    await first.kill();

    const second = await start(data);
    expect(await second.client.snapshots()).toEqual(['one', 'one again', 'two']);
    expect(await second.client.find('plain')).toEqual(before);
    await second.client.restore('one');
    expect(await second.client.find('plain')).toEqual([{ _id: 'a' }]);
  });

  test('an unknown one is an error', async () => {
    const simulator = await start(temporaryFolder());
    await expect(simulator.client.restore('none')).rejects.toThrow('There is no snapshot none');
  });

  test('reset empties everything and survives kill -9', async () => {
    const data = temporaryFolder();
    const first = await start(data);
    await first.client.insert('plain', [{ _id: 'a' }]);
    await first.client.reset();
    await first.kill();
    const second = await start(data);
    expect(await second.client.count('plain')).toBe(0);
  });
});
