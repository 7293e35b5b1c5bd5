import fc from 'fast-check';
import {
  type Night,
  nightsFrom,
  planInWords,
  planOf,
  planRows,
  type Staff,
  wantedNights,
  type Wish,
} from '../../../miniprogram/school/arrange/view';
import { addDays } from '../../../miniprogram/shared/time';
import type { CalendarDayView, Day, DutyNightView } from '../../../typings/cloud-api';
import { fcParameters } from '../../support/random';

const today: Day = '2026-11-24';
const who = (name: string): Staff => ({ personId: `id-${name}`, name });
const [zhou, wu, sun] = [who('周敏'), who('吴刚'), who('孙武')];
const night = (date: Day, staff: Staff | null = null, told: Partial<Night> = {}): Night => ({
  ...{ date, staff, rev: staff ? 1 : 0, mark: '', isOff: false },
  ...told,
});
const stored = (date: Day, { personId, name }: Staff): DutyNightView => ({ date, personId, name, rev: 1 });
const inTurn = (...staff: Staff[]): Wish => ({ way: 'turn', staff, schoolDaysOnly: false });
const asLastWeek: Wish = { way: 'lastWeek', staff: [], schoolDaysOnly: false };
const days = (count: number) => Array.from({ length: count }, (_, index) => addDays(today, index));
const namesOf = (nights: readonly Night[], before: readonly DutyNightView[], wish: Wish) =>
  planOf(nights, before, wish).map(({ gets }) => gets?.name ?? null);

describe('in turn', () => {
  test('the empty nights go round; whoever is on duty stays and takes no turn', () => {
    const nights = days(5).map((date, index) => night(date, index === 1 ? sun : null));
    expect(namesOf(nights, [], inTurn(zhou, wu))).toEqual(['周敏', null, '吴刚', '周敏', '吴刚']);
  });

  test('nights of days without lessons are left out where that is wished', () => {
    const nights = days(3).map((date, index) => night(date, null, { isOff: index === 1 }));
    expect(namesOf(nights, [], { ...inTurn(zhou, wu), schoolDaysOnly: true })).toEqual([
      '周敏',
      null,
      '吴刚',
    ]);
  });

  test('with anybody: every empty night is given, fairly to within one night', () => {
    const anyNights = fc.array(fc.boolean(), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(anyNights, fc.integer({ min: 1, max: 6 }), (taken, count) => {
        const staff = Array.from({ length: count }, (_, index) => who(`老师${index}`));
        const nights = taken.map((isTaken, index) => night(addDays(today, index), isTaken ? sun : null));
        const given = wantedNights(planOf(nights, [], inTurn(...staff)));
        expect(given).toHaveLength(taken.filter((isTaken) => !isTaken).length);
        const counts = staff.map(
          ({ personId }) => given.filter((wanted) => wanted.personId === personId).length,
        );
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
      fcParameters(300),
    );
  });
});

describe('as last week', () => {
  test('each night like the same day a week before, week after week; where nobody was, nobody is', () => {
    const before = [stored('2026-11-17', zhou), stored('2026-11-19', wu)];
    const names = namesOf(
      days(14).map((date) => night(date)),
      before,
      asLastWeek,
    );
    const week = ['周敏', null, '吴刚', null, null, null, null];
    expect(names).toEqual([...week, ...week]);
  });

  test('whoever is on duty this week instead is taken over into the next', () => {
    const nights = days(8).map((date, index) => night(date, index === 0 ? sun : null));
    expect(namesOf(nights, [stored('2026-11-17', zhou)], asLastWeek).at(7)).toBe('孙武');
  });
});

describe('the plan in words', () => {
  const nights = [night('2026-11-24'), night('2026-11-25', sun), night('2026-11-26', null, { isOff: true })];

  test('what is new, what stays and what is left empty', () => {
    const plan = planOf(nights, [], { ...inTurn(zhou), schoolDaysOnly: true });
    expect(planRows(plan).map(({ words, isNew }) => [words, isNew])).toEqual([
      ['周敏', true],
      ['孙武（已安排）', false],
      ['不安排', false],
    ]);
    expect(wantedNights(plan)).toEqual([{ date: '2026-11-24', personId: 'id-周敏', rev: 0 }]);
    expect(planInWords(plan, inTurn(zhou))).toEqual({
      ready: true,
      sentence: '会安排 1 晚：周敏 1 晚。已经安排的不变',
    });
  });

  test.each([
    [inTurn(), nights, '请选轮流值班的老师'],
    [inTurn(zhou), [night(today, sun)], '这段时间每晚都安排好了'],
    [asLastWeek, nights, '没有可以沿用的：上周同一天没有人值班，或已经安排好了'],
  ])('%j: nothing to store, and why', (wish, some, sentence) => {
    expect(planInWords(planOf(some, [], wish), wish)).toEqual({ ready: false, sentence });
  });
});

test('the nights begin today and know the calendar and their revision', () => {
  const aDay = (day: Day, told: Partial<CalendarDayView> = {}): CalendarDayView => ({
    ...{ day, kind: 'school', source: 'weekday', reason: '周二', timetable: 2 },
    ...{ week: null, decision: null, rev: 0 },
    ...told,
  });
  const off = { kind: 'off', source: 'holiday', reason: '元旦' } as const;
  const list = [
    ...[aDay('2026-11-23'), aDay(today), aDay('2026-11-25', off), aDay('2026-11-26', off)],
    aDay('2026-11-27'),
  ];
  expect(nightsFrom({ days: list, nights: [{ ...stored(today, zhou), rev: 4 }] }, today)).toEqual([
    night(today, zhou, { rev: 4 }),
    night('2026-11-25', null, { mark: '元旦', isOff: true }),
    // The evening on which students come back.
    night('2026-11-26', null, { mark: '元旦', isOff: false }),
  ]);
});
