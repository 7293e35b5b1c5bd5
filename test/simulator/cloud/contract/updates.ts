import { command, mongo, page, refusedUpdate, update, type ContractCase } from './case';

const document = (name: string) => page(`database/document/Document.${name}`);

const fields: ContractCase[] = [
  update(
    'merges nested fields and leaves the others',
    document('update'),
    { deep: { x: 1, y: 2 }, n: 1 },
    () => ({ deep: { x: 9 } }),
    { deep: { x: 9, y: 2 }, n: 1 },
  ),
  update('takes dotted names', document('update'), { deep: { x: 1, y: 2 } }, () => ({ 'deep.x': 9 }), {
    deep: { x: 9, y: 2 },
  }),
  update('makes what is missing', document('update'), {}, () => ({ deep: { x: { z: 1 } } }), {
    deep: { x: { z: 1 } },
  }),
  update('replaces lists whole', document('update'), { list: [1, 2, 3] }, () => ({ list: [4] }), {
    list: [4],
  }),
  update('changes an element of a list', mongo('$set'), { list: [1, 2, 3] }, () => ({ 'list.1': 9 }), {
    list: [1, 9, 3],
  }),
  update(
    'set replaces a nested object',
    command('set'),
    { deep: { x: 1 } },
    ({ _ }) => ({ deep: _.set({ z: 1 }) }),
    { deep: { z: 1 } },
  ),
  update(
    'remove',
    command('remove'),
    { deep: { x: 1, y: 2 }, n: 1 },
    ({ _ }) => ({ n: _.remove(), deep: { x: _.remove() } }),
    { deep: { y: 2 } },
  ),
  update('remove of what is not there', command('remove'), { n: 1 }, ({ _ }) => ({ gone: _.remove() }), {
    n: 1,
  }),
  update('rename', command('rename'), { n: 1 }, ({ _ }) => ({ n: _.rename('place') }), { place: 1 }),
  update(
    'rename of a nested field',
    command('rename'),
    { deep: { x: 1 } },
    ({ _ }) => ({ deep: { x: _.rename('deep.z') } }),
    { deep: { z: 1 } },
  ),
  update(
    'rename of what is not there',
    mongo('$rename'),
    { n: 1 },
    ({ _ }) => ({ gone: _.rename('place') }),
    { n: 1 },
  ),
  update(
    'stores null, drops undefined',
    page('database/document/Document.update'),
    { n: 1 },
    () => ({ a: null, b: undefined, n: 2 }),
    { n: 2, a: null },
  ),
  update(
    'stamps the time of the server',
    page('database/Database.serverDate'),
    {},
    ({ db }) => ({ at: db.serverDate({ offset: 500 }) }),
    { at: '2026-09-01T00:00:00.500Z' },
  ),
];

const numbers: ContractCase[] = [
  update('inc', command('inc'), { n: 1 }, ({ _ }) => ({ n: _.inc(2) }), { n: 3 }),
  update('inc of a missing field', mongo('$inc'), {}, ({ _ }) => ({ n: _.inc(2) }), { n: 2 }),
  update(
    'inc downwards, nested',
    command('inc'),
    { deep: { n: 1 } },
    ({ _ }) => ({ deep: { n: _.inc(-2) } }),
    { deep: { n: -1 } },
  ),
  update('mul', command('mul'), { n: 3 }, ({ _ }) => ({ n: _.mul(5) }), { n: 15 }),
  update('mul of a missing field is 0', mongo('$mul'), {}, ({ _ }) => ({ n: _.mul(5) }), { n: 0 }),
  update('min', command('min'), { n: 3, m: 3 }, ({ _ }) => ({ n: _.min(1), m: _.min(9) }), { n: 1, m: 3 }),
  update('max', command('max'), { n: 3, m: 3 }, ({ _ }) => ({ n: _.max(1), m: _.max(9) }), { n: 3, m: 9 }),
  update('max of a missing field', mongo('$max'), {}, ({ _ }) => ({ n: _.max(7) }), { n: 7 }),
  update('max of dates', mongo('$max'), { at: new Date(1000) }, ({ _ }) => ({ at: _.max(new Date(2000)) }), {
    at: new Date(2000).toJSON(),
  }),
  refusedUpdate('inc on a text', mongo('$inc'), { n: 't' }, ({ _ }) => ({ n: _.inc(1) }), 'non-numeric'),
  refusedUpdate('inc on null', mongo('$inc'), { n: null }, ({ _ }) => ({ n: _.inc(1) }), 'non-numeric'),
  refusedUpdate('inc by a text', mongo('$inc'), { n: 1 }, ({ _ }) => ({ n: _.inc('1') }), 'non-numeric'),
  refusedUpdate('mul on a text', mongo('$mul'), { n: 't' }, ({ _ }) => ({ n: _.mul(1) }), 'non-numeric'),
  update(
    'bits',
    mongo('$bit'),
    { n: 12, m: 12 },
    ({ _ }) => ({ n: _.bit({ and: 10 }), m: _.bit({ or: 3 }) }),
    {
      n: 8,
      m: 15,
    },
  ),
];

