import { mongo, operator, page, pipeline, unsendableStage, stagePage, type ContractCase } from './case';

const ITEMS = [
  { _id: '1', price: 5, tags: ['a', 'b'], shop: { city: '广州' } },
  { _id: '2', price: 15, tags: ['b'], shop: { city: '深圳' } },
  { _id: '3', price: 80, tags: [], shop: { city: '广州' } },
  { _id: '4', price: 200 },
];
const joins = (
  name: string,
  source: string,
  build: Parameters<typeof pipeline>[3],
  value: unknown,
  orders: object[] = [
    { _id: 'o1', book: 'b1', quantity: 100 },
    { _id: 'o2', book: 'b2', quantity: 10 },
    { _id: 'o3', quantity: 1 },
  ],
): ContractCase => {
  const one = pipeline(name, source, orders, build, value);
  const books = [
    { _id: 'b1', title: '一', stock: 50 },
    { _id: 'b2', title: '二', stock: 50 },
    { _id: 'b3', author: 'x' },
  ];
  return { ...one, given: { ...one.given, things: books } };
};

/** A stage that is told what it cannot do. */
const refused = (
  name: string,
  source: string,
  build: Parameters<typeof pipeline>[3],
  message: string,
): ContractCase => ({
  ...pipeline(name, source, ITEMS, build, null),
  outcome: { errCode: -1, message },
});

const shaping: ContractCase[] = [
  pipeline(
    'addFields',
    stagePage('addFields'),
    ITEMS.slice(0, 1),
    ({ $ }, stages) => stages.addFields({ double: $.multiply(['$price', 2]), 'shop.open': true }),
    [{ ...ITEMS[0], double: 10, shop: { city: '广州', open: true } }],
  ),
  pipeline(
    'project keeps, renames and computes',
    stagePage('project'),
    ITEMS.slice(0, 1),
    ({ $ }, stages) => stages.project({ _id: 0, price: 1, city: '$shop.city', dear: $.gt(['$price', 10]) }),
    [{ price: 5, city: '广州', dear: false }],
  ),
  pipeline(
    'project leaves out',
    stagePage('project'),
    ITEMS.slice(0, 1),
    (_tools, stages) => stages.project({ tags: 0, shop: { city: 0 } }),
    [{ _id: '1', price: 5, shop: {} }],
  ),
  pipeline(
    'project into objects',
    stagePage('project'),
    ITEMS.slice(0, 1),
    (_tools, stages) => stages.project({ 'shop.city': 1 }),
    [{ _id: '1', shop: { city: '广州' } }],
  ),
  pipeline(
    'project makes lists of fields',
    mongo('$project'),
    ITEMS.slice(0, 1),
    (_tools, stages) => stages.project({ _id: 0, both: ['$price', '$missing'] }),
    [{ both: [5, null] }],
  ),
  pipeline(
    'replaceRoot',
    stagePage('replaceRoot'),
    ITEMS.slice(0, 2),
    (_tools, stages) => stages.replaceRoot({ newRoot: '$shop' }),
    [{ city: '广州' }, { city: '深圳' }],
  ),
  pipeline(
    'replaceRoot by a new object',
    stagePage('replaceRoot'),
    ITEMS.slice(0, 1),
    (_tools, stages) => stages.replaceRoot({ newRoot: { cost: '$price' } }),
    [{ cost: 5 }],
  ),
  pipeline(
    'unwind',
    stagePage('unwind'),
    ITEMS,
    (_tools, stages) => stages.unwind('$tags').project({ tags: 1 }),
    [
      { _id: '1', tags: 'a' },
      { _id: '1', tags: 'b' },
      { _id: '2', tags: 'b' },
    ],
  ),
  pipeline(
    'unwind with places, keeping the empty',
    stagePage('unwind'),
    ITEMS,
    (_tools, stages) =>
      stages
        .unwind({ path: '$tags', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true })
        .project({ tags: 1, at: 1 }),
    [
      { _id: '1', tags: 'a', at: 0 },
      { _id: '1', tags: 'b', at: 1 },
      { _id: '2', tags: 'b', at: 0 },
      { _id: '3', at: null },
      { _id: '4', at: null },
    ],
  ),
];

