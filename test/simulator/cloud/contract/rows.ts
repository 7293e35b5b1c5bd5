import { command, mongo, page, type ContractCase } from './case';

const NUMBERED = Array.from({ length: 12 }, (_, n) => ({
  _id: `r${String(n).padStart(2, '0')}`,
  n,
  half: n % 2,
  list: [n, n + 1],
}));
const MIXED = [
  { _id: '1', n: 1, text: 'apple', list: [1, 2] },
  { _id: '2', n: 2, text: 'banana', list: [2, 3] },
  { _id: '3', n: 3, text: 'Cherry', list: [] },
  { _id: '4', n: null, text: 'date' },
  { _id: '5', text: 'apple pie' },
];
const many = (count: number) => Array.from({ length: count }, (_, n) => ({ n }));
const collection = (name: string) => page(`database/collection/Collection.${name}`);

/** Order, number and form of the rows of a query. */
export const rows: ContractCase[] = [
  {
    name: 'orderBy, skip and limit',
    source: collection('orderBy'),
    given: { plain: NUMBERED },
    run: async ({ db }) =>
      (
        await db
          .collection('plain')
          .where({ half: 0 })
          .where({ half: 0 })
          .orderBy('n', 'desc')
          .skip(1)
          .limit(3)
          .get()
      ).data.map(({ n }) => n),
    outcome: { value: [8, 6, 4] },
  },
  {
    name: 'orderBy two fields',
    source: collection('orderBy'),
    given: { plain: NUMBERED },
    run: async ({ db }) =>
      (await db.collection('plain').orderBy('half', 'desc').orderBy('n', 'asc').limit(3).get()).data.map(
        ({ n }) => n,
      ),
    outcome: { value: [1, 3, 5] },
  },
  {
    name: 'orderBy a nested field',
    source: collection('orderBy'),
    given: {
      plain: [
        { _id: 'a', deep: { x: 2 } },
        { _id: 'b', deep: { x: 1 } },
      ],
    },
    run: async ({ db }) =>
      (await db.collection('plain').orderBy('deep.x', 'asc').get()).data.map(({ _id }) => _id),
    outcome: { value: ['b', 'a'] },
  },
  ...(
    [
      ['nothing comes before numbers, equals in order of insertion', 'n', 'asc', '45123'],
      ['numbers downwards, then nothing', 'n', 'desc', '32145'],
      ['texts by their characters, capitals first', 'text', 'asc', '31524'],
      ['a list by its largest element downwards', 'list', 'desc', '21453'],
      ['a list by its smallest element, an empty one first', 'list', 'asc', '34512'],
    ] as const
  ).map(([name, field, direction, value]) => ({
    name: `orderBy: ${name}`,
    source: mongo('Comparison/Sort Order'),
    given: { plain: MIXED },
    run: {
      toString: () =>
        `async ({ db }) => (await db.collection('plain').orderBy('${field}', '${direction}').get()).data.map(({ _id }) => _id).join('')`,
    },
    outcome: { value },
  })),
  {
    name: 'types in MongoDB’s order',
    source: mongo('Comparison/Sort Order'),
    given: {
      plain: [
        { _id: 'date', v: new Date(1) },
        { _id: 'true', v: true },
        { _id: 'object', v: { a: 1 } },
        { _id: 'text', v: '' },
        { _id: 'number', v: 9 },
        { _id: 'null', v: null },
      ],
    },
    run: async ({ db }) =>
      (await db.collection('plain').orderBy('v', 'asc').get()).data.map(({ _id }) => _id),
    outcome: { value: ['null', 'number', 'text', 'object', 'true', 'date'] },
  },
  {
    name: '100 rows unless told, 1000 at most',
    source: collection('limit'),
    given: { plain: many(1100) },
    run: async ({ db }) => {
      const plain = db.collection('plain');
      return [
        (await plain.get()).data.length,
        (await plain.limit(5000).get()).data.length,
        (await plain.limit(1000).get()).data.length,
      ];
    },
    outcome: { value: [100, 1000, 1000] },
  },
  {
    name: 'skip beyond the end finds nothing',
    source: collection('skip'),
    given: { plain: NUMBERED },
    run: async ({ db }) => (await db.collection('plain').skip(50).get()).data,
    outcome: { value: [] },
  },
  {
    name: 'count of all and of what matches, whatever the limit',
    source: collection('count'),
    given: { plain: many(250) },
    run: async ({ db, _ }) => [
      (await db.collection('plain').count()).total,
      (
        await db
          .collection('plain')
          .where({ n: _.lt(130) })
          .count()
      ).total,
    ],
    outcome: { value: [250, 130] },
  },
  {
    name: 'field keeps what is asked for, and _id',
    source: collection('field'),
    given: { plain: NUMBERED.slice(0, 1) },
    run: async ({ db }) => (await db.collection('plain').field({ n: true }).get()).data,
    outcome: { value: [{ _id: 'r00', n: 0 }] },
  },
  {
    name: 'field without _id',
    source: collection('field'),
    given: { plain: NUMBERED.slice(0, 1) },
    run: async ({ db }) => (await db.collection('plain').field({ n: true, _id: false }).get()).data,
    outcome: { value: [{ n: 0 }] },
  },
  {
    name: 'field leaves out',
    source: collection('field'),
    given: { plain: [{ _id: 'a', x: 1, deep: { y: 1, z: 2 } }] },
    run: async ({ db }) =>
      (await db.collection('plain').where({ x: 1 }).field({ x: false, 'deep.y': false }).get()).data,
    outcome: { value: [{ _id: 'a', deep: { z: 2 } }] },
  },
  {
    name: 'field reaches into objects and lists',
    source: mongo('Project Fields to Return from Query'),
    given: {
      plain: [
        {
          _id: 'a',
          deep: { y: 1, z: 2 },
          items: [
            { k: 1, v: 2 },
            { k: 3, v: 4 },
          ],
        },
      ],
    },
    run: async ({ db }) =>
      (await db.collection('plain').field({ 'deep.z': true, 'items.k': true }).get()).data,
    outcome: { value: [{ _id: 'a', deep: { z: 2 }, items: [{ k: 1 }, { k: 3 }] }] },
  },
  {
    name: 'field of a document',
    source: page('database/document/Document.field'),
    given: { plain: NUMBERED.slice(0, 1) },
    run: async ({ db }) => (await db.collection('plain').doc('r00').field({ half: true }).get()).data,
    outcome: { value: { _id: 'r00', half: 0 } },
  },
  {
    name: 'field does not mix keeping and leaving out',
    source: mongo('Project Fields to Return from Query'),
    given: { plain: NUMBERED.slice(0, 1) },
    run: ({ db }) => db.collection('plain').field({ n: true, half: false }).get(),
    outcome: { errCode: -502001 },
  },
  {
    name: 'project.slice keeps a part of a list',
    source: command('project.slice'),
    given: { plain: [{ _id: 'a', l: [1, 2, 3, 4] }] },
    run: async ({ db, _ }) => {
      const first = await db
        .collection('plain')
        .field({ l: _.project.slice(2) })
        .get();
      const last = await db
        .collection('plain')
        .field({ l: _.project.slice(-1) })
        .get();
      const middle = await db
        .collection('plain')
        .field({ l: _.project.slice([1, 2]) })
        .get();
      return [first, last, middle].map(({ data }) => data[0]?.l);
    },
    outcome: { value: [[1, 2], [4], [2, 3]] },
  },
  {
    name: 'project.elemMatch keeps the first element that fits',
    source: command('project.elemMatch'),
    given: {
      plain: [
        {
          _id: 'a',
          items: [
            { k: 1, v: 2 },
            { k: 3, v: 9 },
            { k: 3, v: 4 },
          ],
        },
        { _id: 'b', items: [{ k: 1 }] },
      ],
    },
    run: async ({ db, _ }) =>
      (
        await db
          .collection('plain')
          .field({ items: _.project.elemMatch({ k: 3 }) })
          .get()
      ).data,
    outcome: { value: [{ _id: 'a', items: [{ k: 3, v: 9 }] }, { _id: 'b' }] },
  },
  {
    name: 'a query of a collection is not changed by the next',
    source: collection('where'),
    given: { plain: NUMBERED },
    run: async ({ db }) => {
      const halves = db.collection('plain').where({ half: 1 });
      const few = await halves.limit(2).get();
      const all = await halves.get();
      return [few.data.length, all.data.length];
    },
    outcome: { value: [2, 6] },
  },
];
