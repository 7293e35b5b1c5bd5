import { oddGradesOf, oddNumbersOf } from '../../../../cloudfunctions/school/import/plan-doubts';
import type { PlannedEntry } from '../../../../cloudfunctions/school/import/plan-writes';

const named = (names: readonly string[]) => names.map((name) => ({ name }));

test.each<[string, string, string[], boolean]>([
  ['the year', '2026级', [], false],
  ['the year without its word', '2026', [], false],
  ['two figures of the year', '26级', ['2024级'], false],
  ['Chinese figures', '二六', ['2024级'], true],
  ['a figure left out', '206级', ['2024级'], true],
  ['a word that no other grade has', '高一', ['2024级'], true],
  ['a word that others have with other figures', '高职2026级', ['高职2025级'], false],
])('%s: %s beside %j', (_, name, there, isOdd) => {
  expect(oddGradesOf(named([name]), named(there))).toEqual(isOdd ? [name] : []);
});

const entry = (number: string): PlannedEntry => ({
  ...{ row: 7, number },
  enters: { _id: 'new', kind: 'student', number, name: '李雷', phone: '', departmentId: 'zz' },
});

test.each<[string, string, string[], boolean]>([
  ['an O for a zero', '2401O101', ['24010102'], true],
  ['an I for a one', '240I0101', ['24010102'], true],
  ['an l for a one', '24l00101', ['24010102'], true],
  ['figures alone', '24010101', ['24010102'], false],
  ['a letter that is no figure', '2401A101', ['24010102'], false],
  ['a school with letters in its numbers', '2401O101', ['24010102', 'ZJ240103'], false],
  ['nobody to compare with', '2401O101', [], false],
])('%s: %s beside %j', (_, number, others, isOdd) => {
  const found = isOdd ? [{ row: 7, number, name: '李雷' }] : [];
  const known = others.map((one) => ({ number: one }));
  expect(oddNumbersOf([entry(number)], known)).toEqual(found);
  expect(oddNumbersOf([entry(number), ...others.map(entry)], [])).toEqual(found);
});
