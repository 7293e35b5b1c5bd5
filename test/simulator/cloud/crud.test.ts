import type { Tools } from './sdk';
import { clearData, probe, probeFailure, useSimulator } from './support';

const simulator = useSimulator();

beforeEach(() => clearData(simulator()));

describe('add', () => {
  test('gives a document an _id of 32 hexadecimal digits', async () => {
    const id = await probe(simulator(), async ({ db }) => {
      const { _id } = await db.collection('things').add({ data: { name: 'desk' } });
      return _id;
    });
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(await simulator().client.find('things')).toEqual([{ _id: id, name: 'desk' }]);
  });

  test('keeps a given _id and refuses it a second time', async () => {
    const failure = await probeFailure(simulator(), async ({ db }) => {
      await db.collection('things').add({ data: { _id: 'a', n: 1 } });
      await db.collection('things').add({ data: { _id: 'a', n: 2 } });
    });
    expect(failure).toMatchObject({
      errCode: -502001,
      message: expect.stringContaining('E11000') as unknown,
    });
    expect(await simulator().client.find('things')).toEqual([{ _id: 'a', n: 1 }]);
  });

  test('stores a list in one request, up to the first refused document', async () => {
    await probeFailure(simulator(), ({ db }) =>
      db.collection('things').add({ data: [{ _id: 'a' }, { _id: 'b' }, { _id: 'a' }, { _id: 'c' }] }),
    );
    expect(await simulator().client.find('things')).toEqual([{ _id: 'a' }, { _id: 'b' }]);
  });

  test('drops undefined, keeps null, dates, expressions and nested values', async () => {
    const stored = await probe(simulator(), async ({ db }) => {
      const data = { gone: undefined, none: null, at: new Date(5), list: [1, { deep: { at: new Date(6) } }] };
      const { _id } = await db.collection('things').add({ data });
      const read = await db.collection('things').doc(_id).get();
      return read.data;
    });
    expect(stored).toEqual({
      _id: expect.any(String) as unknown,
      none: null,
      at: new Date(5).toJSON(),
      list: [1, { deep: { at: new Date(6).toJSON() } }],
    });
  });

  test('stamps serverDate with the simulated clock and its offset', async () => {
    const now = Date.parse('2026-11-24T07:00:00+08:00');
    await simulator().client.setClock({ now, running: false });
    const at = await probe(simulator(), async ({ db }) => {
      const { _id } = await db.collection('things').add({ data: { at: db.serverDate({ offset: 500 }) } });
      return (await db.collection('things').doc(_id).get()).data.at;
    });
    expect(at).toBe(new Date(now + 500).toJSON());
    await simulator().client.setClock({ now: Date.now(), running: true });
  });

  test.each([['$name'], ['a.b']])('refuses the field name %s', async (name) => {
    const failure = await probeFailure(
      simulator(),
      ({ db, input }) => db.collection('things').add({ data: { nested: { [String(input)]: 1 } } }),
      name,
    );
    expect(failure.message).toContain('is not valid');
    expect(await simulator().client.count('things')).toBe(0);
  });

  test('refuses a collection that was never created', async () => {
    const failure = await probeFailure(simulator(), ({ db }) => db.collection('nowhere').add({ data: {} }));
    expect(failure.errCode).toBe(-502005);
  });

  test('works after createCollection', async () => {
    await probe(simulator(), async ({ db }) => {
      await db.createCollection('made');
      await db.collection('made').add({ data: { _id: 'x' } });
    });
    expect(await simulator().client.find('made')).toEqual([{ _id: 'x' }]);
  });

  test('refuses a second document under a declared unique key', async () => {
    const failure = await probeFailure(simulator(), async ({ db }) => {
      await db.collection('people').add({ data: { number: 7, name: 'first' } });
      await db.collection('people').add({ data: { number: 7, name: 'second' } });
    });
    expect(failure.message).toContain('index: number');
    expect(await simulator().client.count('people')).toBe(1);
  });
});

