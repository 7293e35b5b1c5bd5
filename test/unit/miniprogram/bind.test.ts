import {
  codeInScan,
  codeInScene,
  fieldsOf,
  firstEmpty,
  missingIn,
  nothingTyped,
  refusalView,
} from '../../../miniprogram/school/bind/view';

test.each([
  ['K7M2QX', 'K7M2QX'],
  ['k7m2qx', 'K7M2QX'],
  ['K7M%202QX', 'K7M 2QX'],
  ['%E6%95%99', ''],
  ['%', ''],
  ['abc', ''],
  [undefined, ''],
])('the scene %s of a mini program code holds the code %j', (scene, code) => {
  expect(codeInScene(scene)).toBe(code);
});

test.each([
  ['a mini program code', { text: '', path: 'school/bind/index?scene=K7M2QX' }, 'K7M2QX'],
  ['one that names more', { text: '', path: 'school/bind/index?from=qr&scene=K7M2QX' }, 'K7M2QX'],
  ['one of another page', { text: '', path: 'pages/today/index' }, ''],
  ['the letters themselves', { text: 'k7m2qx', path: '' }, 'K7M2QX'],
  ['an address', { text: 'https://example.com/K7M2QX', path: '' }, ''],
])('scanning %s', (_what, code, found) => {
  expect(codeInScan(code)).toBe(found);
});

test('a student types three things, the number on the keyboard of digits unless it has letters', () => {
  const typesOf = (letters: boolean) => fieldsOf('student', letters).map(({ key, type }) => `${key} ${type}`);
  expect(typesOf(false)).toEqual(['code text', 'number number', 'name text']);
  expect(typesOf(true)).toEqual(['code text', 'number text', 'name text']);
  expect(fieldsOf('setUp', false).map(({ type }) => type)).toEqual(['text', 'text', 'text', 'text']);
});

test('the keyboard goes from field to field, and the last one sends', () => {
  expect(fieldsOf('setUp', false).map(({ next }) => next)).toEqual(['departmentName', 'number', 'name', '']);
});

test('only a class code can be scanned', () => {
  expect(fieldsOf('student', false).filter(({ scans }) => scans)).toHaveLength(1);
  expect([...fieldsOf('staff', false), ...fieldsOf('setUp', false)].filter(({ scans }) => scans)).toEqual([]);
});

test('what is empty or blank is asked for, beside its field, and the keyboard goes to the first of it', () => {
  const values = { ...nothingTyped, code: 'K7M2QX', number: '  ' };
  expect(missingIn('student', values)).toEqual({ number: '请填写学号', name: '请填写姓名' });
  expect(firstEmpty('student', values)).toBe('number');
  expect(missingIn('staff', { ...values, name: '周敏' })).toEqual({});
  expect(firstEmpty('staff', { ...values, name: '周敏' })).toBe('');
  expect(missingIn('setUp', values)).toMatchObject({
    number: '请填写工号',
    departmentName: '请填写系部名称',
  });
});

test.each([
  ['BIND.REFUSED', false, ''],
  ['BIND.ALREADY_BOUND', true, ''],
  ['INTERNAL', false, 'r-1'],
])('the refusal %s: enters %s, number %j', (code, enters, request) => {
  const failure = { ok: false, code, message: '没有对上', details: {}, requestId: 'r-1' } as const;
  expect(refusalView(failure)).toEqual({ message: '没有对上', enters, request });
});
