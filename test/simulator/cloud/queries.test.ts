import type { Tools } from './sdk';
import { clearData, probe, probeFailure, useSimulator } from './support';

const simulator = useSimulator();

const ROWS = [
  { _id: '1', n: 1, text: 'apple', list: [1, 2], deep: { x: 1 }, at: new Date(1000) },
  { _id: '2', n: 2, text: 'banana', list: [2, 3], deep: { x: 2 }, at: new Date(2000) },
  { _id: '3', n: 3, text: 'Cherry', list: [], deep: { x: 3, y: null }, at: new Date(3000) },
  {
    _id: '4',
    n: null,
    text: 'date',
    items: [
      { k: 'a', v: 1 },
      { k: 'b', v: 5 },
    ],
  },
  { _id: '5', text: 'apple pie' },
];

beforeAll(async () => {
  await clearData(simulator());
  await simulator().client.insert('plain', ROWS);
});

/** The ids found by a condition, in order. */
function found(condition: (tools: Tools) => object): Promise<unknown> {
  return probe(simulator(), {
    toString: () => `async (tools) => {
      const { data } = await tools.db.collection('plain').where((${condition.toString()})(tools)).orderBy('_id', 'asc').get();
      return data.map(({ _id }) => _id).join('');
    }`,
  });
}

describe('conditions', () => {
  test.each<[string, (tools: Tools) => object, string]>([
    ['a value', () => ({ n: 2 }), '2'],
    ['eq', ({ _ }) => ({ n: _.eq(2) }), '2'],
    ['neq, which a missing field meets', ({ _ }) => ({ n: _.neq(2) }), '1345'],
    ['gt stays within the type', ({ _ }) => ({ n: _.gt(1) }), '23'],
    ['gte and lte chained', ({ _ }) => ({ n: _.gte(1).and(_.lte(2)) }), '12'],
    ['lt', ({ _ }) => ({ n: _.lt(2) }), '1'],
    ['in', ({ _ }) => ({ n: _.in([1, 3]) }), '13'],
    ['nin', ({ _ }) => ({ n: _.nin([1, 3]) }), '245'],
    ['null, which means null or missing', () => ({ n: null }), '45'],
    ['exists', ({ _ }) => ({ n: _.exists(true) }), '1234'],
    ['exists not', ({ _ }) => ({ n: _.exists(false) }), '5'],
    ['a nested field', () => ({ deep: { x: 2 } }), '2'],
    ['a dotted field', () => ({ 'deep.x': 3 }), '3'],
    ['an element of a list', () => ({ list: 2 }), '12'],
    ['all elements', ({ _ }) => ({ list: _.all([2, 3]) }), '2'],
    ['size', ({ _ }) => ({ list: _.size(0) }), '3'],
    ['elemMatch', ({ _ }) => ({ items: _.elemMatch({ k: 'b', v: _.gt(4) }) }), '4'],
    ['a field in a list of objects', () => ({ 'items.v': 5 }), '4'],
    ['mod', ({ _ }) => ({ n: _.mod(2, 1) }), '13'],
    ['or on a field', ({ _ }) => ({ n: _.lt(2).or(_.gt(2)) }), '13'],
    ['or of conditions', ({ _ }) => _.or([{ n: 1 }, { text: 'date' }]), '14'],
    ['and of conditions', ({ _ }) => _.and([{ n: _.gt(1) }, { n: _.lt(3) }]), '2'],
    ['nor', ({ _ }) => _.nor([{ n: 1 }, { n: 2 }]), '345'],
    ['not', ({ _ }) => ({ n: _.not(_.gt(1)) }), '145'],
    ['an expression', () => ({ text: /^apple/ }), '15'],
    ['db.RegExp with options', ({ db }) => ({ text: db.RegExp({ regexp: '^ch', options: 'i' }) }), '3'],
    ['dates', ({ _ }) => ({ at: _.gt(new Date(1500)) }), '23'],
  ])('%s', async (_name, condition, ids) => {
    expect(await found(condition)).toBe(ids);
  });

  test('an unknown operator is refused', async () => {
    const failure = await probeFailure(simulator(), ({ db }) =>
      db
        .collection('plain')
        .where({ n: { $nothing: 1 } })
        .get(),
    );
    expect(failure.errCode).toBe(-502001);
  });
});

describe('order', () => {
  const order = (field: string, direction: 'asc' | 'desc') =>
    probe(
      simulator(),
      async ({ db, input }) => {
        const [by, way] = input as [string, 'asc' | 'desc'];
        const { data } = await db.collection('plain').orderBy(by, way).get();
        return data.map(({ _id }) => _id).join('');
      },
      [field, direction],
    );

  test('nothing comes before numbers, and equals in order of insertion', async () => {
    expect(await order('n', 'asc')).toBe('45123');
    expect(await order('n', 'desc')).toBe('32145');
  });

  test('texts by their characters, capitals first', async () => {
    expect(await order('text', 'asc')).toBe('31524');
  });

  test('a list stands where its smallest element stands, or its largest downwards, an empty one before nothing', async () => {
    expect(await order('list', 'desc')).toBe('21453');
    expect(await order('list', 'asc')).toBe('34512');
  });
});

