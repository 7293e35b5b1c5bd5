import type { Counters } from '../../../simulator/protocol';
import type { Tools } from './sdk';
import { clearData, probe, probeFailure, useSimulator } from './support';

const simulator = useSimulator();
const DOCUMENTS = 1000;

beforeAll(async () => {
  await clearData(simulator());
  const rows = Array.from({ length: DOCUMENTS }, (_, n) => ({
    _id: `t${String(n).padStart(4, '0')}`,
    group: n % 10,
    rank: n,
    tags: [`tag${n % 7}`, `tag${n % 3}`],
    name: `name ${n}`,
  }));
  await simulator().client.insert('things', rows);
});

/** What one script's requests cost. */
async function cost(script: (tools: Tools) => unknown): Promise<Counters> {
  await simulator().client.resetCounters();
  await probe(simulator(), script);
  const counters = (await simulator().client.counters()).probe?.probe;
  if (!counters) throw new Error('Nothing was counted');
  return counters;
}

test('reading by _id examines one key and one document, however many there are', async () => {
  expect(await cost(({ db }) => db.collection('things').doc('t0500').get())).toMatchObject({
    calls: 1,
    requests: 1,
    keysExamined: 1,
    docsExamined: 1,
    docsReturned: 1,
  });
});

test('equality on the first field of an index examines only what matches', async () => {
  const counters = await cost(({ db }) => db.collection('things').where({ group: 3 }).limit(1000).get());
  expect(counters).toMatchObject({ keysExamined: 100, docsExamined: 100, docsReturned: 100 });
});

test('equality and a range on the next field examine the range', async () => {
  const counters = await cost(({ db, _ }) =>
    db
      .collection('things')
      .where({ group: 3, rank: _.gte(500).and(_.lt(600)) })
      .get(),
  );
  expect(counters).toMatchObject({ docsExamined: 10, docsReturned: 10 });
});

test('an order that the index gives stops at the limit, forwards and backwards', async () => {
  for (const direction of ['asc', 'desc'] as const) {
    const counters = await cost(
      direction === 'asc'
        ? ({ db }) => db.collection('things').where({ group: 3 }).orderBy('rank', 'asc').limit(5).get()
        : ({ db }) => db.collection('things').where({ group: 3 }).orderBy('rank', 'desc').limit(5).get(),
    );
    expect(counters).toMatchObject({ docsExamined: 5, docsReturned: 5 });
  }
});

test('a list of values examines what matches one of them', async () => {
  const counters = await cost(({ db, _ }) =>
    db
      .collection('things')
      .where({ group: _.in([1, 2]), rank: _.in([1, 2, 11]) })
      .get(),
  );
  expect(counters).toMatchObject({ docsExamined: 3, docsReturned: 3 });
});

test('an index on a list has an entry per element, and a document comes once', async () => {
  const ids = (await probe(simulator(), async ({ db, _ }) => {
    const { data } = await db
      .collection('things')
      .where({ tags: _.in(['tag1', 'tag2']) })
      .limit(1000)
      .get();
    return data.map(({ _id }) => _id);
  })) as string[];
  const expected = Array.from({ length: DOCUMENTS }, (_, n) => n).filter((n) =>
    [n % 7, n % 3].some((tag) => tag === 1 || tag === 2),
  );
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(expected.length);
});

test('an or of indexed conditions is served by their indexes', async () => {
  const counters = await cost(({ db, _ }) =>
    db
      .collection('things')
      .where(_.or([{ _id: 't0001' }, { group: 4, rank: 14 }]))
      .get(),
  );
  expect(counters).toMatchObject({ docsExamined: 2, docsReturned: 2 });
});

test('a text that must begin in a certain way is found by a range', async () => {
  const counters = await cost(({ db }) => db.collection('things').where({ _id: /^t000/ }).get());
  expect(counters).toMatchObject({ docsExamined: 10, docsReturned: 10 });
});

test('an aggregation opens with the index of its match', async () => {
  const counters = await cost(({ db, $ }) =>
    db
      .collection('things')
      .aggregate()
      .match({ group: 3 })
      .group({ _id: null, sum: $.sum('$rank') })
      .end(),
  );
  expect(counters).toMatchObject({ docsExamined: 100, docsReturned: 1 });
});

test('a join goes through the index of the other collection', async () => {
  await simulator().client.insert('plain', [{ _id: 'one', n: 3 }]);
  const counters = await cost(({ db }) =>
    db
      .collection('plain')
      .aggregate()
      .lookup({ from: 'things', localField: 'n', foreignField: 'group', as: 'joined' })
      .end(),
  );
  expect(counters).toMatchObject({ docsExamined: 101, docsReturned: 1 });
  await simulator().client.remove('plain');
});

test('a query without an index over many documents fails and names the index', async () => {
  const failure = await probeFailure(simulator(), ({ db }) =>
    db.collection('things').where({ name: 'name 5' }).orderBy('rank', 'desc').get(),
  );
  expect(failure.message).toContain('{"fields":{"name":1,"rank":-1}}');
});

test('an aggregation that reads everything fails as well', async () => {
  const failure = await probeFailure(simulator(), ({ db, $ }) =>
    db
      .collection('things')
      .aggregate()
      .group({ _id: '$group', n: $.sum(1) })
      .end(),
  );
  expect(failure.message).toContain('No index of "things"');
});

test('the check can be switched off', async () => {
  await simulator().client.options({ unindexed: 'allow' });
  const names = await probe(simulator(), async ({ db }) => {
    const { data } = await db.collection('things').where({ name: 'name 5' }).get();
    return data.length;
  });
  await simulator().client.options({ unindexed: 'error' });
  expect(names).toBe(1);
});
