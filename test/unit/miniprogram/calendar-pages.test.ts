import fc from 'fast-check';
import { dayKind, type SchoolCalendar } from '../../../cloudfunctions/shared/calendar/calendar';
import { publishedHolidays } from '../../../cloudfunctions/shared/calendar/holidays';
import { weekOf } from '../../../cloudfunctions/shared/calendar/terms';
import {
  afterTap,
  choiceFor,
  type DayView,
  daysOf,
  daysOfMonth,
  decisionsFor,
  detailOf,
  gridView,
  nextMonth,
  saveWords,
  type Span,
  spanInWords,
  takingInWords,
  termLines,
  unknownInWords,
} from '../../../miniprogram/school/calendar/view';
import { formFor, formView, requestFor } from '../../../miniprogram/school/term/view';
import type { Day } from '../../../typings/cloud-api';
import { fcParameters } from '../../support/random';

const term = {
  termId: '2026-1',
  schoolYear: 2026,
  half: 1,
  name: '2026–2027学年第一学期',
  from: '2026-09-01',
  to: '2027-01-22',
  weekOne: '2026-08-31',
} as const;
const sportsDay = { _id: '2026-12-04', kind: 'off', note: '校运动会', follows: null } as const;
const makeUp = { _id: '2026-10-10', kind: 'school', note: '', follows: 3 } as const;
const calendar: SchoolCalendar = {
  overrides: new Map<Day, typeof sportsDay | typeof makeUp>([
    [sportsDay._id, sportsDay],
    [makeUp._id, makeUp],
  ]),
  terms: [term],
  publicHolidays: publishedHolidays,
};

/** A day as the server tells it. */
function view(day: Day, rev = 0): DayView {
  const { kind, note, follows } = calendar.overrides.get(day) ?? {};
  const decision = kind === undefined ? null : { kind, note: note ?? '', follows: follows ?? null };
  return { ...dayKind(day, calendar), week: weekOf(day, calendar.terms)?.label ?? null, decision, rev };
}

const loaded = (month: string) => new Map(daysOf(daysOfMonth(month)).map((day) => [day, view(day)]));
const square = (day: Day) =>
  gridView(day.slice(0, 7), loaded(day.slice(0, 7)), '2026-11-24', null)
    .flatMap(({ squares }) => squares)
    .find((one) => one.day === day);

describe('the grid', () => {
  test('begins on Monday, with the week of the term in front and nothing outside the month', () => {
    const weeks = gridView('2026-11', loaded('2026-11'), '2026-11-24', null);
    expect(weeks.map(({ week }) => week)).toEqual(['9', '10', '11', '12', '13', '14']);
    expect(weeks[0]?.squares.map(({ number }) => number)).toEqual(['', '', '', '', '', '', '1']);
    expect(weeks[5]?.squares.map(({ number }) => number)).toEqual(['30', '', '', '', '', '', '']);
    expect(weeks.flatMap(({ squares }) => squares).filter(({ isToday }) => isToday)).toMatchObject([
      { day: '2026-11-24' },
    ]);
  });

  test.each<[Day, string, string, boolean]>([
    ['2026-11-24', '', 'plain', false],
    ['2026-11-28', '休', 'off', false],
    ['2026-10-01', '国庆节', 'holiday', false],
    ['2026-09-20', '调休', 'work', false],
    ['2026-10-10', '上课', 'work', true],
    ['2026-12-04', '放假', 'holiday', true],
    ['2027-01-04', '未定', 'unknown', false],
  ])('%s is %j', (day, word, tone, isDecided) => {
    expect(square(day)).toMatchObject({ word, tone, isDecided });
  });

  test('of every month all days stand there once, in order, seven a week', () => {
    const anyMonth = fc
      .integer({ min: 2000 * 12, max: 2099 * 12 + 11 })
      .map((months) => nextMonth('0000-01', months));
    fc.assert(
      fc.property(anyMonth, (month) => {
        const weeks = gridView(month, loaded(month), '2026-11-24', null);
        expect(weeks.every(({ squares }) => squares.length === 7)).toBe(true);
        const days = weeks
          .flatMap(({ squares }) => squares.map(({ day }) => day))
          .filter((day) => day !== '');
        expect(days).toEqual(daysOf(daysOfMonth(month)));
      }),
      fcParameters(100),
    );
  });
});

test.each([
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026-11', 0, '2026-11'],
])('%s and %i months', (month, count, expected) => {
  expect(nextMonth(month, count)).toBe(expected);
});

