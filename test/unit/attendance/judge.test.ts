import { judge } from '../../../cloudfunctions/attendance/judge';
import { occurrencesOn } from '../../../cloudfunctions/attendance/sections';
import type { CheckinRule } from '../../../cloudfunctions/attendance/rule';
import { aRule, at, north } from '../../support/rules';

const day = '2026-11-24';

function verdict(metres: number, time: string, changes: Partial<CheckinRule> = {}, accuracy = 20, note = '') {
  const now = at(day, time);
  const occurrence = occurrencesOn([aRule(changes)], day)[0];
  if (!occurrence) throw new Error('not held');
  const judged = judge(occurrence, { ...north(metres), accuracy }, note, now);
  return 'record' in judged ? `record ${judged.record}` : `refuse ${judged.refuse}`;
}

test.each([
  // metres, time, optionOutRange, accuracy, note, verdict
  [0, '07:00', 2, 20, '', 'record in'],
  [200, '07:30', 2, 100, '', 'record in'],
  [38, '06:39', 2, 20, '', 'refuse tooEarly'],
  [38, '07:31', 2, 20, '', 'refuse closed'],
  [38, '07:00', 2, 101, '', 'refuse poorAccuracy'],
  [600, '07:00', 0, 20, '', 'record outside'],
  [600, '07:00', 1, 20, '', 'refuse noteNeeded'],
  [600, '07:00', 1, 20, '在校医室', 'record field'],
  [600, '07:00', 2, 20, '', 'refuse outOfRange'],
  [600, '07:00', 2, 20, '在校医室', 'refuse outOfRange'],
  [38, '07:00', 1, 20, '在校医室', 'record in'],
  [600, '07:00', 0, 101, '', 'refuse poorAccuracy'],
  [600, '07:31', 0, 20, '', 'refuse closed'],
] as const)(
  '%i m away at %s, option %i, accuracy %i, note "%s": %s',
  (metres, time, option, accuracy, note, expected) => {
    expect(verdict(metres, time, { optionOutRange: option }, accuracy, note)).toBe(expected);
  },
);

test('a rule without a place accepts nobody by place', () => {
  expect(verdict(0, '07:00', { places: [] })).toBe('refuse noPlace');
});
