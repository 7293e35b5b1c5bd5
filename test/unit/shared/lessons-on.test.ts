import fc from 'fast-check';
import { dayKind } from '../../../cloudfunctions/shared/calendar/calendar';
import { addDays, type Day, weekdayOf } from '../../../cloudfunctions/shared/clock';
import {
  type ClassTimetable,
  inForceOn,
  isHeldIn,
  type Lesson,
  type LessonTimes,
  meetInSomeWeek,
  type TimetableVersion,
  type Weeks,
  withVersion,
} from '../../../cloudfunctions/shared/calendar/lessons';
import { lessonsOn } from '../../../cloudfunctions/shared/calendar/lessons-on';
import { weekOf } from '../../../cloudfunctions/shared/calendar/terms';
import { aCalendar, autumn, decided, spring } from '../../support/calendar';
import { fcParameters } from '../../support/random';

function aLesson(subject: string, changes: Partial<Lesson> = {}): Lesson {
  return { weekday: 2, lesson: 1, weeks: 'all', subject, teacherId: 'wang', place: '', ...changes };
}

const lessons = [
  aLesson('语文'),
  aLesson('数学', { lesson: 3, teacherId: 'li' }),
  aLesson('机械制图', { lesson: 2, weeks: 'odd' }),
  aLesson('电工', { lesson: 2, weeks: 'even' }),
  aLesson('英语', { weekday: 3 }),
];
const times: LessonTimes[] = [
  {
    version: 1,
    from: '2026-09-01',
    times: [
      { from: 480, to: 525 },
      { from: 535, to: 580 },
    ],
  },
  { version: 2, from: '2026-11-30', times: [{ from: 490, to: 535 }] },
];
const timetable = (
  all: readonly Omit<TimetableVersion, 'version'>[],
  classId = 'jd2401',
): ClassTimetable => ({
  ...{ classId, termId: '2026-1' },
  versions: all.map((one, index) => ({ version: index + 1, ...one })),
});
const term = [timetable([{ from: '2026-09-01', lessons }])];
const calendar = aCalendar(
  [
    decided('2026-09-20', 'school', { follows: 2, note: '国庆节调休' }),
    decided('2026-12-04', 'off', { note: '校运动会' }),
    decided('2027-02-01', 'school', { note: '补课' }),
  ],
  [autumn, spring],
);
const ground = { calendar, lessonTimes: times, timetables: term };
const told = (day: Day, changes: Partial<typeof ground> = {}) => {
  const { kind, lessons: held } = lessonsOn(day, { ...ground, ...changes });
  return `${kind} ${held.map(({ lesson, subject, time }) => `${lesson}${subject}${time?.from ?? '?'}`).join(' ')}`.trim();
};

test.each([
  ['an odd week', '2026-11-24', 'school 1语文480 2机械制图535 3数学?'],
  ['an even week', '2026-11-17', 'school 1语文480 2电工535 3数学?'],
  ['times of the winter', '2026-12-01', 'school 1语文490 2电工? 3数学?'],
  ['another weekday', '2026-11-25', 'school 1英语480'],
  ['a weekday without lessons', '2026-11-26', 'school'],
  ['a Saturday', '2026-11-28', 'off'],
  ['a day off by the school', '2026-12-04', 'off'],
  ['a holiday', '2026-10-01', 'off'],
  ['a make-up day that follows Tuesday, in week 3', '2026-09-20', 'school 1语文480 2机械制图535 3数学?'],
  ['a make-up day that follows nobody knows what', '2026-10-10', 'unknown'],
  ['a school day outside terms', '2027-02-01', 'unknown'],
  ['a year without published holidays', '2027-01-05', 'unknown'],
  ['a day of the next term, which has no timetable', '2027-03-02', 'unknown'],
  ['a day beyond every term', '2027-07-20', 'unknown'],
] as const)('%s, %s: %s', (_, day, expected) => {
  expect(told(day)).toBe(expected);
});

test('nothing is guessed before a timetable begins, without one, and in the weeks before 第 1 周', () => {
  expect(told('2026-11-24', { timetables: [] })).toBe('unknown');
  expect(told('2026-11-24', { timetables: [timetable([{ from: '2026-11-25', lessons }])] })).toBe('unknown');
  const later = aCalendar([], [{ ...autumn, weekOne: '2026-09-14' }]);
  expect(told('2026-09-08', { calendar: later })).toBe('unknown');
  expect(told('2026-09-15', { calendar: later })).toBe('school 1语文480 2机械制图535 3数学?');
});