const lists: ContractCase[] = [
  update('push', command('push'), { list: [1] }, ({ _ }) => ({ list: _.push([3, 4]) }), { list: [1, 3, 4] }),
  update('push one value', command('push'), { list: [1] }, ({ _ }) => ({ list: _.push('a') }), {
    list: [1, 'a'],
  }),
  update('push makes a list', command('push'), {}, ({ _ }) => ({ list: _.push([1]) }), { list: [1] }),
  update(
    'push at a place',
    command('push'),
    { list: [1, 2] },
    ({ _ }) => ({ list: _.push({ each: [8, 9], position: 1 }) }),
    { list: [1, 8, 9, 2] },
  ),
  update(
    'push at a place counted from the end',
    command('push'),
    { list: [1, 2] },
    ({ _ }) => ({ list: _.push({ each: [9], position: -1 }) }),
    { list: [1, 9, 2] },
  ),
  update(
    'push beyond the end',
    command('push'),
    { list: [1, 2] },
    ({ _ }) => ({ list: _.push({ each: [9], position: 7 }) }),
    { list: [1, 2, 9] },
  ),
  update(
    'push and sort',
    command('push'),
    { list: [5, 1] },
    ({ _ }) => ({ list: _.push({ each: [3], sort: 1 }) }),
    { list: [1, 3, 5] },
  ),
  update(
    'sort without pushing',
    command('push'),
    { list: [5, 1] },
    ({ _ }) => ({ list: _.push({ each: [], sort: -1 }) }),
    { list: [5, 1] },
  ),
  update(
    'push and sort objects by a field',
    command('push'),
    { list: [{ w: 2 }, { w: 1 }] },
    ({ _ }) => ({ list: _.push({ each: [{ w: 3 }], sort: { w: -1 } }) }),
    { list: [{ w: 3 }, { w: 2 }, { w: 1 }] },
  ),
  update(
    'push and keep the first',
    command('push'),
    { list: [1, 2] },
    ({ _ }) => ({ list: _.push({ each: [9], position: 0, slice: 2 }) }),
    { list: [9, 1] },
  ),
  update(
    'push and keep the last',
    command('push'),
    { list: [1, 2] },
    ({ _ }) => ({ list: _.push({ each: [3], slice: -2 }) }),
    { list: [2, 3] },
  ),
  update(
    'push and keep nothing',
    command('push'),
    { list: [1, 2] },
    ({ _ }) => ({ list: _.push({ each: [3], slice: 0 }) }),
    { list: [] },
  ),
  update(
    'push, sort and keep',
    mongo('$push'),
    { list: [3, 1] },
    ({ _ }) => ({ list: _.push({ each: [2, 9], sort: -1, slice: 3 }) }),
    { list: [9, 3, 2] },
  ),
  update('unshift', command('unshift'), { list: [1] }, ({ _ }) => ({ list: _.unshift([8, 9]) }), {
    list: [8, 9, 1],
  }),
  update('pop', command('pop'), { list: [1, 2] }, ({ _ }) => ({ list: _.pop() }), { list: [1] }),
  update('shift', command('shift'), { list: [1, 2] }, ({ _ }) => ({ list: _.shift() }), { list: [2] }),
  update('pop of an empty list', mongo('$pop'), { list: [] }, ({ _ }) => ({ list: _.pop() }), { list: [] }),
  update('pull a value', command('pull'), { list: [1, 2, 1] }, ({ _ }) => ({ list: _.pull(1) }), {
    list: [2],
  }),
  update(
    'pull by a condition',
    command('pull'),
    { list: [1, 5, 9] },
    ({ _ }) => ({ list: _.pull(_.gte(5)) }),
    { list: [1] },
  ),
  update(
    'pull one of several',
    command('pull'),
    { list: [1, 5, 9] },
    ({ _ }) => ({ list: _.pull(_.in([1, 9])) }),
    { list: [5] },
  ),
  update(
    'pull objects by their fields',
    command('pull'),
    {
      list: [
        { a: 1, b: 1 },
        { a: 2, b: 2 },
      ],
    },
    ({ _ }) => ({ list: _.pull({ a: 1 }) }),
    { list: [{ a: 2, b: 2 }] },
  ),
  update(
    'pull objects by a condition',
    command('pull'),
    { list: [{ a: 1 }, { a: 7 }] },
    ({ _ }) => ({ list: _.pull({ a: _.gt(5) }) }),
    { list: [{ a: 1 }] },
  ),
  update('pullAll', command('pullAll'), { list: [1, 2, 3, 1] }, ({ _ }) => ({ list: _.pullAll([1, 3]) }), {
    list: [2],
  }),
  update('addToSet', command('addToSet'), { list: [1] }, ({ _ }) => ({ list: _.addToSet(2) }), {
    list: [1, 2],
  }),
  update(
    'addToSet of what is there',
    command('addToSet'),
    { list: [1, 2] },
    ({ _ }) => ({ list: _.addToSet(2) }),
    { list: [1, 2] },
  ),
  update(
    'addToSet of several',
    mongo('$addToSet'),
    { list: [1] },
    ({ _ }) => ({ list: _.addToSet({ $each: [1, 2, 3] }) }),
    {
      list: [1, 2, 3],
    },
  ),
  update(
    'addToSet of each is one object',
    'observed: the SDK sends `each` as a field, against its documentation',
    { list: [1] },
    ({ _ }) => ({ list: _.addToSet({ each: [2] }) }),
    { list: [1, { each: [2] }] },
  ),
  update(
    'addToSet of an object',
    mongo('$addToSet'),
    { list: [{ a: 1 }] },
    ({ _ }) => ({ list: _.addToSet({ a: 1 }) }),
    { list: [{ a: 1 }] },
  ),
  refusedUpdate(
    'push on a text',
    mongo('$push'),
    { list: 't' },
    ({ _ }) => ({ list: _.push([1]) }),
    'must be an array',
  ),
  refusedUpdate(
    'addToSet on a number',
    mongo('$addToSet'),
    { list: 1 },
    ({ _ }) => ({ list: _.addToSet(1) }),
    'must be an array',
  ),
  refusedUpdate(
    'pull on a text',
    mongo('$pull'),
    { list: 't' },
    ({ _ }) => ({ list: _.pull('t') }),
    'must be an array',
  ),
  refusedUpdate(
    'pop on an object',
    mongo('$pop'),
    { list: { a: 1 } },
    ({ _ }) => ({ list: _.pop() }),
    'must be an array',
  ),
];

