import fc from 'fast-check';
import { addDays, clockTime, dayOf, momentOf, weekdayOf } from '../../../cloudfunctions/shared/clock';
import { fcParameters } from '../../support/random';

const anyMoment = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) });

test.each([
  ['2026-11-23T15:59:59.999Z', '2026-11-23', '23:59'],
  ['2026-11-23T16:00:00.000Z', '2026-11-24', '00:00'],
  ['2026-11-23T16:30:00.000Z', '2026-11-24', '00:30'],
  ['2024-02-28T16:00:00.000Z', '2024-02-29', '00:00'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01', '00:00'],
])('%s is %s %s in Beijing', (utc, day, time) => {
  expect(dayOf(Date.parse(utc))).toBe(day);
  expect(clockTime(Date.parse(utc))).toBe(time);
});

test.each([
  ['2026-11-23', 1],
  ['2026-11-24', 2],
  ['2026-11-28', 6],
  ['2026-11-29', 7],
] as const)('%s is week day %i', (day, weekday) => {
  expect(weekdayOf(day)).toBe(weekday);
});

test('days are added over the ends of months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
});

test('a moment lies in the day it belongs to, between its midnight and the next', () => {
  fc.assert(
    fc.property(anyMoment, (moment) => {
      const day = dayOf(moment);
      expect(momentOf(day)).toBeLessThanOrEqual(moment);
      expect(momentOf(addDays(day, 1))).toBeGreaterThan(moment);
    }),
    fcParameters(1000),
  );
});
