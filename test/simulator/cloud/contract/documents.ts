import { script, mongo, page, type ContractCase } from './case';

const collection = (name: string) => page(`database/collection/Collection.${name}`);
const document = (name: string) => page(`database/document/Document.${name}`);
const SEEN = [
  { _id: 'a', n: 1 },
  { _id: 'b', n: 1 },
  { _id: 'c', n: 2 },
];

const adding: ContractCase[] = [
  {
    name: 'add gives an _id of 32 hexadecimal digits',
    source: collection('add'),
    run: async ({ db }) => {
      const { _id } = await db.collection('plain').add({ data: { name: 'desk' } });
      return [/^[0-9a-f]{32}$/.test(_id), (await db.collection('plain').doc(_id).get()).data.name];
    },
    outcome: { value: [true, 'desk'] },
  },
  {
    name: 'add keeps a given _id, a text or a number',
    source: collection('add'),
    run: async ({ db }) => {
      await db.collection('plain').add({ data: { _id: 'a' } });
      await db.collection('plain').add({ data: { _id: 7 } });
      return [
        (await db.collection('plain').doc('a').get()).data,
        (await db.collection('plain').doc(7).get()).data,
      ];
    },
    outcome: { value: [{ _id: 'a' }, { _id: 7 }] },
  },
  {
    name: 'add refuses an _id that is there',
    source: 'guess: code and text of a duplicate key are MongoDB’s',
    given: { plain: [{ _id: 'a', n: 1 }] },
    run: ({ db }) => db.collection('plain').add({ data: { _id: 'a', n: 2 } }),
    outcome: { errCode: -502001, message: 'E11000' },
  },
  {
    name: 'add refuses a second document under a declared unique key',
    source: mongo('Unique Indexes'),
    given: { people: [{ number: 7 }] },
    run: ({ db }) => db.collection('people').add({ data: { number: 7 } }),
    outcome: { errCode: -502001, message: 'index: number' },
  },
  {
    name: 'a missing field counts as null under a unique key',
    source: mongo('Unique Indexes'),
    given: { people: [{ name: 'one' }] },
    run: ({ db }) => db.collection('people').add({ data: { name: 'two' } }),
    outcome: { errCode: -502001, message: 'E11000' },
  },
  {
    name: 'add of a list stores it in one request, in order',
    source: 'observed: the SDK takes a list and answers with _ids',
    run: async ({ db }) => {
      const { _ids } = await db.collection('plain').add({ data: [{ _id: 'x' }, { _id: 'y' }] });
      return [_ids, (await db.collection('plain').get()).data];
    },
    outcome: {
      value: [
        ['x', 'y'],
        [{ _id: 'x' }, { _id: 'y' }],
      ],
    },
  },
  {
    name: 'add of a list stops at the first refused document',
    source: 'guess: as MongoDB’s insertMany in order',
    run: async ({ db }) => {
      const refused = await db
        .collection('plain')
        .add({ data: [{ _id: 'a' }, { _id: 'b' }, { _id: 'a' }, { _id: 'c' }] })
        .catch(() => 'refused');
      return [refused, (await db.collection('plain').get()).data];
    },
    outcome: { value: ['refused', [{ _id: 'a' }, { _id: 'b' }]] },
  },
  {
    name: 'values come back as what they were; undefined is dropped',
    source: page('database/Database'),
    run: async ({ db }) => {
      const data = {
        gone: undefined,
        none: null,
        yes: true,
        half: 0.5,
        big: 2 ** 40,
        text: '课',
        at: new Date(5),
        list: [1, { deep: { at: new Date(6) } }],
      };
      const { _id } = await db.collection('plain').add({ data });
      const { data: read } = await db.collection('plain').doc(_id).get();
      const rest = Object.fromEntries(Object.entries(read).filter(([name]) => name !== '_id'));
      return [rest, rest.at instanceof Date];
    },
    outcome: {
      value: [
        {
          none: null,
          yes: true,
          half: 0.5,
          big: 2 ** 40,
          text: '课',
          at: new Date(5).toJSON(),
          list: [1, { deep: { at: new Date(6).toJSON() } }],
        },
        true,
      ],
    },
  },
  {
    name: 'createCollection makes a collection',
    source: page('database/Database.createCollection'),
    run: async ({ db }) => {
      await db.createCollection('made');
      await db.collection('made').add({ data: { _id: 'x' } });
      return (await db.collection('made').get()).data;
    },
    outcome: { value: [{ _id: 'x' }] },
  },
];

