import fc from 'fast-check';
import { noCounters } from '../../../simulator/cloud/counting';
import { Collection } from '../../../simulator/cloud/database/collection';
import { encodeValue, invert } from '../../../simulator/cloud/database/order-key';
import type { Filter, Sort } from '../../../simulator/cloud/database/planner';
import { search } from '../../../simulator/cloud/database/query';
import type { IndexDeclaration } from '../../../simulator/protocol';
import { fcParameters } from '../../support/random';

const scalar = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom('', 'a', 'ab', 'b', 'a\u0000', 'a\u0001', '张'),
  fc.boolean(),
  fc.integer({ min: 0, max: 3 }).map((time) => new Date(time)),
);
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
);
const document = fc.record({ a: value, b: value, c: value }, { requiredKeys: [] });
const field = fc.constantFrom('a', 'b', 'c');
const direction = fc.constantFrom<1 | -1>(1, -1);
const fields = fc.uniqueArray(fc.tuple(field, direction), {
  minLength: 1,
  maxLength: 3,
  selector: ([name]) => name,
});

const condition = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }).map(($in) => ({ $in })),
  scalar.map(($gt) => ({ $gt })),
  fc.tuple(scalar, scalar).map(([$gte, $lt]) => ({ $gte, $lt })),
  scalar.map(($lte) => ({ $lte })),
  fc.constantFrom(/^a/, /b$/),
);
const simple = fc.dictionary(field, condition, { maxKeys: 3 });
const filter: fc.Arbitrary<Filter> = fc.oneof(
  simple,
  fc.tuple(simple, simple).map(($and) => ({ $and })),
  fc.tuple(simple, simple).map(($or) => ({ $or })),
);

function filled(documents: object[], indexes: IndexDeclaration[]): Collection {
  const collection = Collection.create('c', indexes);
  documents.forEach((fieldsOfIt, number) => collection.put(collection.next, { _id: number, ...fieldsOfIt }));
  return collection;
}

function ids(collection: Collection, request: { filter: Filter; sort: Sort }): unknown[] {
  const found = search(collection, request, { counters: noCounters(), unindexed: 'allow', random: () => 0 });
  return found.map((placed) => placed.document._id);
}

test('an index never changes what is found', () => {
  fc.assert(
    fc.property(fc.array(document, { maxLength: 30 }), fields, filter, (documents, index, query) => {
      const declared = [{ name: 'i', fields: Object.fromEntries(index) }];
      const expected = ids(filled(documents, []), { filter: query, sort: {} });
      const found = ids(filled(documents, declared), { filter: query, sort: {} });
      expect(found.toSorted()).toEqual(expected.toSorted());
    }),
    fcParameters(5000),
  );
});

test('an order that an index gives is the order that sorting gives', () => {
  fc.assert(
    fc.property(
      fc.array(document, { maxLength: 20 }),
      fields,
      simple,
      fields,
      (documents, index, query, sorting) => {
        const declared = [{ name: 'i', fields: Object.fromEntries(index) }];
        // The last field makes the order complete, so that there is one right answer.
        const sort: Sort = Object.fromEntries([...sorting, ['_id', 1] as const]);
        const request = { filter: query, sort };
        expect(ids(filled(documents, declared), request)).toEqual(ids(filled(documents, []), request));
      },
    ),
    fcParameters(3000),
  );
});

test('an index that follows changes is the one built anew', () => {
  const change = fc.record({ record: fc.integer({ min: 1, max: 8 }), document: fc.option(document) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), fields, filter, (changes, index, query) => {
      const declared = [{ name: 'i', fields: Object.fromEntries(index) }];
      const followed = Collection.create('c', declared);
      for (const built of followed.indexes) expect(built.multiKey).toBe(false);
      for (const { record, document: next } of changes)
        followed.put(record, next && { _id: record, ...next });
      const request = { filter: query, sort: { _id: 1 as const } };
      expect(ids(followed, request)).toEqual(ids(followed.withIndexes(declared), request));
    }),
    fcParameters(3000),
  );
});

test('a copy of a collection does not see what happens to the other', () => {
  const original = filled([{ a: 1 }, { a: 2 }], [{ name: 'i', fields: { a: 1 } }]);
  const request = { filter: { a: { $gt: 0 } }, sort: {} };
  expect(ids(original, request)).toEqual([0, 1]);
  const copy = original.clone();
  copy.put(1, null);
  original.put(3, { _id: 'new', a: 3 });
  expect(ids(copy, request)).toEqual([1]);
  expect(ids(original, request)).toEqual([0, 1, 'new']);
});

test('encodings are in the order of the values, and their inversions in the other', () => {
  const ordered = [
    [],
    null,
    NaN,
    -Infinity,
    -2.5,
    -1,
    0,
    1e-9,
    1,
    2,
    10,
    Infinity,
    '',
    'a',
    'aa',
    'b',
    '张',
    { a: 1 },
    { a: 2 },
    false,
    true,
    new Date(-1),
    new Date(0),
    new Date(5),
  ];
  const encoded = ordered.map((item, place) => (place === 0 ? '@' : encodeValue(item)));
  expect(encoded.toSorted()).toEqual(encoded);
  const inverted = encoded.map(invert);
  expect(inverted.toSorted()).toEqual(inverted.toReversed());
});
