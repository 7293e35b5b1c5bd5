import { sealOf } from '../../../cloudfunctions/shared/history/key';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
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
  expect(sealOf('bindings')).toEqual({ collection: 'bindings', key: 'k'.repeat(32), oldKeys: [] });
});

test('keys that were replaced still check, newest first; one that is too short is told', () => {
  process.env.HISTORY_KEY = 'k'.repeat(32);
  process.env.HISTORY_OLD_KEYS = `${'j'.repeat(32)},${'i'.repeat(40)}`;
  expect(sealOf('bindings').oldKeys).toEqual(['j'.repeat(32), 'i'.repeat(40)]);
  process.env.HISTORY_OLD_KEYS = `${'j'.repeat(32)},short`;
  expect(() => sealOf('bindings')).toThrow('HISTORY_OLD_KEYS holds a key that is too short');
});
