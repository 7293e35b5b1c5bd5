import fc from 'fast-check';
import { afterQuietHours } from '../../../cloudfunctions/messages/quiet-hours';
import { DAY } from '../../../cloudfunctions/shared/clock';
import { fcParameters } from '../../support/random';
import { at, minutes } from '../../support/rules';

const night = { from: minutes('22:00'), to: minutes('06:30') };
const noon = { from: minutes('12:00'), to: minutes('14:00') };

test.each([
  [night, '2026-11-24', '21:59:59', '2026-11-24', '21:59:59'],
  [night, '2026-11-24', '22:00', '2026-11-25', '06:30'],
  [night, '2026-11-25', '00:30', '2026-11-25', '06:30'],
  [night, '2026-11-25', '06:29:59', '2026-11-25', '06:30'],
  [night, '2026-11-25', '06:30', '2026-11-25', '06:30'],
  [noon, '2026-11-24', '11:59', '2026-11-24', '11:59'],
  [noon, '2026-11-24', '13:00', '2026-11-24', '14:00'],
  [noon, '2026-11-24', '14:00', '2026-11-24', '14:00'],
  [{ from: 0, to: 0 }, '2026-11-24', '03:00', '2026-11-24', '03:00'],
] as const)('with quiet hours %j, %s %s may be sent from %s %s on', (hours, day, time, thenDay, thenTime) => {
  expect(afterQuietHours(at(day, time), hours)).toBe(at(thenDay, thenTime));
});

test('what may be sent is never earlier, never a day later, and then it may be sent', () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const moment = fc.integer({ min: at('2026-01-01', '00:00'), max: at('2027-12-31', '23:59') });
  fc.assert(
    fc.property(moment, minute, minute, (now, from, to) => {
      const allowed = afterQuietHours(now, { from, to });
      expect(allowed).toBeGreaterThanOrEqual(now);
      expect(allowed - now).toBeLessThan(DAY);
      expect(afterQuietHours(allowed, { from, to })).toBe(allowed);
    }),
    fcParameters(2000),
  );
});