const changing: ContractCase[] = [
  {
    name: 'update of many tells how many changed',
    source: 'guess: `updated` leaves out what was like that before',
    given: { plain: SEEN },
    run: async ({ db, _ }) => {
      const updated = async (query: object, data: object) =>
        (await db.collection('plain').where(query).update({ data })).stats.updated;
      return [
        await updated({ n: 1 }, { seen: true }),
        await updated({ n: 1 }, { seen: true }),
        await updated({ n: 2 }, { n: _.inc(5) }),
        await updated({ n: 2 }, { n: _.inc(5) }),
      ];
    },
    outcome: { value: [2, 0, 1, 0] },
  },
  {
    name: 'update of a whole collection',
    source: collection('update'),
    given: { plain: SEEN },
    run: async ({ db }) => {
      const { stats } = await db.collection('plain').update({ data: { seen: true } });
      return [stats.updated, (await db.collection('plain').where({ seen: true }).count()).total];
    },
    outcome: { value: [3, 3] },
  },
  {
    name: 'update of a document that is not there changes nothing',
    source: document('update'),
    run: async ({ db }) =>
      (
        await db
          .collection('plain')
          .doc('none')
          .update({ data: { n: 1 } })
      ).stats.updated,
    outcome: { value: 0 },
  },
  {
    name: 'update keeps a unique key unique',
    source: mongo('Unique Indexes'),
    given: {
      people: [
        { _id: 'p', number: 1 },
        { _id: 'q', number: 2 },
      ],
    },
    run: ({ db }) =>
      db
        .collection('people')
        .doc('q')
        .update({ data: { number: 1 } }),
    outcome: { errCode: -502001, message: 'E11000' },
  },
  {
    name: 'update changes the element that the query found',
    source: mongo('$ (update)'),
    given: {
      plain: [
        {
          _id: 'a',
          items: [
            { k: 1, v: 1 },
            { k: 2, v: 1 },
          ],
        },
      ],
    },
    run: async ({ db, _ }) => {
      await db
        .collection('plain')
        .where({ 'items.k': 2 })
        .update({ data: { 'items.$.v': _.inc(5) } });
      return (await db.collection('plain').doc('a').get()).data.items;
    },
    outcome: {
      value: [
        { k: 1, v: 1 },
        { k: 2, v: 6 },
      ],
    },
  },
  {
    name: 'update changes all elements',
    source: mongo('$[]'),
    given: { plain: [{ _id: 'a', list: [1, 2] }] },
    run: async ({ db, _ }) => {
      await db
        .collection('plain')
        .doc('a')
        .update({ data: { 'list.$[]': _.inc(10) } });
      return (await db.collection('plain').doc('a').get()).data.list;
    },
    outcome: { value: [11, 12] },
  },
  {
    name: 'set replaces a whole document and creates one that is not there',
    source: document('set'),
    given: { plain: SEEN },
    run: async ({ db }) => {
      const set = async (id: string) =>
        (
          await db
            .collection('plain')
            .doc(id)
            .set({ data: { only: id } })
        ).stats;
      const stats = [await set('a'), await set('new')];
      return [
        stats,
        (await db.collection('plain').doc('a').get()).data,
        (await db.collection('plain').doc('new').get()).data,
      ];
    },
    outcome: {
      value: [
        [
          { updated: 1, created: 0 },
          { updated: 0, created: 1 },
        ],
        { _id: 'a', only: 'a' },
        { _id: 'new', only: 'new' },
      ],
    },
  },
  {
    name: 'set of what is there already changes nothing',
    source: 'guess: `updated` leaves out what was like that before',
    given: { plain: [{ _id: 'a', n: 1 }] },
    run: async ({ db }) =>
      (
        await db
          .collection('plain')
          .doc('a')
          .set({ data: { n: 1 } })
      ).stats,
    outcome: { value: { updated: 0, created: 0 } },
  },
  {
    name: 'set keeps a unique key unique',
    source: mongo('Unique Indexes'),
    given: { people: [{ _id: 'p', number: 1 }] },
    run: ({ db }) =>
      db
        .collection('people')
        .doc('q')
        .set({ data: { number: 1 } }),
    outcome: { errCode: -502001, message: 'E11000' },
  },
  {
    name: 'remove of one document and of what matches',
    source: document('remove'),
    given: { plain: SEEN },
    run: async ({ db }) => [
      (await db.collection('plain').doc('c').remove()).stats.removed,
      (await db.collection('plain').doc('c').remove()).stats.removed,
      (await db.collection('plain').where({ n: 1 }).remove()).stats.removed,
      (await db.collection('plain').count()).total,
    ],
    outcome: { value: [1, 0, 2, 0] },
  },
];

