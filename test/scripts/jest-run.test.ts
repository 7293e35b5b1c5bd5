import path from 'node:path';
import { root } from '../../scripts/process';
import { slowestFiles, summaryLine, tallyOf } from '../../scripts/jest-run';

const clean = {
  success: true,
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults: [] as object[],
};

test.each([
  ['all passed', 0, {}, '5 passed, 0 failed'],
  ['some failed', 1, { success: false, numFailedTests: 2 }, '5 passed, 2 failed'],
  [
    'a file that could not be loaded',
    1,
    { success: false, numRuntimeErrorTestSuites: 1 },
    '5 passed, 1 failed',
  ],
  ['a failure that jest counts nowhere', 1, {}, '5 passed, 1 failed'],
  ['skipped and planned ones', 0, { numPendingTests: 1, numTodoTests: 1 }, '5 passed, 0 failed, 2 skipped'],
])('%s', (_, code, change, line) => {
  expect(summaryLine(tallyOf(code, JSON.stringify({ ...clean, ...change })))).toBe(line);
});

test('the ten slowest files are told, the slowest first', () => {
  const names = Array.from({ length: 12 }, (_, n) => path.join(root, 'test', `${n}.test.ts`));
  const testResults = names.map((name, n) => ({ name, startTime: 1000, endTime: 1000 + n * 1500 }));
  const lines = slowestFiles(JSON.stringify({ ...clean, testResults }));
  expect(lines).toHaveLength(10);
  expect(lines[0]).toBe(`  16.5 s  ${path.join('test', '11.test.ts')}`);
  expect(lines[9]).toBe(`   3.0 s  ${path.join('test', '2.test.ts')}`);
});

test('a jest that wrote no result has failed', () => {
  expect(slowestFiles(null)).toEqual([]);
  expect(summaryLine(tallyOf(0, null))).toBe('0 passed, 1 failed');
});
