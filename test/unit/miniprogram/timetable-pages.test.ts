import {
  formFor,
  isUnchanged,
  mayRemove,
  formView,
  versionLines,
  withLesson,
  withoutLesson,
  withTime,
} from '../../../miniprogram/school/lesson-times/view';
import { gridOf, weekInWords } from '../../../miniprogram/school/timetable/view';
import { clockOf, minuteOf, weekdayName } from '../../../miniprogram/shared/time';
import type { Day, LessonTimesView, LessonWeekView } from '../../../typings/cloud-api';

type LessonDay = LessonWeekView['days'][number];
type Lesson = LessonDay['lessons'][number];

const today = '2026-11-24';
const weekDays: Day[] = [23, 24, 25, 26, 27, 28, 29].map((date) => `2026-11-${date}` as Day);

function aLesson(subject: string, changes: Partial<Lesson> = {}): Lesson {
  return {
    ...{ lesson: 1, weeks: 'all', subject, teacher: '周敏', classId: 'jd2401', className: '机电2401班' },
    ...{ place: 'A301', isSubstitute: false, time: { from: 490, to: 535 } },
    ...changes,
  };
}

/** A week without lessons but for these days. */
function aWeek(changes: Record<string, Partial<LessonDay>>): LessonWeekView {
  const days = weekDays.map((day, index): LessonDay => {
    const kind = index < 5 ? 'school' : 'off';
    return { day, kind, reason: weekdayName(index + 1), lessons: [], ...changes[day] };
  });
  return { week: '第 13 周', days, times: [{ from: 490, to: 535 }] };
}

const ofClass = { isOwn: false, today } as const;

describe('the grid of a week', () => {
  test('has a column for Monday to Friday and a row for each lesson, with time, subject, teacher and place', () => {
    const grid = gridOf(
      aWeek({ [today]: { lessons: [aLesson('语文', { lesson: 2, time: { from: 545, to: 590 } })] } }),
      ofClass,
    );
    expect(
      grid.columns.map(({ name, date, isToday }) => `${name} ${date} ${isToday ? '今天' : ''}`.trim()),
    ).toEqual([...['周一 23', '周二 24 今天', '周三 25', '周四 26', '周五 27']]);
    expect(grid.rows.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['1', '08:10', '08:55'],
      ['2', '09:05', '09:50'],
    ]);
    expect(grid.rows[1]?.cells[1]).toMatchObject({ subject: '语文', who: '周敏', place: 'A301' });
    expect(grid.rows[0]?.cells[1]?.detail).toBeNull();
    expect(grid).toMatchObject({ notes: [], empty: null });
  });

  test('has a Saturday on which lessons are held, and says what is out of the ordinary', () => {
    const grid = gridOf(
      aWeek({
        '2026-11-27': { kind: 'off', reason: '校运动会' },
        '2026-11-28': { kind: 'school', reason: '补课，按周二课表', lessons: [aLesson('语文')] },
      }),
      ofClass,
    );
    expect(grid.columns.map(({ name, word }) => name + word)).toEqual([
      '周一',
      '周二',
      '周三',
      '周四',
      '周五休',
      '周六',
    ]);
    expect(grid.notes).toEqual(['周五 11月27日：校运动会', '周六 11月28日：补课，按周二课表']);
  });

  test('of a teacher names the class, and classes taught together are one field with all in its detail', () => {
    const both = [
      aLesson('体育'),
      aLesson('体育', { classId: 'jd2402', className: '机电2402班', weeks: 'odd' }),
    ];
    const grid = gridOf(aWeek({ [today]: { lessons: both } }), { isOwn: true, today });
    expect(grid.rows[0]?.cells[1]).toMatchObject({
      ...{ subject: '体育', who: '机电2401班、机电2402班', place: 'A301' },
      detail: {
        title: '体育',
        lines: [
          '周二 11月24日 第 1 节 08:10–08:55',
          '机电2401班 · 周敏 · A301',
          '机电2402班 · 周敏 · A301 · 单周',
        ],
      },
    });
  });

  test('of a substitute says so, and whose lesson it is', () => {
    const lessons = [aLesson('语文', { isSubstitute: true })];
    const grid = gridOf(aWeek({ [today]: { lessons } }), { isOwn: true, today });
    expect(grid.rows[0]?.cells[1]).toMatchObject({
      who: '代课 机电2401班',
      detail: { lines: ['周二 11月24日 第 1 节 08:10–08:55', '机电2401班 · 代周敏的课 · A301'] },
    });
  });

  test.each([
    [
      'nobody knows',
      { [today]: { kind: 'unknown', reason: '周二，还没有这一天的课表' } as const },
      '这一周还没有课表',
    ],
    ['there are none', {}, '这一周没有课'],
    [
      'it is a vacation',
      Object.fromEntries(weekDays.map((day) => [day, { kind: 'off' } as const])),
      '这一周不上课',
    ],
  ])('without lessons is a sentence, where %s', (_, changes, title) => {
    expect(gridOf(aWeek(changes), ofClass).empty?.title).toBe(title);
  });
});

