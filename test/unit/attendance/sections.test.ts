import fc from 'fast-check';
import {
  minutesLate,
  mostRelevant,
  type Occurrence,
  occurrencesAround,
  occurrencesOn,
  phaseAt,
} from '../../../cloudfunctions/attendance/sections';
import { MINUTE } from '../../../cloudfunctions/shared/clock';
import { fcParameters } from '../../support/random';
import { aRule, at, curfew, minutes, morning } from '../../support/rules';

const tuesday = '2026-11-24';
const wednesday = '2026-11-25';
const saturday = '2026-11-28';

const names = (occurrences: readonly Occurrence[]) =>
  occurrences.map(({ section, date }) => `${section.name} ${date}`);
const held = (id: string, day = tuesday as typeof tuesday | typeof wednesday, now = at(day, '12:00')) => {
  const found = mostRelevant(
    occurrencesAround([aRule()], day, now).filter(({ section }) => section.id === id),
    now,
  );
  if (!found) throw new Error(`${id} is not held`);
  return found;
};

describe('which sections are held', () => {
  test('a week day has all sections, in the order they open', () => {
    expect(names(occurrencesOn([aRule()], tuesday))).toEqual(['早读 2026-11-24', '晚归 2026-11-24']);
  });

  test.each([
    ['a day of the week the rule leaves out', {}, saturday],
    ['a day before the rule begins', { from: '2026-11-25' }, tuesday],
    ['a day after the rule ends', { to: '2026-11-23' }, tuesday],
  ] as const)('%s has none', (_, changes, day) => {
    expect(occurrencesOn([aRule(changes)], day)).toEqual([]);
  });

  test('the first and the last day of a rule belong to it', () => {
    expect(occurrencesOn([aRule({ from: tuesday, to: tuesday })], tuesday)).toHaveLength(2);
  });

  test('a new version holds from the first section that opens after it came into force', () => {
    const later = { ...morning, onTimeUntil: minutes('07:20') };
    const second = aRule({ version: 2, inForceFrom: at(tuesday, '06:40:01'), timeSections: [later] });
    const versionOn = (day: typeof tuesday | typeof wednesday) =>
      occurrencesOn([second, aRule()], day).find(({ section }) => section.id === 'morning')?.rule.version;
    expect(versionOn(tuesday)).toBe(1);
    expect(versionOn(wednesday)).toBe(2);
  });

  test('a version in force at the very moment a section opens holds it', () => {
    const second = aRule({ version: 2, inForceFrom: at(tuesday, '06:40'), timeSections: [morning] });
    expect(occurrencesOn([aRule(), second], tuesday).map(({ rule }) => rule.version)).toEqual([2]);
  });

  test('a version removes the sections it no longer has', () => {
    const second = aRule({ version: 2, inForceFrom: at(tuesday, '12:00'), timeSections: [morning] });
    expect(names(occurrencesOn([aRule(), second], tuesday))).toEqual(['早读 2026-11-24']);
  });

  test.each([
    ['later', '06:40', '07:00', '06:50', 1],
    ['earlier', '07:00', '06:40', '06:50', 1],
    ['later, decided in time', '06:40', '07:00', '06:35', 2],
    ['earlier, decided in time', '07:00', '06:40', '06:35', 2],
  ])('a section moved %s is held once', (_, was, is, inForce, version) => {
    const opening = (opens: string) => [{ ...morning, opens: minutes(opens) }];
    const first = aRule({ timeSections: opening(was) });
    const second = aRule({ version: 2, inForceFrom: at(tuesday, inForce), timeSections: opening(is) });
    expect(occurrencesOn([first, second], tuesday).map(({ rule }) => rule.version)).toEqual([version]);
  });

  test('however a rule is changed, a section is held at most once a day and never lost', () => {
    const time = fc.integer({ min: 300, max: 500 });
    fc.assert(
      fc.property(fc.array(fc.tuple(time, time), { minLength: 1, maxLength: 5 }), (changes) => {
        const rules = changes.map(([opens, decided], index) =>
          aRule({
            version: index + 1,
            inForceFrom: index === 0 ? 0 : at(tuesday, '00:00') + decided * MINUTE,
            timeSections: [{ ...morning, opens, onTimeUntil: opens + 30, lateUntil: opens + 60 }],
          }),
        );
        expect(occurrencesOn(rules, tuesday)).toHaveLength(1);
      }),
      fcParameters(1000),
    );
  });

  test('two rules add up; versions of one do not touch the other', () => {
    const dormitory = { ...curfew, id: 'dormitory', name: '查寝' };
    const other = aRule({ ruleId: 'other', version: 9, inForceFrom: 1, timeSections: [dormitory] });
    const held = occurrencesOn([other, aRule()], tuesday);
    expect(held.map(({ section }) => section.id).sort()).toEqual(['curfew', 'dormitory', 'morning']);
  });

  test('two rules with a section of the same id are an error, since a fact could count for both', () => {
    expect(() => occurrencesOn([aRule(), aRule({ ruleId: 'other' })], tuesday)).toThrow(/same id/);
  });
});

describe('phases', () => {
  test.each([
    ['06:39:59', 'upcoming'],
    ['06:40:00', 'onTime'],
    ['07:10:59', 'onTime'],
    ['07:11:00', 'late'],
    ['07:30:59', 'late'],
    ['07:31:00', 'closed'],
  ])('at %s the morning section is %s', (time, phase) => {
    expect(phaseAt(held('morning'), at(tuesday, time))).toBe(phase);
  });

  test.each([
    ['07:10:59', 0],
    ['07:11:00', 1],
    ['07:11:59', 1],
    ['07:18:00', 8],
    ['07:30:59', 20],
  ])('a check-in at %s is %i minutes late', (time, late) => {
    expect(minutesLate(held('morning'), at(tuesday, time))).toBe(late);
  });

  test('minutes late is positive exactly while late', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24 * 60 * MINUTE }), (sinceMidnight) => {
        const moment = at(tuesday, '00:00') + sinceMidnight;
        const occurrence = held('morning');
        expect(minutesLate(occurrence, moment) > 0).toBe(
          ['late', 'closed'].includes(phaseAt(occurrence, moment)),
        );
      }),
      fcParameters(1000),
    );
  });
});

test('a section that passed midnight leads the sections of the new day until the morning after', () => {
  expect(names(occurrencesAround([aRule()], wednesday, at(wednesday, '08:41')))).toHaveLength(2);
  expect(names(occurrencesAround([aRule()], wednesday, at(wednesday, '08:40')))).toEqual([
    '晚归 2026-11-24',
    '早读 2026-11-25',
    '晚归 2026-11-25',
  ]);
});

test.each([
  ['00:30', '晚归 2026-11-24'],
  // Who did not come back stays on the screen until the morning.
  ['05:00', '晚归 2026-11-24'],
  ['06:40', '早读 2026-11-25'],
  ['12:00', '早读 2026-11-25'],
  ['21:40', '晚归 2026-11-25'],
])('at %s the section that matters is %s', (time, expected) => {
  const now = at(wednesday, time);
  const relevant = mostRelevant(occurrencesAround([aRule()], wednesday, now), now);
  expect(names(relevant ? [relevant] : [])).toEqual([expected]);
});