const choosing: ContractCase[] = [
  pipeline(
    'match',
    stagePage('match'),
    ITEMS,
    ({ _ }, stages) => stages.match({ price: _.gt(10).and(_.lt(100)) }).project({ _id: 1 }),
    [{ _id: '2' }, { _id: '3' }],
  ),
  pipeline(
    'match after other stages',
    stagePage('match'),
    ITEMS,
    ({ $, _ }, stages) => stages.group({ _id: '$shop.city', n: $.sum(1) }).match({ n: _.gt(1) }),
    [{ _id: '广州', n: 2 }],
  ),
  pipeline(
    'sort, skip and limit',
    stagePage('sort'),
    ITEMS,
    (_tools, stages) => stages.sort({ price: -1 }).skip(1).limit(2).project({ price: 1 }),
    [
      { _id: '3', price: 80 },
      { _id: '2', price: 15 },
    ],
  ),
  pipeline(
    'limit before sort chooses first',
    mongo('$limit'),
    ITEMS,
    (_tools, stages) => stages.limit(2).sort({ price: -1 }).project({ price: 1 }),
    [
      { _id: '2', price: 15 },
      { _id: '1', price: 5 },
    ],
  ),
  pipeline(
    'skip before limit',
    mongo('$skip'),
    ITEMS,
    (_tools, stages) => stages.limit(3).skip(2).project({ _id: 1 }),
    [{ _id: '3' }],
  ),
  pipeline(
    'count',
    stagePage('count'),
    ITEMS,
    ({ _ }, stages) => stages.match({ price: _.gt(10) }).count('dear'),
    [{ dear: 3 }],
  ),
  pipeline(
    'count of nothing gives no row',
    mongo('$count'),
    ITEMS,
    (_tools, stages) => stages.match({ price: 1 }).count('n'),
    [],
  ),
  pipeline(
    'sortByCount',
    stagePage('sortByCount'),
    ITEMS.slice(0, 3),
    (_tools, stages) => stages.sortByCount('$shop.city'),
    [
      { _id: '广州', count: 2 },
      { _id: '深圳', count: 1 },
    ],
  ),
  pipeline(
    'sample',
    stagePage('sample'),
    ITEMS,
    ({ $ }, stages) =>
      stages
        .sample({ size: 3 })
        .group({ _id: null, ids: $.addToSet('$_id') })
        .project({ _id: 0, n: $.size('$ids') }),
    [{ n: 3 }],
  ),
  {
    name: 'sample draws differently each time',
    source: stagePage('sample'),
    given: { plain: ITEMS },
    run: async ({ db }) => {
      const drawn = new Set<unknown>();
      for (let round = 0; round < 20; round += 1) {
        const { list } = await db.collection('plain').aggregate().sample({ size: 1 }).end();
        drawn.add(list[0]?._id);
      }
      return drawn.size > 1;
    },
    outcome: { value: true },
  },
  pipeline(
    '20 rows where no limit is set',
    'observed: reports in WeChat’s community; platform notes',
    Array.from({ length: 50 }, (_, n) => ({ n })),
    ({ $ }, stages) =>
      stages
        .project({ n: 1 })
        .group({ _id: '$n', x: $.first('$n') })
        .sort({ _id: 1 })
        .project({ _id: 1 }),
    Array.from({ length: 20 }, (_, n) => ({ _id: n })),
  ),
  pipeline(
    'a limit of its own',
    stagePage('limit'),
    Array.from({ length: 50 }, (_, n) => ({ _id: `r${n}` })),
    ({ $ }, stages) =>
      stages
        .limit(40)
        .group({ _id: null, n: $.sum(1) })
        .project({ _id: 0 }),
    [{ n: 40 }],
  ),
];

const grouping: ContractCase[] = [
  pipeline(
    'bucket',
    stagePage('bucket'),
    ITEMS,
    ({ $ }, stages) =>
      stages.bucket({
        groupBy: '$price',
        boundaries: [0, 50, 100],
        default: 'other',
        output: { count: $.sum(1), ids: $.push('$_id') },
      }),
    [
      { _id: 0, count: 2, ids: ['1', '2'] },
      { _id: 50, count: 1, ids: ['3'] },
      { _id: 'other', count: 1, ids: ['4'] },
    ],
  ),
  pipeline(
    'bucket counts unless told',
    stagePage('bucket'),
    ITEMS.slice(0, 3),
    (_tools, stages) => stages.bucket({ groupBy: '$price', boundaries: [0, 50, 100] }),
    [
      { _id: 0, count: 2 },
      { _id: 50, count: 1 },
    ],
  ),
  {
    ...pipeline(
      'bucket without a default refuses what lies outside',
      stagePage('bucket'),
      ITEMS,
      (_tools, stages) => stages.bucket({ groupBy: '$price', boundaries: [0, 50, 100] }),
      null,
    ),
    outcome: { errCode: -1 },
  },
  pipeline(
    'bucketAuto',
    stagePage('bucketAuto'),
    ITEMS,
    (_tools, stages) => stages.bucketAuto({ groupBy: '$price', buckets: 2 }),
    [
      { _id: { min: 5, max: 80 }, count: 2 },
      { _id: { min: 80, max: 200 }, count: 2 },
    ],
  ),
  {
    name: 'group leaves what is stored untouched, whatever the stages change',
    source: mongo('Aggregation Pipeline'),
    given: { plain: ITEMS },
    run: async ({ db }) => {
      await db
        .collection('plain')
        .aggregate()
        .addFields({ 'shop.city': 'x' })
        .unwind({ path: '$tags', includeArrayIndex: 'shop.at' })
        .end();
      return (await db.collection('plain').get()).data;
    },
    outcome: { value: ITEMS },
  },
];

