import { accumulator, expression, mongo, operator, page, type ContractCase } from './case';

const SCORES = [
  { g: 'a', v: 84 },
  { g: 'a', v: 96 },
  { g: 'b', v: 80 },
  { g: 'b', v: 100 },
  { g: 'c', v: null },
  { g: 'c' },
];

export const accumulators: ContractCase[] = [
  accumulator('avg ignores what is no number', operator('avg'), SCORES, ({ $ }) => $.avg('$v'), [
    ['a', 90],
    ['b', 90],
    ['c', null],
  ]),
  accumulator('sum', operator('sum'), SCORES, ({ $ }) => $.sum('$v'), [
    ['a', 180],
    ['b', 180],
    ['c', 0],
  ]),
  accumulator('sum of ones counts', operator('sum'), SCORES, ({ $ }) => $.sum(1), [
    ['a', 2],
    ['b', 2],
    ['c', 2],
  ]),
  accumulator(
    'sum of an expression',
    operator('sum'),
    SCORES.slice(0, 2),
    ({ $ }) => $.sum($.multiply(['$v', 2])),
    [['a', 360]],
  ),
  accumulator(
    'sum ignores texts',
    mongo('$sum'),
    [
      { g: 'a', v: 'x' },
      { g: 'a', v: 2 },
    ],
    ({ $ }) => $.sum('$v'),
    [['a', 2]],
  ),
  accumulator('min', operator('min'), SCORES.slice(0, 4), ({ $ }) => $.min('$v'), [
    ['a', 84],
    ['b', 80],
  ]),
  accumulator(
    'min ignores null and missing',
    mongo('$min'),
    [{ g: 'a', v: null }, { g: 'a', v: 3 }, { g: 'a' }],
    ({ $ }) => $.min('$v'),
    [['a', 3]],
  ),
  accumulator('max', operator('max'), SCORES.slice(0, 4), ({ $ }) => $.max('$v'), [
    ['a', 96],
    ['b', 100],
  ]),
  accumulator(
    'max of dates',
    mongo('$max'),
    [
      { g: 'a', v: new Date(1) },
      { g: 'a', v: new Date(5) },
    ],
    ({ $ }) => $.max('$v'),
    [['a', new Date(5).toJSON()]],
  ),
  accumulator('first', operator('first'), SCORES.slice(0, 4), ({ $ }) => $.first('$v'), [
    ['a', 84],
    ['b', 80],
  ]),
  accumulator('last', operator('last'), SCORES.slice(0, 4), ({ $ }) => $.last('$v'), [
    ['a', 96],
    ['b', 100],
  ]),
  accumulator('push', operator('push'), SCORES.slice(0, 2), ({ $ }) => $.push({ score: '$v' }), [
    ['a', [{ score: 84 }, { score: 96 }]],
  ]),
  accumulator(
    'push leaves out missing values',
    mongo('$push'),
    [{ g: 'a', v: 1 }, { g: 'a' }],
    ({ $ }) => $.push('$v'),
    [['a', [1]]],
  ),
  accumulator(
    'addToSet',
    operator('addToSet'),
    [
      { g: 'a', v: 1 },
      { g: 'a', v: 1 },
    ],
    ({ $ }) => $.addToSet('$v'),
    [['a', [1]]],
  ),
  accumulator(
    'addToSet takes a list as one element',
    operator('addToSet'),
    [{ g: 'a', v: [1, 2] }],
    ({ $ }) => $.addToSet('$v'),
    [['a', [[1, 2]]]],
  ),
  accumulator('stdDevPop', operator('stdDevPop'), SCORES.slice(0, 4), ({ $ }) => $.stdDevPop('$v'), [
    ['a', 6],
    ['b', 10],
  ]),
  accumulator(
    'stdDevSamp',
    operator('stdDevSamp'),
    [
      { g: 'a', v: 2 },
      { g: 'a', v: 4 },
      { g: 'a', v: 6 },
    ],
    ({ $ }) => $.stdDevSamp('$v'),
    [['a', 2]],
  ),
  accumulator(
    'stdDevSamp of one value is null',
    operator('stdDevSamp'),
    [{ g: 'a', v: 2 }],
    ({ $ }) => $.stdDevSamp('$v'),
    [['a', null]],
  ),
  accumulator(
    'mergeObjects',
    operator('mergeObjects'),
    [
      { g: 'a', v: { x: 1 } },
      { g: 'a', v: { y: 2 } },
    ],
    ({ $ }) => $.mergeObjects('$v'),
    [['a', { x: 1, y: 2 }]],
  ),
  expression(
    'sum of a list outside of a group',
    operator('sum'),
    { l: [1, 2, 'x'] },
    ({ $ }) => $.sum('$l'),
    3,
  ),
  expression(
    'avg of values outside of a group',
    operator('avg'),
    { a: 1, b: 3 },
    ({ $ }) => $.avg(['$a', '$b']),
    2,
  ),
  expression('max of a list outside of a group', mongo('$max'), { l: [1, 9, 4] }, ({ $ }) => $.max('$l'), 9),
  expression(
    'min of values outside of a group',
    mongo('$min'),
    { a: 4, b: 2 },
    ({ $ }) => $.min(['$a', '$b']),
    2,
  ),
  {
    name: 'a group by several fields, and by nothing',
    source: page('database/aggregate/Aggregate.group'),
    given: {
      plain: [
        { x: 1, y: 1 },
        { x: 1, y: 2 },
        { x: 1, y: 1 },
      ],
    },
    run: async ({ db, $ }) => {
      const plain = db.collection('plain');
      const several = await plain
        .aggregate()
        .group({ _id: { x: '$x', y: '$y' }, n: $.sum(1) })
        .sort({ n: 1 })
        .end();
      const nothing = await plain
        .aggregate()
        .group({ _id: null, n: $.sum(1) })
        .end();
      return [several.list, nothing.list];
    },
    outcome: {
      value: [
        [
          { _id: { x: 1, y: 2 }, n: 1 },
          { _id: { x: 1, y: 1 }, n: 2 },
        ],
        [{ _id: null, n: 3 }],
      ],
    },
  },
];
