import fc from 'fast-check';
import {
  type CalendarDay,
  dayKind,
  dayKinds,
  daysFrom,
  nextSchoolDay,
  schoolDays,
  yearsFrom,
} from '../../../cloudfunctions/shared/calendar/calendar';
import { addDays, type Day, weekdayOf } from '../../../cloudfunctions/shared/clock';
import { aCalendar, autumn, decided, spring } from '../../support/calendar';
import { fcParameters } from '../../support/random';

const plain = aCalendar();
const withTerms = aCalendar([], [autumn, spring]);

const anyDay = fc.integer({ min: 0, max: 2000 }).map((count) => addDays('2023-01-01', count));
const anyDecision = fc.record({
  _id: anyDay,
  kind: fc.constantFrom('school' as const, 'off' as const),
  note: fc.constantFrom('', '运动会'),
  follows: fc.constantFrom(null, 1, 5),
});
const anyCalendar = fc
  .tuple(fc.array(anyDecision, { maxLength: 20 }), fc.constantFrom([], [autumn], [autumn, spring]))
  .map(([days, terms]) => aCalendar(days, terms));

describe('a day without decisions of the school', () => {
  test.each([
    ['2026-11-24', 'school', 'weekday', '周二'],
    ['2026-11-28', 'off', 'weekday', '周六'],
    ['2026-11-29', 'off', 'weekday', '周日'],
    ['2026-10-01', 'off', 'holiday', '国庆节放假'],
    ['2026-10-07', 'off', 'holiday', '国庆节放假'],
    ['2026-10-08', 'school', 'weekday', '周四'],
    ['2026-10-10', 'school', 'makeupWorkday', '国庆节调休上班'],
    ['2026-09-25', 'off', 'holiday', '中秋节放假'],
    ['2026-04-06', 'off', 'holiday', '清明节放假'],
    ['2026-06-19', 'off', 'holiday', '端午节放假'],
    ['2026-02-14', 'school', 'makeupWorkday', '春节调休上班'],
    ['2025-10-06', 'off', 'holiday', '中秋节放假'],
    ['2027-03-10', 'unknown', 'unpublished', '还没有 2027 年的国务院放假安排，不确定是否上课'],
    ['2027-03-13', 'unknown', 'unpublished', '还没有 2027 年的国务院放假安排，不确定是否上课'],
    ['2003-11-04', 'unknown', 'unpublished', '还没有 2003 年的国务院放假安排，不确定是否上课'],
  ] as const)('%s is %s (%s): %s', (day, kind, source, reason) => {
    expect(dayKind(day, plain)).toMatchObject({ day, kind, source, reason });
  });
});

describe('terms', () => {
  test.each([
    ['2026-09-01', 'school', 'weekday'],
    ['2026-11-24', 'school', 'weekday'],
    ['2027-01-22', 'unknown', 'unpublished'],
    ['2027-01-23', 'off', 'outsideTerm'],
    ['2027-02-25', 'off', 'outsideTerm'],
    ['2027-02-26', 'unknown', 'unpublished'],
    ['2026-08-31', 'unknown', 'outsideTerm'],
    ['2027-07-10', 'unknown', 'outsideTerm'],
  ] as const)('%s is %s by %s', (day, kind, source) => {
    expect(dayKind(day, withTerms)).toMatchObject({ kind, source });
  });

  test('a make-up workday in the vacation between two terms is off', () => {
    const terms = [
      { ...autumn, from: '2025-09-01', to: '2026-01-23' },
      { ...spring, from: '2026-03-02', to: '2026-07-10' },
    ] as const;
    expect(dayKind('2026-02-14', aCalendar([], terms))).toMatchObject({ kind: 'off', source: 'outsideTerm' });
  });
});

describe('what the school decides', () => {
  test.each([
    ['a holiday', decided('2026-10-07', 'school', { note: '提前返校' }), 'school', '提前返校'],
    ['a week day', decided('2026-11-24', 'off', { note: '秋季运动会' }), 'off', '秋季运动会'],
    ['a vacation', decided('2027-02-01', 'school'), 'school', '学校安排上课'],
    ['a year without notice', decided('2027-03-10', 'school'), 'school', '学校安排上课'],
    ['a day beyond the terms', decided('2028-03-10', 'off'), 'off', '学校安排放假'],
  ] as const)('holds on %s', (_, decision, kind, reason) => {
    const calendar = aCalendar([decision], [autumn, spring]);
    expect(dayKind(decision._id, calendar)).toMatchObject({ kind, source: 'override', reason });
  });
});