const joining: ContractCase[] = [
  joins(
    'lookup by equal fields, a missing one as null',
    stagePage('lookup'),
    (_tools, stages) =>
      stages
        .lookup({ from: 'things', localField: 'book', foreignField: '_id', as: 'books' })
        .project({ 'books.title': 1 }),
    [
      { _id: 'o1', books: [{ title: '一' }] },
      { _id: 'o2', books: [{ title: '二' }] },
      { _id: 'o3', books: [] },
    ],
  ),
  joins(
    'lookup joins missing with missing',
    mongo('$lookup'),
    (_tools, stages) =>
      stages
        .match({ _id: 'o3' })
        .lookup({ from: 'things', localField: 'book', foreignField: 'title', as: 'books' })
        .project({ 'books._id': 1 }),
    [{ _id: 'o3', books: [{ _id: 'b3' }] }],
  ),
  joins(
    'lookup with a list of ids',
    stagePage('lookup'),
    (_tools, stages) =>
      stages
        .lookup({ from: 'things', localField: 'book', foreignField: '_id', as: 'books' })
        .project({ 'books._id': 1 }),
    [{ _id: 'o', books: [{ _id: 'b1' }, { _id: 'b2' }] }],
    [{ _id: 'o', book: ['b2', 'b1'] }],
  ),
  joins(
    'lookup with a pipeline, let and expr',
    stagePage('lookup'),
    ({ $, _ }, stages) =>
      stages
        .match({ _id: _.neq('o3') })
        .lookup({
          from: 'things',
          let: { wanted: '$book', many: '$quantity' },
          pipeline: $.pipeline()
            .match(_.expr($.and([$.eq(['$_id', '$$wanted']), $.gte(['$stock', '$$many'])])))
            .project({ _id: 0, title: 1 })
            .done(),
          as: 'books',
        })
        .project({ books: 1 }),
    [
      { _id: 'o1', books: [] },
      { _id: 'o2', books: [{ title: '二' }] },
    ],
  ),
  joins(
    'lookup whose variables are used after a match',
    stagePage('lookup'),
    ({ $ }, stages) =>
      stages
        .match({ _id: 'o2' })
        .lookup({
          from: 'things',
          let: { many: '$quantity' },
          pipeline: $.pipeline()
            .match({ title: '二' })
            .project({ _id: 0, rest: $.subtract(['$stock', '$$many']) })
            .done(),
          as: 'books',
        })
        .project({ books: 1 }),
    [{ _id: 'o2', books: [{ rest: 40 }] }],
  ),
  joins(
    'replaceRoot after lookup merges',
    stagePage('replaceRoot'),
    ({ $ }, stages) =>
      stages
        .match({ _id: 'o1' })
        .lookup({ from: 'things', localField: 'book', foreignField: '_id', as: 'found' })
        .replaceRoot({ newRoot: $.mergeObjects([$.arrayElemAt(['$found', 0]), '$$ROOT']) })
        .project({ title: 1, quantity: 1 }),
    [{ _id: 'o1', title: '一', quantity: 100 }],
  ),
  {
    ...joins(
      'lookup in a collection that is not there',
      'guess: MongoDB finds nothing there, WeChat knows its collections',
      (_tools, stages) =>
        stages.lookup({ from: 'nowhere', localField: 'book', foreignField: '_id', as: 'books' }),
      null,
    ),
    outcome: { errCode: -1, message: 'not exist' },
  },
];

