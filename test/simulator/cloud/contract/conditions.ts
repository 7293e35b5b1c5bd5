import { command, condition, mongo, page, refusedCondition, type ContractCase } from './case';

const ROWS = [
  { _id: '1', n: 1, text: 'apple', list: [1, 2], deep: { x: 1 } },
  { _id: '2', n: 2, text: 'banana', list: [2, 3], deep: { x: 2 } },
  { _id: '3', n: 3, text: 'Cherry', list: [], deep: { x: 3, y: null } },
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
const BITS = [
  { _id: 'a', l: [60, 95] },
  { _id: 'b', l: [85, 90] },
];

const comparison: ContractCase[] = [
  condition('a value', page('database/collection/Collection.where'), ROWS, () => ({ n: 2 }), '2'),
  condition('eq', command('eq'), ROWS, ({ _ }) => ({ n: _.eq(2) }), '2'),
  condition('eq of an object wants it whole', command('eq'), ROWS, ({ _ }) => ({ deep: _.eq({ x: 3 }) }), ''),
  condition(
    'eq of an object wants its order of fields',
    mongo('$eq'),
    [{ _id: 'a', o: { x: 1, y: 2 } }],
    ({ _ }) => ({ o: _.eq({ y: 2, x: 1 }) }),
    '',
  ),
  condition('eq of a list', mongo('Query an Array'), ROWS, ({ _ }) => ({ list: _.eq([1, 2]) }), '1'),
  condition('neq, which a missing field meets', command('neq'), ROWS, ({ _ }) => ({ n: _.neq(2) }), '1345'),
  condition(
    'gt stays within the type',
    mongo('Comparison/Sort Order'),
    [
      { _id: 'a', n: 2 },
      { _id: 'b', n: '9' },
    ],
    ({ _ }) => ({ n: _.gt(1) }),
    'a',
  ),
  condition('gte and lte chained', command('gte'), ROWS, ({ _ }) => ({ n: _.gte(1).and(_.lte(2)) }), '12'),
  condition('lt', command('lt'), ROWS, ({ _ }) => ({ n: _.lt(2) }), '1'),
  condition('lte of null finds null and missing', mongo('$lte'), ROWS, ({ _ }) => ({ n: _.lte(null) }), '45'),
  condition('in', command('in'), ROWS, ({ _ }) => ({ n: _.in([1, 3]) }), '13'),
  condition(
    'in with null finds what is missing',
    mongo('$in'),
    ROWS,
    ({ _ }) => ({ n: _.in([1, null]) }),
    '145',
  ),
  condition(
    'in with an object wants its order of fields',
    mongo('$in'),
    [
      { _id: 'a', o: { x: 1, y: 2 } },
      { _id: 'b', o: { y: 2, x: 1 } },
    ],
    ({ _ }) => ({ o: _.in([{ x: 1, y: 2 }, 5]) }),
    'a',
  ),
  condition('in on a list', mongo('$in'), ROWS, ({ _ }) => ({ list: _.in([3, 9]) }), '2'),
  condition('in with an expression', mongo('$in'), ROWS, ({ _ }) => ({ text: _.in([/^ban/, 'date']) }), '24'),
  condition('nin', command('nin'), ROWS, ({ _ }) => ({ n: _.nin([1, 3]) }), '245'),
  condition(
    'null, which means null or missing',
    mongo('Query for Null or Missing Fields'),
    ROWS,
    () => ({ n: null }),
    '45',
  ),
  condition('exists', command('exists'), ROWS, ({ _ }) => ({ n: _.exists(true) }), '1234'),
  condition('exists not', command('exists'), ROWS, ({ _ }) => ({ n: _.exists(false) }), '5'),
  condition('mod', command('mod'), ROWS, ({ _ }) => ({ n: _.mod(2, 1) }), '13'),
  condition(
    'mod of a list of divisor and rest',
    command('mod'),
    ROWS,
    ({ _ }) => ({ n: _.mod([2, 0]) }),
    '2',
  ),
  condition(
    'true is not 1',
    mongo('Comparison/Sort Order'),
    [
      { _id: 'a', n: true },
      { _id: 'b', n: 1 },
    ],
    () => ({ n: 1 }),
    'b',
  ),
];

const nested: ContractCase[] = [
  condition(
    'a nested field',
    page('database/collection/Collection.where'),
    ROWS,
    () => ({ deep: { x: 2 } }),
    '2',
  ),
  condition(
    'a dotted field',
    page('database/collection/Collection.where'),
    ROWS,
    () => ({ 'deep.x': 3 }),
    '3',
  ),
  condition(
    'a nested command',
    page('database/collection/Collection.where'),
    ROWS,
    ({ _ }) => ({ deep: { x: _.gt(1) } }),
    '23',
  ),
  condition('an element of a list', mongo('Query an Array'), ROWS, () => ({ list: 2 }), '12'),
  condition('an element at its place', mongo('Query an Array'), ROWS, () => ({ 'list.1': 2 }), '1'),
  condition(
    'a field in a list of objects',
    mongo('Query an Array of Embedded Documents'),
    ROWS,
    () => ({ 'items.v': 5 }),
    '4',
  ),
  condition(
    'two conditions, met by different elements',
    mongo('Query an Array'),
    BITS,
    ({ _ }) => ({ l: _.gt(80).and(_.lt(70)) }),
    'a',
  ),
  condition('all elements', command('all'), ROWS, ({ _ }) => ({ list: _.all([2, 3]) }), '2'),
  condition(
    'all with elemMatch of values',
    command('all'),
    ROWS,
    ({ _ }) => ({ items: _.all([_.elemMatch({ k: 'a', v: 1 }), _.elemMatch({ k: 'b', v: 5 })]) }),
    '4',
  ),
  condition(
    'all with elemMatch of commands finds nothing',
    'observed: the SDK sends its own objects instead of the commands inside',
    ROWS,
    ({ _ }) => ({ items: _.all([_.elemMatch({ k: 'b', v: _.gt(4) })]) }),
    '',
  ),
  condition('size', command('size'), ROWS, ({ _ }) => ({ list: _.size(0) }), '3'),
  condition(
    'elemMatch of objects: one element meets all',
    command('elemMatch'),
    ROWS,
    ({ _ }) => ({ items: _.elemMatch({ k: 'b', v: _.gt(4) }) }),
    '4',
  ),
  condition(
    'elemMatch of objects: not two elements together',
    command('elemMatch'),
    ROWS,
    ({ _ }) => ({ items: _.elemMatch({ k: 'a', v: _.gt(4) }) }),
    '',
  ),
  condition(
    'elemMatch of values',
    command('elemMatch'),
    BITS,
    ({ _ }) => ({ l: _.elemMatch(_.gt(92)) }),
    'a',
  ),
  condition(
    'elemMatch of values: one element meets all of an object',
    mongo('$elemMatch (query)'),
    BITS,
    () => ({ l: { $elemMatch: { $gt: 80, $lt: 92 } } }),
    'b',
  ),
  condition(
    'elemMatch of chained commands finds nothing',
    'observed: the SDK sends its own objects instead of the commands inside',
    BITS,
    ({ _ }) => ({ l: _.elemMatch(_.gt(80).and(_.lt(92))) }),
    '',
  ),
];

const logic: ContractCase[] = [
  condition(
    'and of conditions',
    command('and'),
    ROWS,
    ({ _ }) => _.and([{ n: _.gt(1) }, { n: _.lt(3) }]),
    '2',
  ),
  condition('and on a field', command('and'), ROWS, ({ _ }) => ({ n: _.and(_.gt(1), _.lt(3)) }), '2'),
  condition('or of conditions', command('or'), ROWS, ({ _ }) => _.or([{ n: 1 }, { text: 'date' }]), '14'),
  condition('or on a field', command('or'), ROWS, ({ _ }) => ({ n: _.lt(2).or(_.gt(2)) }), '13'),
  condition(
    'or of commands before the field',
    command('or'),
    ROWS,
    ({ _ }) => ({ n: _.or(_.eq(1), _.eq(3)) }),
    '13',
  ),
  condition('nor', command('nor'), ROWS, ({ _ }) => _.nor([{ n: 1 }, { n: 2 }]), '345'),
  condition('nor on a field', command('nor'), ROWS, ({ _ }) => ({ n: _.nor([_.eq(1), _.eq(2)]) }), '345'),
  condition('not', command('not'), ROWS, ({ _ }) => ({ n: _.not(_.gt(1)) }), '145'),
  condition(
    'two commands chained by their names',
    page('database/Command'),
    ROWS,
    ({ _ }) => ({ n: _.gt(0).lt(3) }),
    '12',
  ),
  condition(
    'expr compares two fields',
    command('expr'),
    [
      { _id: 'a', x: 2, y: 1 },
      { _id: 'b', x: 1, y: 2 },
    ],
    ({ _, $ }) => _.expr($.gt(['$x', '$y'])),
    'a',
  ),
  condition(
    'expr beside a condition',
    command('expr'),
    [
      { _id: 'a', x: 2, y: 1, z: 1 },
      { _id: 'b', x: 3, y: 2, z: 2 },
    ],
    ({ _, $ }) => _.and([{ z: 2 }, _.expr($.gt(['$x', '$y']))]),
    'b',
  ),
];

const texts: ContractCase[] = [
  condition('an expression', page('database/Database.RegExp'), ROWS, () => ({ text: /^apple/ }), '15'),
  condition(
    'db.RegExp with options',
    page('database/Database.RegExp'),
    ROWS,
    ({ db }) => ({ text: db.RegExp({ regexp: '^ch', options: 'i' }) }),
    '3',
  ),
  condition(
    'an expression over several lines',
    page('database/Database.RegExp'),
    [{ _id: 'a', text: 'one\ntwo' }],
    ({ db }) => ({ text: db.RegExp({ regexp: '^two', options: 'm' }) }),
    'a',
  ),
  condition(
    'an expression on a list',
    mongo('$regex'),
    [{ _id: 'a', l: ['x1', 'y2'] }],
    ({ db }) => ({ l: db.RegExp({ regexp: '^y' }) }),
    'a',
  ),
  condition(
    'an expression is no match for a number',
    mongo('$regex'),
    [{ _id: 'a', text: 12 }],
    () => ({ text: /1/ }),
    '',
  ),
];

const refused: ContractCase[] = [
  refusedCondition(
    'an operator that is none',
    mongo('Query and Projection Operators'),
    () => ({ n: { $nothing: 1 } }),
    '$nothing',
  ),
  refusedCondition(
    'code in a query',
    'guess: nobody runs code in the database of WeChat',
    () => ({ $where: 'true' }),
    '$where',
  ),
  refusedCondition('in without a list', mongo('$in'), () => ({ n: { $in: 1 } }), '$in'),
  refusedCondition(
    'a text search, for which no index is declared',
    mongo('$text'),
    ({ _ }) => ({ $text: _.text({ search: 'a' }) }),
    '$text',
  ),
  refusedCondition(
    'a schema',
    'guess: WeChat documents no jsonSchema',
    ({ _ }) => _.jsonSchema({ required: ['n'] }),
    '$jsonSchema',
  ),
  refusedCondition('an or of nothing', mongo('$or'), ({ _ }) => _.or([]), 'nonempty array'),
  refusedCondition(
    'an expression that is none',
    mongo('$regex'),
    ({ db }) => ({ text: db.RegExp({ regexp: '(' }) }),
    'expression',
  ),
  refusedCondition(
    'an expression as an operator that is none',
    mongo('$regex'),
    () => ({ text: { $regex: '[' } }),
    'expression',
  ),
  refusedCondition(
    'a type',
    'guess: the SDK offers no such operator',
    () => ({ n: { $type: 'number' } }),
    '$type',
  ),
];

export const conditions: ContractCase[] = [...comparison, ...nested, ...logic, ...texts, ...refused];