test('a timetable holds in its own term alone, even where nothing ends it', () => {
  const ofTheSpring = term.map((one) => ({ ...one, termId: '2025-2' }));
  expect(told('2026-11-24', { timetables: ofTheSpring })).toBe('unknown');
  expect(told('2026-11-24', { timetables: [...ofTheSpring, ...term] })).toBe(told('2026-11-24'));
});

test('a new version holds from its day on, and the days before keep theirs', () => {
  const changed = [
    timetable([
      { from: '2026-09-01', lessons },
      { from: '2026-11-24', lessons: [aLesson('体育')] },
    ]),
  ];
  expect(told('2026-11-17', { timetables: changed })).toBe('school 1语文480 2电工535 3数学?');
  expect(told('2026-11-24', { timetables: changed })).toBe('school 1体育480');
});

test('a teacher sees the own lessons of all classes, with the class', () => {
  const both = [
    ...term,
    timetable([{ from: '2026-09-01', lessons: [aLesson('德育', { lesson: 4 })] }], 'jd2402'),
  ];
  const { lessons: own } = lessonsOn(
    '2026-11-24',
    { ...ground, timetables: both },
    ({ teacherId }) => teacherId === 'wang',
  );
  expect(own.map(({ classId, subject }) => `${classId} ${subject}`)).toEqual([
    'jd2401 语文',
    'jd2401 机械制图',
    'jd2402 德育',
  ]);
});

const aDay = fc.integer({ min: 0, max: 400 }).map((count) => addDays('2026-08-01', count));
const someWeeks = fc.constantFrom<Weeks>('all', 'odd', 'even');
const someLesson = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  lesson: fc.integer({ min: 1, max: 16 }),
  weeks: someWeeks,
  subject: fc.constantFrom('语文', '数学'),
  teacherId: fc.constantFrom('wang', 'li', null),
  place: fc.constant(''),
});

test('lessons are only ever held on days that are school days, on the weekday and in the weeks they are for', () => {
  fc.assert(
    fc.property(aDay, fc.array(someLesson, { maxLength: 40 }), (day, all) => {
      const held = lessonsOn(day, {
        ...ground,
        timetables: [timetable([{ from: '2026-09-01', lessons: all }])],
      });
      const kind = dayKind(day, calendar);
      const week = weekOf(day, calendar.terms)?.week ?? 0;
      const wanted = all.filter(
        ({ weekday, weeks }) =>
          weekday === kind.timetable && (weeks === 'all' || (weeks === 'odd') === week % 2 > 0),
      );
      if (held.kind === 'school') expect(held.lessons).toHaveLength(wanted.length);
      else expect(held.lessons).toEqual([]);
      if (held.kind === 'off') expect(kind.kind).toBe('off');
      if (kind.kind === 'off') expect(held.kind).toBe('off');
    }),
    fcParameters(2000),
  );
});

test('weeks: two lessons meet in some week exactly if a week holds both', () => {
  fc.assert(
    fc.property(someWeeks, someWeeks, (one, other) => {
      const together = [1, 2].some((week) => isHeldIn(one, week) && isHeldIn(other, week));
      expect(meetInSomeWeek(one, other)).toBe(together);
    }),
    fcParameters(100),
  );
});

test('versions: what is stored for a day holds from it to the day before the next, and nothing else changes', () => {
  const versions = fc
    .uniqueArray(aDay, { maxLength: 6 })
    .map((days) => days.sort().map((from) => ({ from, says: `${from} ${weekdayOf(from)}` })));
  fc.assert(
    fc.property(versions, aDay, aDay, (before, from, day) => {
      const after = withVersion(before, { from, says: 'new' });
      const next = before.find((version) => version.from > from);
      const isIn = from <= day && (!next || day < next.from);
      expect(inForceOn(after, day)?.says).toBe(isIn ? 'new' : inForceOn(before, day)?.says);
      expect(after.map((version) => version.from)).toEqual([...after.map((version) => version.from)].sort());
    }),
    fcParameters(1000),
  );
});