describe('aggregate', () => {
  const run = (script: (tools: Tools) => unknown) => probe(simulator(), script);

  test('groups, sums and sorts', async () => {
    const rows = await run(async ({ db, $ }) => {
      const { list } = await db
        .collection('plain')
        .aggregate()
        .unwind('$list')
        .group({ _id: '$list', total: $.sum('$n'), ids: $.push('$_id') })
        .sort({ _id: 1 })
        .end();
      return list;
    });
    expect(rows).toEqual([
      { _id: 1, total: 1, ids: ['1'] },
      { _id: 2, total: 3, ids: ['1', '2'] },
      { _id: 3, total: 2, ids: ['2'] },
    ]);
  });

  test('leaves what is stored untouched, whatever its stages change', async () => {
    await run(({ db }) =>
      db
        .collection('plain')
        .aggregate()
        .addFields({ 'deep.x': 99 })
        .unwind({ path: '$list', includeArrayIndex: 'deep.position', preserveNullAndEmptyArrays: true })
        .end(),
    );
    expect(await simulator().client.find('plain')).toEqual(ROWS);
  });

  test('answers 20 rows where no limit is set', async () => {
    await simulator().client.insert(
      'people',
      Array.from({ length: 50 }, (_, number) => ({ number })),
    );
    const lengths = await run(async ({ db }) => {
      const whole = await db.collection('people').aggregate().match({}).end();
      const limited = await db.collection('people').aggregate().limit(40).end();
      return [whole.list.length, limited.list.length];
    });
    expect(lengths).toEqual([20, 40]);
  });

  test('formats dates in a time zone', async () => {
    const rows = await run(async ({ db, $ }) => {
      const { list } = await db
        .collection('plain')
        .aggregate()
        .match({ _id: '1' })
        .project({
          _id: 0,
          day: $.dateToString({ date: '$at', format: '%Y-%m-%d %H:%M', timezone: 'Asia/Shanghai' }),
        })
        .end();
      return list;
    });
    expect(rows).toEqual([{ day: '1970-01-01 08:00' }]);
  });

  test('joins another collection through its index and counts that work', async () => {
    await simulator().client.insert('things', [
      { _id: 'x', group: 1, rank: 1 },
      { _id: 'y', group: 1, rank: 2 },
      { _id: 'z', group: 2, rank: 3 },
    ]);
    await simulator().client.resetCounters();
    const rows = await run(async ({ db }) => {
      const { list } = await db
        .collection('plain')
        .aggregate()
        .match({ n: 1 })
        .lookup({ from: 'things', localField: 'n', foreignField: 'group', as: 'joined' })
        .project({ 'joined._id': 1 })
        .end();
      return list;
    });
    expect(rows).toEqual([{ _id: '1', joined: [{ _id: 'x' }, { _id: 'y' }] }]);
    const counters = await simulator().client.counters();
    expect(counters.probe?.probe?.docsExamined).toBe(ROWS.length + 2);
  });

  test('joins with a pipeline and variables', async () => {
    const rows = await run(async ({ db, $ }) => {
      const { list } = await db
        .collection('plain')
        .aggregate()
        .match({ n: 2 })
        .lookup({
          from: 'things',
          let: { least: '$n' },
          pipeline: [{ $match: { $expr: $.gte(['$rank', '$$least']) } }, { $sort: { rank: -1 } }],
          as: 'joined',
        })
        .project({ 'joined._id': 1 })
        .end();
      return list;
    });
    expect(rows).toEqual([{ _id: '2', joined: [{ _id: 'z' }, { _id: 'y' }] }]);
  });
});

describe('places', () => {
  beforeAll(() =>
    simulator().client.insert('things', [
      { _id: 'gate', where: { type: 'Point', coordinates: [121.4, 31.2] } },
      { _id: 'hall', where: { type: 'Point', coordinates: [121.401, 31.2] } },
      { _id: 'far', where: { type: 'Point', coordinates: [122, 31.2] } },
    ]),
  );

  const ids = (condition: (tools: Tools) => object) =>
    probe(simulator(), {
      toString: () => `async (tools) => {
        const { data } = await tools.db.collection('things').where((${condition.toString()})(tools)).get();
        return data.map(({ _id }) => _id);
      }`,
    });

  test('geoNear finds within a distance, nearest first', async () => {
    expect(
      await ids(({ _, db }) => ({
        where: _.geoNear({ geometry: db.Geo.Point(121.4011, 31.2), minDistance: 0, maxDistance: 1000 }),
      })),
    ).toEqual(['hall', 'gate']);
  });

  test('geoWithin a polygon', async () => {
    expect(
      await ids(({ _, db }) => ({
        where: _.geoWithin({
          geometry: db.Geo.Polygon([
            db.Geo.LineString([
              db.Geo.Point(121.3, 31.1),
              db.Geo.Point(121.4005, 31.1),
              db.Geo.Point(121.4005, 31.3),
              db.Geo.Point(121.3, 31.3),
              db.Geo.Point(121.3, 31.1),
            ]),
          ]),
        }),
      })),
    ).toEqual(['gate']);
  });

  test('geoWithin a circle, its radius in radians', async () => {
    expect(
      await ids(({ _ }) => ({ where: _.geoWithin({ centerSphere: [[121.4, 31.2], 50 / 6378100] }) })),
    ).toEqual(['gate']);
  });

  test('the stage geoNear tells the distance in metres', async () => {
    const rows = await probe(simulator(), async ({ db }) => {
      const { list } = await db
        .collection('things')
        .aggregate()
        .geoNear({
          distanceField: 'metres',
          spherical: true,
          near: db.Geo.Point(121.4, 31.2),
          maxDistance: 200,
        })
        .project({ metres: 1 })
        .end();
      return list;
    });
    expect(rows).toEqual([
      { _id: 'gate', metres: 0 },
      { _id: 'hall', metres: expect.closeTo(95.2, 0) as unknown },
    ]);
  });
});
