import { sealOf } from '../../../cloudfunctions/shared/history-key';

const before = process.env.HISTORY_KEY;
afterEach(() => {
  if (before === undefined) delete process.env.HISTORY_KEY;
  else process.env.HISTORY_KEY = before;
});

test.each([
  [undefined, 'HISTORY_KEY is not set'],
  ['secret', 'HISTORY_KEY is too short'],
])('with the key %s nothing is sealed, and the error names the variable', (key, message) => {
  if (key === undefined) delete process.env.HISTORY_KEY;
  else process.env.HISTORY_KEY = key;
  expect(() => sealOf('bindings')).toThrow(message);
});

test('a seal has the key of the environment', () => {
  process.env.HISTORY_KEY = 'k'.repeat(32);
  expect(sealOf('bindings')).toEqual({ collection: 'bindings', key: 'k'.repeat(32) });
});