describe('get', () => {
  beforeEach(() =>
    simulator().client.insert(
      'things',
      Array.from({ length: 250 }, (_, index) => ({ _id: `t${index}`, group: index % 5, rank: index })),
    ),
  );

  test('answers 100 rows unless told, and 1000 at most', async () => {
    await simulator().client.insert(
      'plain',
      Array.from({ length: 1200 }, (_, n) => ({ n })),
    );
    const lengths = await probe(simulator(), async ({ db }) => {
      const unlimited = await db.collection('plain').get();
      const most = await db.collection('plain').limit(5000).get();
      const few = await db.collection('plain').limit(3).get();
      return [unlimited.data.length, most.data.length, few.data.length];
    });
    expect(lengths).toEqual([100, 1000, 3]);
  });

  test('filters, orders, skips and limits', async () => {
    const ranks = await probe(simulator(), async ({ db, _ }) => {
      const { data } = await db
        .collection('things')
        .where({ group: 2, rank: _.gte(50).and(_.lt(100)) })
        .orderBy('rank', 'desc')
        .skip(1)
        .limit(3)
        .get();
      return data.map((thing) => thing.rank);
    });
    expect(ranks).toEqual([92, 87, 82]);
  });

  test('gives only the fields asked for', async () => {
    const row = await probe(simulator(), async ({ db }) => {
      const { data } = await db.collection('things').doc('t7').field({ rank: true }).get();
      return data;
    });
    expect(row).toEqual({ _id: 't7', rank: 7 });
  });

  test('leaves fields out', async () => {
    const row = await probe(simulator(), async ({ db }) => {
      const { data } = await db.collection('things').where({ _id: 't7' }).field({ rank: false }).get();
      return data[0];
    });
    expect(row).toEqual({ _id: 't7', group: 2 });
  });

  test('fails for a document that is not there', async () => {
    const failure = await probeFailure(simulator(), ({ db }) => db.collection('things').doc('none').get());
    expect(failure.message).toContain('does not exist');
  });

  test('counts what matches', async () => {
    const totals = await probe(simulator(), async ({ db }) => [
      (await db.collection('things').count()).total,
      (await db.collection('things').where({ group: 1 }).count()).total,
    ]);
    expect(totals).toEqual([250, 50]);
  });
});

