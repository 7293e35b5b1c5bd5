import { readdirSync } from 'node:fs';
import path from 'node:path';
import { collections, type Index, type Retention } from '../../../cloudfunctions/shared/collections';

const declared = Object.entries(collections).map(
  ([name, { retention, indexes }]: [string, { retention: Retention; indexes: readonly Index[] }]) => ({
    ...{ name, retention, indexes },
  }),
);
const expiring = declared.flatMap(({ retention, ...rest }) =>
  typeof retention === 'object' ? [{ ...rest, ...retention }] : [],
);

test.each(expiring)(
  'what ends in $name is found by an index that begins with $since',
  ({ indexes, since }) => {
    expect(indexes.map(({ fields }) => Object.entries(fields)[0])).toContainEqual([since, 1]);
  },
);

test.each(expiring)('$name is kept short by $by, which has a timer', ({ by }) => {
  const folder = path.resolve(__dirname, '../../../cloudfunctions', by);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['tick.ts', 'config.json']));
});

test('what has a history, or was seen by the school, never ends', () => {
  const ofHistory = declared.filter(({ indexes }) => indexes.some(({ fields }) => 'changedAt' in fields));
  expect(ofHistory.map(({ retention }) => retention)).toEqual(ofHistory.map(() => 'record'));
  const evidence = ['attendanceFacts', 'checkinRules', 'dutyNights', 'anchors', 'imports', 'setUps'];
  expect(declared.filter(({ name }) => evidence.includes(name)).map(({ retention }) => retention)).toEqual(
    evidence.map(() => 'record'),
  );
});
