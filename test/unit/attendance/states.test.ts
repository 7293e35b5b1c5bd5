import fc from 'fast-check';
import type { FactKind } from '../../../cloudfunctions/attendance/contract';
import { type AttendanceFact, factId } from '../../../cloudfunctions/attendance/fact';
import { occurrencesOn } from '../../../cloudfunctions/attendance/sections';
import { byException, standingOf } from '../../../cloudfunctions/attendance/states';
import { fcParameters } from '../../support/random';
import { aRule, at, gate } from '../../support/rules';

const day = '2026-11-24';
const occurrence = occurrencesOn([aRule()], day)[0];
if (!occurrence) throw new Error('not held');

function fact(kind: FactKind, time: string): AttendanceFact {
  return {
    _id: factId('li', day, 'morning', kind),
    kind,
    studentId: 'li',
    classId: 'jd2401',
    date: day,
    sectionId: 'morning',
    ruleId: 'rule',
    ruleVersion: 1,
    receivedAt: new Date(at(day, time)),
    attemptId: 'attempt-1',
    whereabouts: { ...gate, accuracy: 20, placeId: 'a', placeName: '教学楼A', distance: 0 },
    coordinatesSince: new Date(0),
    note: '',
    noteVerdict: null,
  };
}

const state = (...facts: AttendanceFact[]) => {
  const { state, minutesLate } = standingOf(occurrence, facts);
  return `${state} ${minutesLate}`;
};

test.each([
  ['no fact', [], 'missing 0'],
  ['in on time', [fact('in', '07:00')], 'present 0'],
  ['in to the last second of the named minute', [fact('in', '07:10:59')], 'present 0'],
  ['in later', [fact('in', '07:18')], 'late 8'],
  ['only outside', [fact('outside', '07:00')], 'missing 0'],
  ['outside, then walked in', [fact('outside', '06:50'), fact('in', '07:00')], 'present 0'],
  ['outside, then walked in late', [fact('outside', '06:50'), fact('in', '07:20')], 'late 10'],
  ['a field check-in', [fact('field', '07:00')], 'present 0'],
  ['a late field check-in', [fact('field', '07:15')], 'late 5'],
  ['a field check-in on time, then in late', [fact('field', '07:00'), fact('in', '07:20')], 'late 10'],
])('%s: %s', (_, facts, expected) => {
  expect(state(...facts)).toBe(expected);
});

test('every set of facts gives exactly one state, whatever their order', () => {
  const anyFact = fc
    .tuple(
      fc.constantFrom<FactKind>('in', 'field', 'outside'),
      fc.integer({ min: 6, max: 7 }),
      fc.integer({ min: 10, max: 59 }),
    )
    .map(([kind, hour, minute]) => fact(kind, `0${hour}:${minute}`));
  const oneOfAKind = fc.uniqueArray(anyFact, { selector: ({ kind }) => kind });
  fc.assert(
    fc.property(oneOfAKind, (facts) => {
      const standing = standingOf(occurrence, facts);
      expect(['missing', 'late', 'present']).toContain(standing.state);
      expect(standingOf(occurrence, [...facts].reverse())).toEqual(standing);
      expect(standing.minutesLate > 0).toBe(standing.state === 'late');
    }),
    fcParameters(1000),
  );
});

test('exceptions come first', () => {
  expect([...(['present', 'late', 'missing'] as const)].sort(byException)).toEqual([
    'missing',
    'late',
    'present',
  ]);
});