describe('choosing days', () => {
  const [monday, tuesday, friday] = ['2026-11-23', '2026-11-24', '2026-11-27'] as const;

  test.each<[Span | null, Day, boolean, Span]>([
    [null, tuesday, true, { from: tuesday, to: tuesday }],
    [{ from: tuesday, to: tuesday }, friday, false, { from: friday, to: friday }],
    [{ from: tuesday, to: tuesday }, friday, true, { from: tuesday, to: friday }],
    [{ from: tuesday, to: tuesday }, monday, true, { from: monday, to: tuesday }],
    [{ from: tuesday, to: tuesday }, tuesday, true, { from: tuesday, to: tuesday }],
    [{ from: monday, to: friday }, tuesday, true, { from: tuesday, to: tuesday }],
  ])('%j, then a tap on %s', (chosen, day, extending, expected) => {
    expect(afterTap(chosen, day, extending)).toEqual(expected);
  });

  test.each<[Span, string, string]>([
    [{ from: friday, to: friday }, '11月27日', '11月27日改为放假'],
    [{ from: tuesday, to: friday }, '11月24日 – 11月27日，共\u00a04\u00a0天', '这 4 天改为放假'],
  ])('%j in words', (span, name, button) => {
    expect(spanInWords(span)).toBe(name);
    expect(saveWords(span, 'off')).toBe(button);
  });
});

describe('deciding', () => {
  const days = new Map<Day, DayView>([
    ['2026-11-27', view('2026-11-27', 3)],
    ['2026-11-28', view('2026-11-28')],
  ]);

  test('each day goes with the revision that was shown', () => {
    const choice = { kind: 'off', note: ' 运动会 ', follows: null } as const;
    expect(decisionsFor({ from: '2026-11-27', to: '2026-11-28' }, choice, days)).toEqual({
      days: [
        { date: '2026-11-27', kind: 'off', note: '运动会', follows: null, rev: 3 },
        { date: '2026-11-28', kind: 'off', note: '运动会', follows: null, rev: 0 },
      ],
    });
  });

  test.each([
    ['school', '2026-11-28', 5],
    ['off', '2026-11-28', null],
    ['asPublished', '2026-11-28', null],
    // Five days can't all have Friday's timetable.
    ['school', '2026-12-02', null],
  ] as const)(
    '%s until %s: the timetable of a weekday only for one day with lessons',
    (kind, to, follows) => {
      const wanted = decisionsFor({ from: '2026-11-28', to }, { kind, note: '', follows: 5 }, days);
      expect(wanted).toMatchObject({
        days: expect.arrayContaining([expect.objectContaining({ follows })]) as object,
      });
    },
  );

  test.each([
    ['off', '2026-11-27', '2026-11-28', '其中 1 天原来上课'],
    ['off', '2026-11-27', '2026-11-27', '这一天原来上课'],
    ['off', '2026-11-28', '2026-11-28', null],
    ['school', '2026-11-27', '2026-11-28', null],
    ['asPublished', '2026-11-27', '2026-11-28', null],
    ['asPublished', '2026-12-04', '2026-12-05', '学校对其中 1 天的安排和说明会去掉'],
  ] as const)('%s from %s to %s asks about what is lost: %s', (kind, from, to, content) => {
    const shown = new Map<Day, DayView>([...days, ['2026-12-04', view('2026-12-04')]]);
    const asked = takingInWords({ from, to }, { kind }, shown);
    if (content === null) expect(asked).toBeNull();
    else expect(asked?.content).toContain(content);
  });

  test('nothing is sent while nothing is chosen', () => {
    const [span, choice] = [{ from: '2026-11-27', to: '2026-11-27' } as const, choiceFor(view('2026-11-27'))];
    expect(decisionsFor(span, choice, days)).toEqual({ refusal: '请先选上课、放假或按国家安排' });
    expect(saveWords(span, choice.kind)).toBe('请先选怎么安排');
    expect(takingInWords(span, choice, days)).toBeNull();
  });

  test('no more than 62 days at once', () => {
    const wanted = decisionsFor(
      { from: '2026-11-01', to: '2027-01-02' },
      { kind: 'off', note: '', follows: null },
      days,
    );
    expect(wanted).toEqual({ refusal: '一次最多改 62 天，请分几次' });
  });

  test.each<[Day, object]>([
    ['2026-11-24', { kind: '', note: '', follows: null }],
    ['2026-11-28', { kind: '', note: '', follows: null }],
    ['2026-12-04', { kind: 'off', note: '校运动会', follows: null }],
  ])(
    '%s begins with what the school said of it, and else with nothing: one tap is no holiday',
    (day, expected) => {
      expect(choiceFor(view(day))).toEqual(expected);
    },
  );
});

