import { summaryLine, tallyOf } from '../../scripts/jest-run';

const clean = {
  success: true,
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
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

test('a jest that wrote no result has failed', () => {
  expect(summaryLine(tallyOf(0, null))).toBe('0 passed, 1 failed');
});