const tooMuch = (name: string, message: string, text: string): ContractCase => ({
  name: `${name} is not stored, and stops nothing after it`,
  source: mongo('MongoDB Limits and Thresholds'),
  run: script(`async ({ db }) => {
    const things = db.collection('things');
    const refused = await things.add({ data: ${text} }).then(() => 'stored', (error) => error.errMsg);
    await things.where({ group: 1 }).get();
    await things.add({ data: { _id: 'after', group: 1 } });
    const { data } = await things.where({ group: 1 }).get();
    return [refused.includes(${JSON.stringify(message)}) ? 'refused' : refused, data.map(({ _id }) => _id)];
  }`),
  outcome: { value: ['refused', ['after']] },
});

const limits: ContractCase[] = [
  tooMuch(
    'a document with lists in two fields of an index',
    'parallel arrays',
    '{ group: [1, 2], rank: [1] }',
  ),
  tooMuch(
    'a document with a list of 40 objects in two fields of an index',
    'too many',
    '{ pairs: Array.from({ length: 40 }, (_, n) => ({ x: n, y: n })) }',
  ),
  tooMuch(
    'a document of 101 levels',
    'levels',
    `{ deep: Array.from({ length: 100 }).reduce((inner) => ({ inner }), {}) }`,
  ),
  tooMuch('a document of 16 MB', 'bytes', `{ text: 'x'.repeat(16 * 1024 * 1024) }`),
  {
    name: 'a document of 100 levels, and one of 6,000,000 characters, are stored',
    source: mongo('MongoDB Limits and Thresholds'),
    run: script(`async ({ db }) => {
      await db.collection('plain').add({ data: { deep: Array.from({ length: 98 }).reduce((inner) => ({ inner }), {}) } });
      await db.collection('plain').add({ data: { text: 'x'.repeat(6_000_000) } });
      return (await db.collection('plain').count()).total;
    }`),
    outcome: { value: 2 },
  },
  {
    name: 'a list of 1,500 elements in an indexed field is stored and found',
    source: mongo('Multikey Indexes'),
    run: async ({ db }) => {
      const tags = Array.from({ length: 1500 }, (_element, n) => `t${n}`);
      await db.collection('things').add({ data: { _id: 'many', tags } });
      return (await db.collection('things').where({ tags: 't1499' }).field({ _id: true }).get()).data;
    },
    outcome: { value: [{ _id: 'many' }] },
  },
];

export const documents: ContractCase[] = [...adding, ...changing, ...limits];