describe('a day in words', () => {
  test.each<[Day, object]>([
    ['2026-11-24', { title: '周二 11月24日 · 第 13 周', kind: '上课', reason: '', timetable: '', by: '' }],
    ['2026-11-28', { kind: '放假', reason: '', timetable: '' }],
    ['2026-10-01', { kind: '放假', reason: '国庆节放假' }],
    ['2026-09-20', { kind: '上课', reason: '国庆节调休上班', timetable: '还没定按周几的课表' }],
    ['2026-10-10', { kind: '上课', reason: '学校安排上课，按周三课表', timetable: '', by: '学校的安排' }],
    ['2026-12-04', { kind: '放假', reason: '校运动会', by: '学校的安排' }],
    ['2027-01-04', { kind: '不确定', tone: 'late' }],
  ])('%s', (day, expected) => {
    expect(detailOf(view(day))).toMatchObject(expected);
  });

  test('a year without a notice is said once, and what to do', () => {
    const days = [...loaded('2027-01').values()];
    expect(unknownInWords(days, false)).toBe(
      '标“未定”的日子：还没有 2027 年的国务院放假安排，不确定是否上课；还没有设这一天所在的学期，不确定是否上课。以后会由学工干事定下来。',
    );
    expect(unknownInWords([...loaded('2026-11').values()], true)).toBe('');
  });
});

describe('terms', () => {
  test('a term is a line with its days and its first week', () => {
    expect(termLines({ terms: [term] })).toEqual([
      {
        key: '2026-1',
        name: '2026–2027学年第一学期',
        span: '9月1日 – 2027年1月22日',
        weekOne: '第 1 周从 8月31日 开始',
        url: '/school/term/index?schoolYear=2026&half=1',
      },
    ]);
  });

  test('a term of the second half names its year', () => {
    const second = { ...term, half: 2, from: '2027-02-26', to: '2027-07-09', weekOne: '2027-03-01' } as const;
    expect(termLines({ terms: [second] })).toMatchObject([
      { span: '2027年2月26日 – 7月9日', weekOne: '第 1 周从 3月1日 开始' },
    ]);
  });

  test.each([
    [[], '2026-11-24', { schoolYear: 2026, half: 1 }],
    [[], '2026-06-30', { schoolYear: 2025, half: 1 }],
    [[term], '2026-11-24', { schoolYear: 2026, half: 2 }],
    [[term, { ...term, half: 2 as const }], '2026-11-24', { schoolYear: 2027, half: 1 }],
  ] as const)('%#: the form begins with the next one that is missing', (terms, today, expected) => {
    expect(formFor([...terms], today, null)).toEqual({ ...expected, from: '', to: '', weeksBefore: 0 });
  });

  test('what is there is in the form as it is, also a first week that came later', () => {
    const late = { ...term, weekOne: '2026-09-14' as const };
    const form = formFor([late], '2026-11-24', { schoolYear: 2026, half: 1 });
    expect(form).toMatchObject({ from: '2026-09-01', to: '2027-01-22', weeksBefore: 2 });
    expect(formView(form, '2026-11-24').weekName).toBe('周一 9月14日');
    expect(requestFor(form, 4)).toEqual({
      request: { schoolYear: 2026, half: 1, from: late.from, to: late.to, weekOne: '2026-09-14', rev: 4 },
    });
  });

  test('no first week is offered that the server would refuse', () => {
    const form = formFor([], '2026-11-24', { schoolYear: 2026, half: 1 });
    // A Monday has four more Mondays within four weeks, a Tuesday's week begins a day earlier.
    expect(formView({ ...form, from: '2026-08-31' }, '2026-11-24').weeks).toHaveLength(5);
    expect(formView({ ...form, from: '2026-09-01' }, '2026-11-24').weeks).toHaveLength(5);
  });

  test.each([
    [{ from: '', to: '2027-01-22' }, '请选开学日期'],
    [{ from: '2026-09-01', to: '' }, '请选最后一天'],
    [{ from: '2026-09-01', to: '2026-09-01' }, '最后一天要在开学之后'],
  ] as const)('%j is not sent', (dates, refusal) => {
    expect(requestFor({ schoolYear: 2026, half: 1, weeksBefore: 0, ...dates }, 0)).toEqual({ refusal });
  });
});
