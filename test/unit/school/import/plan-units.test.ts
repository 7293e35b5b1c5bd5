import { planUnits, unitKey } from '../../../../cloudfunctions/school/import/plan-units';

const grades = [{ _id: 'g24', name: '2024级', departmentId: 'zz' }];
const classNamed = (_id: string, name: string) => ({ _id, name, gradeId: 'g24', departmentId: 'zz' });

function plan(...names: string[]) {
  let ids = 0;
  const classes = names.map((name, index) => classNamed(`c${index}`, name));
  return planUnits('zz', { grades, classes }, () => `new-${(ids += 1)}`);
}

test.each([
  ['机电2401班', '机电 2401 班'],
  ['机电2401班', '机电2401'],
  ['机电2401', '机电２４０１班'],
  ['机电 2401班', '机电2401'],
])('%s and %s are one class', (there, written) => {
  const units = plan(there);
  expect(units.classOf(written, undefined)).toMatchObject({ _id: 'c0', name: there });
  expect(units.idOf(written)).toBe('c0');
  expect(units.planned().classes).toEqual([]);
});

test('a class is made once, however its rows write it', () => {
  const units = plan('机电2401班');
  const made = ['机电2601班', '机电2601', '机电2601班'].map((name) => units.classOf(name, '2026级'));
  expect(new Set(made).size).toBe(1);
  expect(units.planned()).toMatchObject({ grades: [{ name: '2026级' }], classes: [{ name: '机电2601班' }] });
});

test('a grade is known with and without 级', () => {
  const units = plan('机电2401班');
  expect(units.classOf('机电2401班', '2024')).toMatchObject({ _id: 'c0' });
  expect(units.classOf('机电2402班', '2024')).toMatchObject({ gradeId: 'g24' });
  expect(units.classOf('机电2401班', '2023')).toEqual({ reason: '这个班属于 2024级，不是 2023' });
});

test.each(['24级', '24', '2024', '２０２４级'])('grade %s is 2024级', (written) => {
  const units = plan('机电2401班');
  expect(units.classOf('机电2402班', written)).toMatchObject({ gradeId: 'g24' });
  expect(units.planned().grades).toEqual([]);
});

test('a grade is made once, however its rows write it', () => {
  const units = plan();
  const made = ['2026级', '26级', '2026'].map((grade, index) => units.classOf(`机电260${index}班`, grade));
  expect(new Set(made.map((one) => 'gradeId' in one && one.gradeId)).size).toBe(1);
  expect(units.planned().grades).toMatchObject([{ name: '2026级' }]);
});

test('two classes that are there under two ways of writing stay two', () => {
  const units = plan('机电2401', '机电2401班');
  expect([units.idOf('机电2401'), units.idOf('机电2401班')]).toEqual(['c0', 'c1']);
});

test('looking a class up plans none', () => {
  const units = plan('机电2401班');
  expect(units.idOf('机电2601班')).toBeUndefined();
  expect(units.planned().classes).toEqual([]);
});

test.each(['班', '级'])('a name is never nothing: %s', (name) => {
  expect(unitKey(name)).toBe(name);
});
