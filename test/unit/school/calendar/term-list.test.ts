import fc from 'fast-check';
import { addDays, type Day } from '../../../../cloudfunctions/shared/clock';
import {
  type EnteredTerm,
  named,
  termIdOf,
  withoutTerm,
  withTerm,
} from '../../../../cloudfunctions/school/calendar/term-list';
import type { StoredTerm } from '../../../../cloudfunctions/shared/calendar/terms';
import { fcParameters } from '../../../support/random';

const first: StoredTerm = { termId: '2026-1', from: '2026-09-01', to: '2027-01-22', weekOne: '2026-08-31' };
const second: StoredTerm = { termId: '2026-2', from: '2027-02-26', to: '2027-07-09', weekOne: '2027-03-01' };

const entered = (half: 1 | 2, from: Day, to: Day, weekOne: Day | null = null): EnteredTerm => ({
  schoolYear: 2026,
  half,
  from,
  to,
  weekOne,
});

test('a term is put where it belongs in time', () => {
  expect(withTerm([second], entered(1, '2026-09-01', '2027-01-22'))).toEqual({ terms: [first, second] });
});

test('a term entered again replaces itself, though the days overlap', () => {
  expect(withTerm([first, second], entered(1, '2026-09-07', '2027-01-15'))).toEqual({
    terms: [{ termId: '2026-1', from: '2026-09-07', to: '2027-01-15', weekOne: '2026-09-07' }, second],
  });
});

test.each([
  ['its last day', '2027-01-22', '2027-02-01', first],
  ['all of it', '2026-08-01', '2027-02-25', first],
  ['a day in the middle', '2026-11-24', '2026-11-25', first],
  ['no day', '2027-01-23', '2027-02-25', null],
] as const)('a term that shares %s with another', (_, from, to, overlapped) => {
  const list = withTerm([first], entered(2, from, to));
  expect('overlapped' in list ? list.overlapped : null).toBe(overlapped);
});

test('a term is taken away, and one that is not there changes nothing', () => {
  expect(withoutTerm([first, second], '2026-1')).toEqual([second]);
  expect(withoutTerm([first], '2030-1')).toEqual([first]);
});

test('names follow from the ids', () => {
  expect(named([first, second]).map(({ name }) => name)).toEqual([
    '2026–2027学年第一学期',
    '2026–2027学年第二学期',
  ]);
});

test('whatever is entered, no day lies in two terms', () => {
  const term = fc.record({
    schoolYear: fc.integer({ min: 2024, max: 2026 }),
    half: fc.constantFrom(1 as const, 2 as const),
    from: fc.integer({ min: 0, max: 900 }).map((count) => addDays('2024-09-01', count)),
    length: fc.integer({ min: 1, max: 250 }),
  });
  fc.assert(
    fc.property(fc.array(term, { maxLength: 12 }), (terms) => {
      const list = terms.reduce<StoredTerm[]>((before, { length, ...rest }) => {
        const after = withTerm(before, { ...rest, to: addDays(rest.from, length), weekOne: null });
        return 'terms' in after ? after.terms : before;
      }, []);
      for (const [index, { from, termId }] of list.entries()) {
        const previous = list[index - 1];
        if (previous) expect(previous.to < from).toBe(true);
        expect(list.filter((other) => other.termId === termId)).toHaveLength(1);
      }
    }),
    fcParameters(1000),
  );
  expect(termIdOf({ schoolYear: 2026, half: 2 })).toBe('2026-2');
});
