import fc from 'fast-check';
import { addDays, type Day } from '../../../../cloudfunctions/shared/clock';
import {
  type EnteredTerm,
  lastDayLost,
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

const span = (from: Day, to: Day) => ({ from, to });

test.each<[string, Day, Day, Day | null]>([
  ['that begins later', '2026-12-01', '2027-01-22', '2026-11-23'],
  ['that begins a day later', '2026-09-02', '2027-01-22', '2026-09-01'],
  ['that ends before today', '2026-09-01', '2026-11-22', '2026-11-23'],
  ['that ends yesterday', '2026-09-01', '2026-11-23', null],
  ['that begins earlier and ends later', '2026-08-01', '2027-02-01', null],
  ['wholly before', '2026-03-01', '2026-07-01', '2026-11-23'],
])('a term %s loses days that are over up to', (_, from, to, lost) => {
  expect(lastDayLost(first, span(from, to), '2026-11-24')).toBe(lost);
});

test('the last day lost is the last of those that lay in the term, are over, and do no longer', () => {
  const days = Array.from({ length: 12 }, (_, index) => addDays('2026-11-18', index));
  const anyDay = fc.constantFrom(...days);
  const anySpan = fc.tuple(anyDay, anyDay).map(([a, b]) => (a < b ? span(a, b) : span(b, a)));
  fc.assert(
    fc.property(anySpan, anySpan, anyDay, (before, after, today) => {
      const isIn = (day: Day, { from, to }: { from: Day; to: Day }) => from <= day && day <= to;
      const lost = days.filter((day) => day < today && isIn(day, before) && !isIn(day, after));
      expect(lastDayLost(before, after, today)).toBe(lost.at(-1) ?? null);
    }),
    fcParameters(1000),
  );
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