describe('the timetable', () => {
  const saturday = '2026-10-10';
  test.each<[string, Day, CalendarDay[], number | null, string]>([
    ['of a week day is its own', '2026-11-24', [], 2, '周二'],
    ['of a day off is none', '2026-11-28', [], null, '周六'],
    ['of a make-up workday is not said by the notice', saturday, [], null, '国庆节调休上班'],
    [
      'is the one the school names',
      saturday,
      [decided(saturday, 'school', { note: '国庆节调休', follows: 5 })],
      5,
      '国庆节调休，按周五课表',
    ],
    [
      'of a Saturday with lessons is open until the school names one',
      saturday,
      [decided(saturday, 'school')],
      null,
      '学校安排上课',
    ],
    [
      'of a week day the school confirms is its own',
      '2027-03-10',
      [decided('2027-03-10', 'school')],
      3,
      '学校安排上课',
    ],
    [
      'needs no words where it is the usual one',
      '2027-03-10',
      [decided('2027-03-10', 'school', { follows: 3 })],
      3,
      '学校安排上课',
    ],
  ])('%s', (_, day, days, timetable, reason) => {
    expect(dayKind(day, aCalendar(days))).toMatchObject({ timetable, reason });
  });

  test('is held on no day that is not a school day', () => {
    fc.assert(
      fc.property(anyDay, anyCalendar, (day, calendar) => {
        const { kind, timetable } = dayKind(day, calendar);
        return kind === 'school' || timetable === null;
      }),
      fcParameters(1000),
    );
  });
});

test('every day has a reason in Chinese, whatever the calendar', () => {
  fc.assert(
    fc.property(anyDay, anyCalendar, (day, calendar) => {
      const { reason, day: named } = dayKind(day, calendar);
      expect(reason).toMatch(/\p{Script=Han}/u);
      expect(named).toBe(day);
    }),
    fcParameters(1000),
  );
});

test("the school's word always wins", () => {
  fc.assert(
    fc.property(anyCalendar, (calendar) => {
      for (const [day, { kind }] of calendar.overrides) {
        expect(dayKind(day, calendar)).toMatchObject({ kind, source: 'override' });
      }
    }),
    fcParameters(1000),
  );
});

test('without a notice nothing is claimed that the school did not decide', () => {
  const silent = { ...withTerms, publicHolidays: { years: new Set<string>(), days: new Map() } };
  fc.assert(
    fc.property(anyDay, (day) => {
      expect(dayKind(day, silent).kind).toBe(
        dayKind(day, silent).source === 'outsideTerm' && isVacation(day) ? 'off' : 'unknown',
      );
    }),
    fcParameters(1000),
  );
});

function isVacation(day: Day): boolean {
  return autumn.to < day && day < spring.from;
}

describe('counting school days', () => {
  test('the week of 国庆节 2026 has two', () => {
    expect(schoolDays('2026-10-01', '2026-10-10', plain)).toEqual({
      days: ['2026-10-08', '2026-10-09', '2026-10-10'],
      unknown: [],
    });
  });

  test('days that nobody decided about are told apart', () => {
    const calendar = aCalendar([decided('2027-03-10', 'school')]);
    expect(schoolDays('2027-03-09', '2027-03-11', calendar)).toEqual({
      days: ['2027-03-10'],
      unknown: ['2027-03-09', '2027-03-11'],
    });
  });

  test('nothing lies between a day and an earlier one', () => {
    expect(dayKinds('2026-11-24', '2026-11-23', plain)).toEqual([]);
  });

  test('a span has as many as its two parts', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(60), fc.nat(60), anyCalendar, (from, first, second, calendar) => {
        const cut = addDays(from, first);
        const to = addDays(cut, second + 1);
        const parts = [schoolDays(from, cut, calendar), schoolDays(addDays(cut, 1), to, calendar)];
        const whole = schoolDays(from, to, calendar);
        expect(parts.flatMap(({ days }) => days)).toEqual(whole.days);
        expect(parts.flatMap(({ unknown }) => unknown)).toEqual(whole.unknown);
      }),
      fcParameters(300),
    );
  });
});

describe('the next school day', () => {
  test.each([
    ['a Tuesday', '2026-11-24', '2026-11-25', 'school'],
    ['a Friday', '2026-11-27', '2026-11-30', 'school'],
    ['the eve of 国庆节', '2026-09-30', '2026-10-08', 'school'],
    ['the Friday before a make-up workday', '2026-10-09', '2026-10-10', 'school'],
    ['the last day before the new notice is due', '2026-12-28', '2026-12-29', 'unknown'],
  ] as const)('after %s (%s) is %s: %s', (_, day, next, kind) => {
    expect(nextSchoolDay(day, plain)).toMatchObject({ day: next, kind });
  });

  test('is null where everything is off', () => {
    const closed = daysFrom('2026-09-01', '2027-07-31').map((day) => decided(day, 'off'));
    expect(nextSchoolDay('2026-09-01', aCalendar(closed))).toBeNull();
  });

  test('has nothing but days off before it', () => {
    fc.assert(
      fc.property(anyDay, anyCalendar, (day, calendar) => {
        const next = nextSchoolDay(day, calendar);
        if (!next) return;
        const between = dayKinds(addDays(day, 1), addDays(next.day, -1), calendar);
        expect(next.day > day).toBe(true);
        expect(between.filter(({ kind }) => kind !== 'off')).toEqual([]);
      }),
      fcParameters(300),
    );
  });
});

test('the days of a span follow each other', () => {
  const days = daysFrom('2026-02-27', '2026-03-02');
  expect(days).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
  expect(days.map(weekdayOf)).toEqual([5, 6, 7, 1]);
});

test.each([
  ['2026-01-01', '2026-12-31', ['2026']],
  ['2026-12-31', '2027-01-01', ['2026', '2027']],
  ['2026-11-24', '2028-01-01', ['2026', '2027', '2028']],
] as const)('the days from %s to %s lie in %j', (from, to, years) => {
  expect(yearsFrom(from, to)).toEqual(years);
});
