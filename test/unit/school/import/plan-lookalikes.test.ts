import fc from 'fast-check';
import { lookalikesOf } from '../../../../cloudfunctions/school/import/plan-lookalikes';
import { fcParameters } from '../../../support/random';

const there = ['机电2401班', '机电2402班', '计算机2401A班'].map((name) => ({ name, gradeId: 'g24' }));
const like = (name: string, students: number, gradeId = 'g24') =>
  lookalikesOf([{ name, students, gradeId }], there)[0]?.like;

test.each([
  ['a digit wrong', '机电2407班', '机电2401班'],
  ['a digit left out', '机电240班', '机电2401班'],
  ['a digit too many', '机电24011班', '机电2401班'],
  ['two digits changed round', '机电2041班', '机电2401班'],
  ['a sign wrong', '机械2402班', '机电2402班'],
  ['a dash', '机电24-01班', '机电2401班'],
  ['a small letter', '计算机2401a班', '计算机2401A班'],
])('%s, in a few rows: %s may be %s', (_, name, known) => {
  expect(like(name, 2)).toBe(known);
});

test.each([
  ['机电2407班', undefined],
  ['机械2401班', undefined],
  ['机电24011班', undefined],
  ['机电24-01班', '机电2401班'],
  ['计算机2401a班', '计算机2401A班'],
])('a whole class of its own, %s, may be %s', (name, known) => {
  expect([like(name, 9), like(name, 10)]).toEqual([expect.any(String), known]);
});

test.each(['机电2413班', '汽修2401班', '护理2401班', '机电1403班'])('%s is no slip', (name) => {
  expect(like(name, 1)).toBeUndefined();
});

test('a class of another grade is another one', () => {
  expect(like('机电2411班', 1, 'g25')).toBeUndefined();
});

test('a column that Excel counted up is told: each class but the largest', () => {
  const made = [40, 1, 1].map((students, index) => ({ name: `汽修260${index}班`, students, gradeId: 'g26' }));
  expect(lookalikesOf(made, [])).toEqual([
    { name: '汽修2601班', students: 1, like: '汽修2600班' },
    { name: '汽修2602班', students: 1, like: '汽修2600班' },
  ]);
});

test('whatever slip is made in a name of few students, it is told', () => {
  const name = fc.string({ unit: fc.constantFrom('机', '电', '2', '4', 'A'), minLength: 2, maxLength: 8 });
  const slip = fc.record({ place: fc.nat(7), sign: fc.constantFrom('0', '修', 'b'), kind: fc.nat(2) });
  fc.assert(
    fc.property(name, slip, (known, { place, sign, kind }) => {
      const at = place % known.length;
      const [before, after] = [known.slice(0, at), known.slice(at + 1)];
      const slipped = [before + after, before + sign + after, before + sign + known.slice(at)][kind] ?? '';
      const found = lookalikesOf(
        [{ name: slipped, students: 1, gradeId: 'g' }],
        [{ name: known, gradeId: 'g' }],
      );
      expect(found.map((one) => one.like)).toEqual([known]);
    }),
    fcParameters(500),
  );
});
