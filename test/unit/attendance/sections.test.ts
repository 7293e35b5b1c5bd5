import fc from 'fast-check';
import {
  currentOccurrence,
  minutesLate,
  mostRelevant,
  type Occurrence,
  occurrencesAround,
  occurrencesOn,
  phaseAt,
} from '../../../cloudfunctions/attendance/sections';
import { addDays, dayOf, MINUTE } from '../../../cloudfunctions/shared/clock';
import { fcParameters } from '../../support/random';
import { aRule, at, minutes, morning } from '../../support/rules';

const tuesday = '2026-11-24';
const wednesday = '2026-11-25';
const saturday = '2026-11-28';

const names = (occurrences: readonly Occurrence[]) =>
  occurrences.map(({ section, date }) => `${section.name} ${date}`);
const held = (id: string, day = tuesday as typeof tuesday | typeof wednesday, now = at(day, '12:00')) => {
  const found = currentOccurrence([aRule()], id, day, now);
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

  test('a version removes the sections it no longer has', () => {
    const second = aRule({ version: 2, inForceFrom: at(tuesday, '12:00'), timeSections: [morning] });
    expect(names(occurrencesOn([aRule(), second], tuesday))).toEqual(['早读 2026-11-24']);
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

describe('a section that passes midnight', () => {
  test.each([
    ['23:59:59', tuesday, tuesday],
    ['00:00:00', wednesday, tuesday],
    ['00:30:00', wednesday, tuesday],
    ['00:40:59', wednesday, tuesday],
    ['00:41:00', wednesday, wednesday],
  ] as const)('at %s on %s it is that of %s', (time, day, date) => {
    expect(held('curfew', day, at(day, time)).date).toBe(date);
  });

  test('it leads the small hours, before the sections of the new day', () => {
    const around = occurrencesAround([aRule()], wednesday, at(wednesday, '00:30'));
    expect(names(around)).toEqual(['晚归 2026-11-24', '早读 2026-11-25', '晚归 2026-11-25']);
  });

  test('whatever the moment, an open section is found by its id', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 * 24 * 60 }), (minute) => {
        const now = at(tuesday, '00:00') + minute * MINUTE;
        const today = dayOf(now);
        const open = [addDays(today, -1), today]
          .flatMap((day) => occurrencesOn([aRule()], day))
          .filter((occurrence) => ['onTime', 'late'].includes(phaseAt(occurrence, now)));
        for (const occurrence of open) {
          expect(currentOccurrence([aRule()], occurrence.section.id, today, now)).toEqual(occurrence);
        }
      }),
      fcParameters(1000),
    );
  });
});

test.each([
  ['00:30', '晚归 2026-11-24'],
  ['05:00', '早读 2026-11-25'],
  ['06:40', '早读 2026-11-25'],
  ['12:00', '早读 2026-11-25'],
  ['21:40', '晚归 2026-11-25'],
])('at %s the section that matters is %s', (time, expected) => {
  const now = at(wednesday, time);
  const relevant = mostRelevant(occurrencesAround([aRule()], wednesday, now), now);
  expect(names(relevant ? [relevant] : [])).toEqual([expected]);
});

test('a section nobody holds is not found', () => {
  expect(currentOccurrence([aRule()], 'elsewhere', tuesday, at(tuesday, '07:00'))).toBeNull();
});