const refused: ContractCase[] = [
  refusedUpdate(
    'a field below null',
    mongo('$set'),
    { none: null },
    () => ({ none: { below: 1 } }),
    'Cannot create field',
  ),
  refusedUpdate(
    'a field below a text',
    mongo('$set'),
    { text: 't' },
    () => ({ text: { below: 1 } }),
    'Cannot create field',
  ),
  refusedUpdate(
    'a field below a list',
    mongo('$set'),
    { list: [1] },
    () => ({ list: { below: 1 } }),
    'Cannot create field',
  ),
  refusedUpdate(
    'a name that begins with a dollar sign',
    mongo('$set'),
    { n: 1 },
    ({ _ }) => ({ n: _.set({ $a: 1 }) }),
    'is not valid',
  ),
  {
    ...refusedUpdate('another _id', 'observed: the SDK refuses it', { n: 1 }, () => ({ _id: 'two' }), '_id'),
    outcome: { errCode: -501007, message: '_id' },
  },
  refusedUpdate(
    'two commands on the same path',
    mongo('Update Operators'),
    { n: 1 },
    ({ _ }) => ({ deep: _.set({ x: 1 }), 'deep.x': 5 }),
    'conflict',
  ),
];

export const updates: ContractCase[] = [...fields, ...numbers, ...lists, ...refused];
