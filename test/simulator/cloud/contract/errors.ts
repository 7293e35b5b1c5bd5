import { mongo, page, type ContractCase } from './case';

const codes = page('error-code');

/** Refusals that belong to no single operator. */
export const errors: ContractCase[] = [
  ...(['get', 'count', 'add', 'update', 'remove'] as const).map((name) => ({
    name: `${name} in a collection that was never created`,
    source: codes,
    run: {
      toString: () =>
        `({ db }) => db.collection('nowhere').${name}(${name === 'add' || name === 'update' ? '{ data: { n: 1 } }' : ''})`,
    },
    outcome: { errCode: -502005 },
  })),
  {
    name: 'a document that is not there',
    source: 'observed: the SDK’s own error, with the _id',
    run: ({ db }) => db.collection('plain').doc('none').get(),
    outcome: { errCode: -1, message: 'does not exist' },
  },
  ...['$name', 'a.b'].map((name) => ({
    name: `a field of the name ${name}`,
    source: mongo('Field Names'),
    run: { toString: () => `({ db }) => db.collection('plain').add({ data: { nested: { '${name}': 1 } } })` },
    outcome: { errCode: -502001, message: 'is not valid' },
  })),
  {
    name: 'a list of nothing to add',
    source: mongo('Insert Methods'),
    run: ({ db }) => db.collection('plain').add({ data: [] }),
    outcome: { errCode: -502001 },
  },
  {
    name: 'an update that changes nothing at all',
    source: 'observed: the SDK refuses an empty update',
    given: { plain: [{ _id: 'a' }] },
    run: ({ db }) => db.collection('plain').doc('a').update({ data: {} }),
    outcome: { errCode: -1 },
  },
  {
    name: 'a query over many documents that no index serves names the index it needs',
    source: 'guess: WeChat answers slowly instead; the simulator does not let it come to that',
    given: { plain: Array.from({ length: 301 }, (_, n) => ({ n })) },
    run: ({ db }) => db.collection('plain').where({ n: 7 }).orderBy('m', 'desc').get(),
    outcome: { errCode: -502001, message: '{"fields":{"n":1,"m":-1}}' },
  },
  {
    name: 'an _id that is neither text nor number',
    source: 'guess: the SDK’s documentation knows no other',
    run: ({ db }) => db.collection('plain').add({ data: { _id: { x: 1 } } }),
    outcome: { errCode: -501007 },
  },
  {
    name: 'a sort by more than a direction',
    source: page('database/collection/Collection.orderBy'),
    run: ({ db }) =>
      db
        .collection('plain')
        .orderBy('n', 'up' as 'asc')
        .get(),
    outcome: {},
  },
];
