import fc from 'fast-check';
import { addDays, weekdayOf } from '../../../cloudfunctions/shared/clock';
import {
  mondayOf,
  placeInTerms,
  termName,
  termOf,
  weekOf,
} from '../../../cloudfunctions/shared/calendar/terms';
import { autumn, spring } from '../../support/calendar';
import { fcParameters } from '../../support/random';

const terms = [spring, autumn];
const dayOfAutumn = fc.integer({ min: 0, max: 143 }).map((count) => addDays(autumn.from, count));

test.each([
  ['2026-08-31', 'beyond', null],
  ['2026-09-01', 'within', '2026-1'],
  ['2027-01-22', 'within', '2026-1'],
  ['2027-01-23', 'between', null],
  ['2027-02-25', 'between', null],
  ['2027-02-26', 'within', '2026-2'],
  ['2027-07-10', 'beyond', null],
] as const)('%s lies %s the terms', (day, place, termId) => {
  expect(placeInTerms(day, terms)).toBe(place);
  expect(termOf(day, terms)?.termId ?? null).toBe(termId);
});

test('without terms no day lies anywhere', () => {
  expect(placeInTerms('2026-11-24', [])).toBe('none');
  expect(weekOf('2026-11-24', [])).toBeNull();
});

test.each([
  ['2026-09-01', 1, '第 1 周'],
  ['2026-09-06', 1, '第 1 周'],
  ['2026-09-07', 2, '第 2 周'],
  ['2026-11-24', 13, '第 13 周'],
  ['2027-01-22', 21, '第 21 周'],
  ['2027-02-26', 0, '预备周'],
  ['2027-02-28', 0, '预备周'],
  ['2027-03-01', 1, '第 1 周'],
  ['2027-07-09', 19, '第 19 周'],
] as const)('%s is in week %i: %s', (day, week, label) => {
  expect(weekOf(day, terms)).toMatchObject({ week, label });
});

test('a vacation has no weeks', () => {
  expect(weekOf('2027-02-01', terms)).toBeNull();
});

test('the days from Monday to Sunday share a week, and the next Monday has the next one', () => {
  fc.assert(
    fc.property(dayOfAutumn, (day) => {
      const monday = mondayOf(day);
      const week = weekOf(day, [{ ...autumn, from: '2026-08-31' }])?.week ?? NaN;
      const of = (other: typeof day) =>
        weekOf(other, [{ ...autumn, from: '2026-08-31', to: '2027-02-07' }])?.week;
      expect(weekdayOf(monday)).toBe(1);
      expect([of(monday), of(addDays(monday, 6)), of(addDays(monday, 7))]).toEqual([week, week, week + 1]);
    }),
    fcParameters(300),
  );
});

test.each([autumn, spring])('the id $termId says $name', ({ termId, name }) => {
  expect(termName(termId)).toBe(name);
});