describe('update, set and remove', () => {
  beforeEach(() =>
    simulator().client.insert('things', [
      { _id: 'a', group: 1, rank: 1, list: [1, 2], deep: { x: 1, y: 2 } },
      { _id: 'b', group: 1, rank: 2, list: [], none: null, text: 't' },
    ]),
  );
  /** A script that updates a document with data made by another script. */
  const updateOf = (id: string, data: (tools: Tools) => object) => ({
    toString: () =>
      `(tools) => tools.db.collection('things').doc('${id}').update({ data: (${data.toString()})(tools) })`,
  });
  const stored = async (id: string) => (await simulator().client.find('things', { filter: { _id: id } }))[0];

  test('update merges nested fields and leaves the others', async () => {
    await probe(simulator(), ({ db }) =>
      db
        .collection('things')
        .doc('a')
        .update({ data: { deep: { x: 9 } } }),
    );
    expect(await stored('a')).toMatchObject({ deep: { x: 9, y: 2 }, rank: 1 });
  });

  test('update with set replaces a nested object', async () => {
    await probe(simulator(), ({ db, _ }) =>
      db
        .collection('things')
        .doc('a')
        .update({ data: { deep: _.set({ z: 1 }) } }),
    );
    expect(await stored('a')).toMatchObject({ deep: { z: 1 } });
  });

  test('tells how many documents changed', async () => {
    const counts = await probe(simulator(), async ({ db, _ }) => {
      const updated = async (query: object, data: object) =>
        (await db.collection('things').where(query).update({ data })).stats.updated;
      return [
        await updated({ group: 1 }, { seen: true }),
        await updated({ group: 1, rank: 2 }, { rank: _.inc(5) }),
        await updated({ group: 1, rank: 2 }, { rank: _.inc(5) }),
      ];
    });
    expect(counts).toEqual([2, 1, 0]);
  });

  test.each<[string, (tools: Tools) => object, object]>([
    ['inc', ({ _ }) => ({ rank: _.inc(2) }), { rank: 3 }],
    ['mul', ({ _ }) => ({ rank: _.mul(5) }), { rank: 5 }],
    ['min', ({ _ }) => ({ rank: _.min(0) }), { rank: 0 }],
    ['max', ({ _ }) => ({ rank: _.max(8) }), { rank: 8 }],
    ['remove', ({ _ }) => ({ deep: { x: _.remove() } }), { deep: { y: 2 } }],
    ['rename', ({ _ }) => ({ rank: _.rename('place') }), { place: 1 }],
    ['push', ({ _ }) => ({ list: _.push([3, 4]) }), { list: [1, 2, 3, 4] }],
    [
      'push with position and slice',
      ({ _ }) => ({ list: _.push({ each: [9], position: 0, slice: 2 }) }),
      { list: [9, 1] },
    ],
    ['unshift', ({ _ }) => ({ list: _.unshift([0]) }), { list: [0, 1, 2] }],
    ['pop', ({ _ }) => ({ list: _.pop() }), { list: [1] }],
    ['shift', ({ _ }) => ({ list: _.shift() }), { list: [2] }],
    ['pull', ({ _ }) => ({ list: _.pull(1) }), { list: [2] }],
    ['addToSet', ({ _ }) => ({ list: _.addToSet(2) }), { list: [1, 2] }],
  ])('the command %s', async (_name, data, expected) => {
    await probe(simulator(), updateOf('a', data));
    expect(await stored('a')).toMatchObject(expected);
  });

  test.each<[string, (tools: Tools) => object]>([
    ['inc on a text', ({ _ }) => ({ text: _.inc(1) })],
    ['inc on null', ({ _ }) => ({ none: _.inc(1) })],
    ['push on a text', ({ _ }) => ({ text: _.push([1]) })],
    ['addToSet on a number', ({ _ }) => ({ rank: _.addToSet(1) })],
    ['a field below null', () => ({ none: { below: 1 } })],
    ['a field below a text', () => ({ text: { below: 1 } })],
  ])('refuses %s and changes nothing', async (_name, data) => {
    const before = await stored('b');
    const failure = await probeFailure(simulator(), updateOf('b', data));
    expect(failure.errCode).toBe(-502001);
    expect(await stored('b')).toEqual(before);
  });

  test('set replaces a whole document and creates one that is not there', async () => {
    const stats = await probe(simulator(), async ({ db }) => [
      (
        await db
          .collection('things')
          .doc('a')
          .set({ data: { only: 1 } })
      ).stats,
      (
        await db
          .collection('things')
          .doc('new')
          .set({ data: { only: 2 } })
      ).stats,
    ]);
    expect(stats).toEqual([
      { updated: 1, created: 0 },
      { updated: 0, created: 1 },
    ]);
    expect(await stored('a')).toEqual({ _id: 'a', only: 1 });
    expect(await stored('new')).toEqual({ _id: 'new', only: 2 });
  });

  test('update of one document keeps a unique key unique', async () => {
    await simulator().client.insert('people', [
      { _id: 'p', number: 1 },
      { _id: 'q', number: 2 },
    ]);
    const failure = await probeFailure(simulator(), ({ db }) =>
      db
        .collection('people')
        .doc('q')
        .update({ data: { number: 1 } }),
    );
    expect(failure.message).toContain('E11000');
  });

  test('remove takes away one document or all that match', async () => {
    const removed = await probe(simulator(), async ({ db, _ }) => [
      (await db.collection('things').doc('a').remove()).stats.removed,
      (await db.collection('things').doc('a').remove()).stats.removed,
      (
        await db
          .collection('things')
          .where({ rank: _.gt(0) })
          .remove()
      ).stats.removed,
    ]);
    expect(removed).toEqual([1, 0, 1]);
    expect(await simulator().client.count('things')).toBe(0);
  });
});