test('a week is told by its first and last day', () => {
  expect(weekInWords('2026-11-29', today)).toEqual({ span: '11月23日–11月29日', isThisWeek: true });
  expect(weekInWords('2026-12-01', today)).toEqual({ span: '11月30日–12月6日', isThisWeek: false });
});

test.each([
  [0, '00:00'],
  [485, '08:05'],
  [1439, '23:59'],
])('minute %i is %s', (minute, clock) => {
  expect(clockOf(minute)).toBe(clock);
  expect(minuteOf(clock)).toBe(minute);
});

describe('the form of lesson times', () => {
  const times: LessonTimesView = {
    versions: [
      { version: 1, from: '2026-09-01', times: [{ from: 480, to: 525 }] },
      {
        version: 2,
        from: '2026-10-12',
        times: [
          { from: 490, to: 535 },
          { from: 545, to: 590 },
        ],
      },
      { version: 3, from: '2027-05-01', times: [{ from: 470, to: 515 }] },
    ],
    rev: 3,
  };

  test('versions are listed with the newest first, and which one is in force', () => {
    expect(versionLines(times, today).map(({ title, text, state }) => [title, text, state])).toEqual([
      ['2027年5月1日（周六）起', '1 节，07:50–08:35', '还没开始'],
      ['2026年10月12日（周一）起', '2 节，08:10–09:50', '现在用的'],
      ['2026年9月1日（周二）起', '1 节，08:00–08:45', ''],
    ]);
  });

  test('begins with the times in force, or with usual ones', () => {
    expect(formFor(times, null, { today, mayWrite: true })).toEqual({
      from: today,
      times: times.versions[1]?.times,
    });
    expect(formFor(times, '2027-05-01', { today, mayWrite: true }).times).toEqual(times.versions[2]?.times);
    expect(formFor({ versions: [], rev: 0 }, null, { today, mayWrite: true }).times).toHaveLength(8);
    expect(formFor(times, '2026-10-12', { today, mayWrite: true })).toEqual({
      from: today,
      times: times.versions[1]?.times,
    });
    expect(formFor(times, '2027-05-01', { today, mayWrite: true }).from).toBe('2027-05-01');
    expect(formFor(times, '2026-09-01', { today, mayWrite: false }).from).toBe('2026-09-01');
  });

  test('times that others have followed are only read', () => {
    expect(versionLines(times, today).map(({ from, isOver }) => [from, isOver])).toEqual([
      ['2027-05-01', false],
      ['2026-10-12', false],
      ['2026-09-01', true],
    ]);
  });

  test('only the opened times are taken away, and only if nothing was held by them', () => {
    const may = (opened: Day | null, from: Day, on: Day = today) =>
      mayRemove(times, opened, { from, times: [] }, on);
    expect(may('2027-05-01', '2027-05-01')).toBe(true);
    expect(may('2026-10-12', '2026-10-12', '2026-10-12')).toBe(true);
    expect(may('2026-10-12', '2026-10-12')).toBe(false);
    expect(may('2026-10-12', '2027-05-01')).toBe(false);
    expect(may(null, '2027-05-01')).toBe(false);
  });

  test('times that hold on their first day anyhow are no change', () => {
    const [old, current, next] = times.versions.map((version) => version.times);
    expect(isUnchanged(times, { from: today, times: current ?? [] })).toBe(true);
    expect(isUnchanged(times, { from: today, times: old ?? [] })).toBe(false);
    expect(isUnchanged(times, { from: '2027-05-01', times: next ?? [] })).toBe(true);
    expect(isUnchanged({ versions: [] }, { from: today, times: old ?? [] })).toBe(false);
  });

  test('a lesson is added after a break and as long as the one before, and the last one taken away', () => {
    const form = formFor(times, null, { today, mayWrite: true });
    expect(withLesson(form).times.at(-1)).toEqual({ from: 600, to: 645 });
    expect(withoutLesson(withLesson(form))).toEqual(form);
  });

  test('a lesson that begins later keeps its length, and what is wrong is said at the lesson', () => {
    const form = formFor(times, null, { today, mayWrite: true });
    expect(formView(form).wrong).toBe('');
    const moved = withTime(form, 0, 'from', 500);
    expect(moved.times[0]).toEqual({ from: 500, to: 545 });
    expect(formView(withTime(form, 0, 'to', 550))).toMatchObject({
      wrong: '第 2 节不能在第 1 节下课之前开始',
      rows: [{ isWrong: false }, { isWrong: true }],
    });
    expect(formView(withTime(form, 0, 'to', 480)).wrong).toBe('第 1 节的下课时间要晚于上课时间');
  });
});