const joiningBeyond: ContractCase[] = [
  joins(
    'lookup whose variables are worked out, are the whole document, or are entered',
    mongo('$lookup'),
    ({ $ }, stages) =>
      stages
        .match({ _id: 'o2' })
        .lookup({
          from: 'things',
          let: { twice: $.multiply(['$quantity', 2]), order: '$$ROOT', fixed: 7 },
          pipeline: $.pipeline()
            .match({ _id: 'b1' })
            .project({
              _id: 0,
              twice: '$$twice',
              book: '$$order.book',
              own: '$$ROOT.title',
              fixed: '$$fixed',
            })
            .done(),
          as: 'books',
        })
        .project({ books: 1 }),
    [{ _id: 'o2', books: [{ twice: 20, book: 'b2', own: '一', fixed: 7 }] }],
  ),
  joins(
    'lookup into a field of an object',
    mongo('$lookup'),
    (_tools, stages) =>
      stages
        .match({ _id: 'o1' })
        .lookup({ from: 'things', localField: 'book', foreignField: '_id', as: 'found.books' })
        .project({ 'found.books.title': 1 }),
    [{ _id: 'o1', found: { books: [{ title: '一' }] } }],
  ),
  refused(
    'lookup in what belongs to the cloud itself',
    'guess: no collection of a project begins with a dollar sign',
    (_tools, stages) => stages.lookup({ from: '$files', localField: 'a', foreignField: 'b', as: 'c' }),
    'no name of a collection',
  ),
  refused(
    'lookup into a name with a dollar sign',
    mongo('$lookup'),
    (_tools, stages) => stages.lookup({ from: 'things', localField: 'a', foreignField: 'b', as: '$c' }),
    "may not start with '$'",
  ),
];

const SORT = 'sort key ordering must be 1';
const refusals: ContractCase[] = [
  refused('sort by a word', mongo('$sort'), (_tools, stages) => stages.sort({ price: 'asc' }), SORT),
  refused('sort by 2', mongo('$sort'), (_tools, stages) => stages.sort({ price: 2 }), SORT),
  refused('sort by nothing', mongo('$sort'), (_tools, stages) => stages.sort({}), 'sort'),
  refused(
    'sort later by a word',
    mongo('$sort'),
    ({ $ }, stages) => stages.group({ _id: null, n: $.sum(1) }).sort({ n: 'desc' }),
    SORT,
  ),
  refused('limit 0', mongo('$limit'), (_tools, stages) => stages.limit(0), 'the limit must be positive'),
  refused('limit -1', mongo('$limit'), (_tools, stages) => stages.limit(-1), 'the limit must be positive'),
  refused('limit of a word', mongo('$limit'), (_tools, stages) => stages.limit('x'), 'limit'),
  refused('skip -1', mongo('$skip'), (_tools, stages) => stages.skip(-1), 'skip'),
  refused('project nothing', mongo('$project'), (_tools, stages) => stages.project({}), 'at least one field'),
  refused('match of a word', mongo('$match'), (_tools, stages) => stages.match('x'), 'match'),
  refused('group without an _id', mongo('$group'), ({ $ }, stages) => stages.group({ n: $.sum(1) }), '_id'),
  refused(
    'unwind a name without a dollar sign',
    mongo('$unwind'),
    (_tools, stages) => stages.unwind('tags'),
    '$',
  ),
  refused('sample -1', mongo('$sample'), (_tools, stages) => stages.sample({ size: -1 }), 'size'),
  joins(
    'skip 0 and stages of a join that are right',
    mongo('$skip'),
    ({ $ }, stages) =>
      stages
        .skip(0)
        .limit(1)
        .lookup({ from: 'things', pipeline: $.pipeline().sort({ _id: -1 }).limit(1).done(), as: 'b' })
        .project({ 'b._id': 1 }),
    [{ _id: 'o1', b: [{ _id: 'b3' }] }],
  ),
  {
    ...joins(
      'stages of a join are checked, too',
      mongo('$sort'),
      ({ $ }, stages) =>
        stages.lookup({ from: 'things', pipeline: $.pipeline().sort({ _id: 'desc' }).done(), as: 'b' }),
      null,
    ),
    outcome: { errCode: -1, message: SORT },
  },
];

const beyond: ContractCase[] = [
  ...(['collStats', 'facet', 'graphLookup', 'indexStats', 'out', 'redact'] as const).map(unsendableStage),
  {
    ...pipeline(
      'a name with a dollar sign in the place of a field',
      operator('literal'),
      ITEMS,
      (_tools, stages) => stages.project({ 'shop.$city': 1 }),
      null,
    ),
    outcome: { errCode: -1 },
  },
  {
    ...pipeline(
      'geoNear that does not open the pipeline',
      stagePage('geoNear'),
      ITEMS,
      ({ db }, stages) =>
        stages.match({}).geoNear({ near: db.Geo.Point(1, 1), distanceField: 'd', spherical: true }),
      null,
    ),
    outcome: { errCode: -1, message: 'geoNear' },
  },
  {
    name: 'a collection that was never created',
    source: page('error-code'),
    run: ({ db }) => db.collection('nowhere').aggregate().limit(1).end(),
    outcome: { errCode: -1, message: 'not exist' },
  },
];

export const stages: ContractCase[] = [
  ...shaping,
  ...choosing,
  ...grouping,
  ...joining,
  ...joiningBeyond,
  ...refusals,
  ...beyond,
];
