import fc from 'fast-check';
import { nearestPlace } from '../../../cloudfunctions/attendance/place';
import { occurrencesOn, phaseAt as serverPhase } from '../../../cloudfunctions/attendance/sections';
import {
  addDays as serverAddDays,
  clockTime as serverClockTime,
  weekdayOf as serverWeekdayOf,
} from '../../../cloudfunctions/shared/clock';
import {
  MOST_LESSONS as mostLessons,
  PHONE,
  phoneDigits as serverPhoneDigits,
} from '../../../cloudfunctions/school/contract-words';
import { MOST_LESSONS } from '../../../miniprogram/school/lesson-times/view';
import { phoneDigits, phoneFault } from '../../../miniprogram/school/shared/phone-number';
import { metresBetween } from '../../../miniprogram/shared/distance';
import { phaseAt } from '../../../miniprogram/shared/section-words';
import { addDays, clockTime, daysBetween, mondayOf, weekdayOf } from '../../../miniprogram/shared/time';
import { fcParameters } from '../../support/random';
import { aRule, at, away, gate } from '../../support/rules';

// The phone can't import from the functions. What both have to know, they must know alike.

const tuesday = '2026-11-24';
const anyMoment = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) });

test('phone and server read the same time off the same moment', () => {
  fc.assert(
    fc.property(anyMoment, (moment) => {
      expect(clockTime(moment)).toBe(serverClockTime(moment));
    }),
    fcParameters(1000),
  );
});

test('phone and server count days and weeks alike', () => {
  fc.assert(
    fc.property(fc.integer({ min: -800, max: 800 }), (count) => {
      const day = addDays(tuesday, count);
      expect(day).toBe(serverAddDays(tuesday, count));
      expect(daysBetween(tuesday, day)).toBe(count);
      expect(weekdayOf(day)).toBe(serverWeekdayOf(day));
      expect(mondayOf(day)).toBe(serverAddDays(day, 1 - serverWeekdayOf(day)));
    }),
    fcParameters(1000),
  );
});

test('phone and server let a day have as many lessons', () => {
  expect(MOST_LESSONS).toBe(mostLessons);
});

test('phone and server see a section in the same phase', () => {
  const [occurrence] = occurrencesOn([aRule()], tuesday);
  if (!occurrence) throw new Error('not held');
  const times = {
    sectionId: 'morning',
    name: '早读',
    phase: 'upcoming',
    ...occurrence,
  } as const;
  fc.assert(
    fc.property(fc.integer({ min: -3600, max: 7200 }), (second) => {
      const moment = at(tuesday, '06:40') + second * 1000;
      expect(phaseAt(times, moment)).toBe(serverPhase(occurrence, moment));
    }),
    fcParameters(1000),
  );
});

test('phone and server measure the same distance, to a metre', () => {
  const place = { id: 'a', name: '教学楼A', ...gate, distance: 200 };
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 359 }), (metres, bearing) => {
      const point = away(metres, bearing);
      const measured = nearestPlace([place], point)?.distance ?? NaN;
      expect(Math.abs(metresBetween(gate, point) - measured)).toBeLessThanOrEqual(1);
    }),
    fcParameters(1000),
  );
});

test('phone and server know the same telephone numbers, however they are written', () => {
  const written = fc.stringMatching(/^(\+86|0086)?[ (]?[01][0-9 )-]{7,14}$/);
  fc.assert(
    fc.property(fc.oneof(written, fc.string()), (text) => {
      const digits = phoneDigits(text);
      expect(digits).toBe(serverPhoneDigits(text));
      expect(phoneFault(digits) === null).toBe(PHONE.test(digits));
    }),
    fcParameters(1000),
  );
});
