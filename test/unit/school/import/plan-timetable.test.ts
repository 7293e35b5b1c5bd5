import { parseLessons } from '../../../../cloudfunctions/school/import/parse-lessons';
import type { GivenGrant } from '../../../../cloudfunctions/school/people/person';
import type { KnownTeacher } from '../../../../cloudfunctions/school/import/plan-lessons';
import { classFinder } from '../../../../cloudfunctions/school/import/plan-units';
import { inSlices } from '../../../../cloudfunctions/school/import/plan-slices';
import {
  type PlannedTimetable,
  planTimetable,
  type StandingTimetable,
  type TimetableGround,
} from '../../../../cloudfunctions/school/import/plan-timetable';
import type { Lesson } from '../../../../cloudfunctions/shared/calendar/lessons';
import { autumn } from '../../../support/calendar';

const teacher = (
  _id: string,
  number: string,
  name: string,
  departmentId = 'zz',
  grants: GivenGrant[] = [],
): KnownTeacher => ({ _id, number, name, departmentId, grants });
const schoolClass = (_id: string, name: string) => ({ _id, name, gradeId: 'g', departmentId: 'zz' });
const classes = [schoolClass('jd2401', '机电2401班'), schoolClass('jd2402', '机电2402班')];

const ground: TimetableGround = {
  departmentId: 'zz',
  classNamed: classFinder(classes),
  classNames: new Map(classes.map(({ _id, name }) => [_id, name])),
  teachers: [
    teacher('wang', 'T001', '王芳'),
    teacher('li', 'T002', '李明'),
    teacher('li-2', 'T003', '李明'),
    teacher('liu', 'T005', '刘晓雯'),
    teacher('gu', 'T900', '顾远', 'other'),
    teacher('erased', 'T004', ''),
  ],
  mostLessons: 8,
  term: autumn,
  terms: [autumn],
  from: '2026-09-01',
  today: '2026-09-01',
  standing: [],
};

const head = ['班级', '星期', '节次', '课程', '教师', '教师工号', '单双周', '地点'];
const read = (...rows: string[][]) =>
  parseLessons([head, ...rows].map((cells, index) => ({ row: index + 1, cells }))).rows;
const mistakesOf = (rows: string[][], changes: Partial<TimetableGround> = {}) =>
  planTimetable(read(...rows), { ...ground, ...changes }).mistakes.map(
    ({ row, column, reason }) => `${row} ${column} ${reason}`,
  );

test.each([
  ['an unknown class', ['机电9999班', '1', '1', '语文', '王芳'], '2 班级 本系部没有这个班'],
  ['an unknown name', ['机电2401班', '1', '1', '语文', '赵六'], '2 教师 本系部没有这位教职工；外系部的'],
  [
    'a name one sign off',
    ['机电2401班', '1', '1', '语文', '刘晓文'],
    '2 教师 本系部没有这位教职工（是不是 刘晓雯？）；外系部的请填教师工号',
  ],
  ['a short name like another', ['机电2401班', '1', '1', '语文', '王明'], '本系部没有这位教职工；外系部的'],
  ['a name of another department', ['机电2401班', '1', '1', '语文', '顾远'], '2 教师 本系部没有这位教职工'],
  ['a name of two', ['机电2401班', '1', '1', '语文', '李明'], '2 教师 有几位同名（T002、T003）'],
  ['an unknown number', ['机电2401班', '1', '1', '语文', '', 'T999'], '2 教师工号 没有这个工号'],
  ['whoever is erased', ['机电2401班', '1', '1', '语文', 'T004'], '2 教师 没有这个工号'],
  ['a number of another name', ['机电2401班', '1', '1', '语文', '王芳', 'T002'], '2 教师 工号 T002 是 李明'],
  [
    'more lessons than a day has',
    ['机电2401班', '1', '8-9', '语文', '王芳'],
    '2 节次 作息时间里一天只有 8 节',
  ],
])('%s is a mistake', (_, row, expected) => {
  const mistakes = mistakesOf([row]);
  expect(mistakes).toHaveLength(1);
  expect(mistakes[0]).toContain(expected);
});

test('a class is found as in the roster, however its rows write it', () => {
  const rows = read(['机电2401', '1', '1', '语文', '王芳'], ['机电 2401 班', '1', '2', '语文', '王芳']);
  expect(planTimetable(rows, ground)).toMatchObject({
    ...{ mistakes: [], changes: [{ className: '机电2401班', change: 'new', lessons: 2 }] },
  });
});

test.each([
  ['by number in its own column', ['', 'T002'], 'li'],
  ['by number in the column of the name', ['T003', ''], 'li-2'],
  ['by name and number', ['李明', 'T003'], 'li-2'],
  ['by a name that only one has', ['王芳', ''], 'wang'],
  ['of another department by number', ['', 'T900'], 'gu'],
  ['nobody', ['', ''], null],
])('a teacher is found %s', (_, cells, teacherId) => {
  const { writes } = planTimetable(read(['机电2401班', '1', '1', '语文', ...cells]), ground);
  const [first] = writes as PlannedTimetable[];
  expect(first?.timetable.wanted.lessons[0]).toMatchObject({ teacherId });
});

test.each([
  [
    'twice the same time in a class',
    ['机电2401班', '1', '2', '数学', 'T002'],
    '3 节次 周一第 2 节已有第 2 行的 语文',
  ],
  ['the same time in odd weeks', ['机电2401班', '1', '2', '数学', 'T002', '', '单周'], '3 节次'],
  [
    'a teacher in two classes',
    ['机电2402班', '1', '1', '语文', '王芳'],
    '3 教师 王芳 周一第 1 节在第 2 行 机电2401班',
  ],
  [
    'a row of two lessons that meets another, once,',
    ['机电2401班', '1', '1-2', '数学', 'T002'],
    '3 节次 周一第 1、2 节已有第 2 行的 语文',
  ],
  [
    'a teacher in two classes for two lessons, once,',
    ['机电2402班', '1', '1-2', '语文', '王芳'],
    '3 教师 王芳 周一第 1、2 节在第 2 行 机电2401班',
  ],
  ['two classes at two places', ['机电2402班', '1', '1', '语文', '王芳', '', '', 'B1'], '3 教师 王芳'],
  ['two classes in two subjects', ['机电2402班', '1', '1', '德育', '王芳', '', '', 'A1'], '3 教师 王芳'],
])('%s is a mistake', (_, row, expected) => {
  const mistakes = mistakesOf([['机电2401班', '1', '1-2', '语文', '王芳', '', '', 'A1'], row]);
  expect(mistakes).toHaveLength(1);
  expect(mistakes[0]).toContain(expected);
});

test.each([
  ['one in odd and one in even weeks', ['机电2401班', '1', '1', '数学', '王芳', '', '双周', '']],
  ['two classes together, at one place', ['机电2402班', '1', '1', '语文', '王芳', '', '单周', 'A1']],
  ['no teacher twice', ['机电2402班', '1', '1', '自习', '', '', '', '']],
])('%s is none', (_, row) => {
  expect(mistakesOf([['机电2401班', '1', '1', '语文', '王芳', '', '单周', 'A1'], row])).toEqual([]);
});

const held: Lesson = { weekday: 1, lesson: 1, weeks: 'all', subject: '语文', teacherId: 'wang', place: '' };
const standing = (
  classId: string,
  versions: readonly Omit<StandingTimetable['versions'][number], 'version'>[],
  teacherIds = ['wang'],
): StandingTimetable => ({
  ...{ classId, termId: '2026-1', rev: 3, teacherIds },
  versions: versions.map((one, index) => ({ version: index + 1, ...one })),
});

test('a teacher who is held by a class that the file leaves out is told, but not by a version that is over', () => {
  const row = ['机电2401班', '1', '1', '语文', '王芳'];
  const now = [standing('jd2402', [{ from: '2026-08-31', lessons: [held] }])];
  expect(mistakesOf([row], { standing: now })).toEqual([
    '2 教师 王芳 周一第 1 节在现有课表里 机电2402班 已有 语文；合班上课请写同一课程和同一地点',
  ]);
  const over = [
    standing('jd2402', [
      { from: '2026-08-31', lessons: [held] },
      { from: '2026-09-01', lessons: [] },
    ]),
  ];
  expect(mistakesOf([row], { standing: over })).toEqual([]);
});

const file = [
  ['机电2401班', '1', '1', '语文', '王芳'],
  ['机电2402班', '2', '1', '语文', '王芳'],
];
const plan = (changes: Partial<TimetableGround>) => planTimetable(read(...file), { ...ground, ...changes });

test('a timetable that another class is to have later is looked at for teachers in two places', () => {
  const later = [
    standing('jd2402', [
      { from: '2026-08-31', lessons: [] },
      { from: '2026-12-01', lessons: [held] },
    ]),
  ];
  expect(mistakesOf([['机电2401班', '1', '1', '语文', '王芳']], { standing: later })).toHaveLength(1);
});

const planned = [
  standing('jd2401', [
    { from: '2026-08-31', lessons: [] },
    { from: '2026-12-01', lessons: [held] },
  ]),
];

test('what a class was to have later ends with its new timetable, which says so and is not held against it', () => {
  const row = ['机电2402班', '1', '1', '语文', '王芳'];
  const rows = [['机电2401班', '1', '2', '语文', '王芳'], row];
  const { changes, mistakes } = planTimetable(read(...rows), { ...ground, standing: planned });
  expect(mistakes).toEqual([]);
  expect(changes[0]).toMatchObject({ change: 'changed', replaced: ['2026-12-01'] });
});

test('a class that keeps its lessons is changed where another timetable was to follow', () => {
  const standingNow = [
    standing('jd2401', [
      { from: '2026-08-31', lessons: [held] },
      { from: '2026-12-01', lessons: [] },
    ]),
  ];
  const { changes } = planTimetable(read(['机电2401班', '1', '1', '语文', '王芳']), {
    ...{ ...ground, standing: standingNow },
  });
  expect(changes).toMatchObject([{ change: 'changed', replaced: ['2026-12-01'] }]);
});

test('days that are over keep their lessons; only a first timetable may begin in the past', () => {
  const now = { today: '2026-11-24', from: '2026-11-23' } as const;
  const row = ['机电2401班', '1', '2', '语文', '王芳'];
  expect(mistakesOf([row], { ...now, standing: planned })).toEqual([
    '2 班级 这个班已有课表在用，过去的课不能再改；请把生效日期改为今天或以后，再重新检查',
  ]);
  expect(mistakesOf([row], { ...now, from: now.today, standing: planned })).toEqual([]);
  expect(mistakesOf([row], now)).toEqual([]);
  const sinceToday = [standing('jd2401', [{ from: now.today, lessons: [held] }])];
  expect(mistakesOf([row], { ...now, standing: sinceToday })).toEqual([]);
});

test('classes are new, changed or the same; a class is written at the revision that was compared, teachers last', () => {
  const { changes, writes } = plan({
    standing: [standing('jd2402', [{ from: '2026-08-31', lessons: [held] }])],
    from: '2026-10-12',
  });
  expect(changes).toEqual([
    { className: '机电2401班', change: 'new', lessons: 1, replaced: [] },
    { className: '机电2402班', change: 'changed', lessons: 1, replaced: [] },
  ]);
  expect(writes).toMatchObject([
    { number: '机电2401班', timetable: { rev: 0, wanted: { from: '2026-10-12' } } },
    {
      number: '机电2402班',
      timetable: { rev: 3, wanted: { from: '2026-10-12' } },
    },
    { number: 'T001', teaching: { teacherId: 'wang', classIds: ['jd2401', 'jd2402'] } },
  ]);
});

/** The timetables and grants that a plan's writes leave. */
function written({ writes }: ReturnType<typeof plan>): Partial<TimetableGround> {
  const timetables = writes.flatMap((write) => ('timetable' in write ? [write.timetable] : []));
  const grants = timetables.map(({ classId }): GivenGrant => ({
    ...{ grantId: `lessons-${classId}-2026-1-2026-09-01`, role: 'subjectTeacher' },
    ...{ scope: { kind: 'class', classId }, from: '2026-09-01', to: null, termId: '2026-1' },
  }));
  return {
    standing: timetables.map(({ classId, wanted }) => standing(classId, [wanted])),
    teachers: [teacher('wang', 'T001', '王芳', 'zz', grants)],
  };
}

test('the same file once more plans nothing, on a later day as well', () => {
  for (const from of ['2026-09-01', '2026-11-24'] as const) {
    const again = plan({ ...written(plan({})), from, today: from });
    expect(again.changes.map(({ change }) => change)).toEqual(['same', 'same']);
    expect(again.writes).toEqual([]);
  }
});

test('grants that are not what the timetables say are put right, though no timetable changes', () => {
  const { writes } = plan({ ...written(plan({})), teachers: ground.teachers });
  expect(writes).toMatchObject([{ number: 'T001', teaching: { classIds: ['jd2401', 'jd2402'] } }]);
});

test('whoever taught a class and is left out of its new timetable loses the grant', () => {
  const before = [standing('jd2401', [{ from: '2026-08-31', lessons: [held] }], ['wang', 'gu'])];
  const grants: GivenGrant[] = [
    {
      ...{ grantId: 'lessons-jd2401-2026-1-2026-09-01', role: 'subjectTeacher' },
      ...{ scope: { kind: 'class', classId: 'jd2401' }, from: '2026-09-01', to: null, termId: '2026-1' },
    },
  ];
  const teachers = [...ground.teachers.slice(0, 3), teacher('gu', 'T900', '顾远', 'other', grants)];
  const { writes } = planTimetable(read(['机电2401班', '1', '1', '语文', 'T002']), {
    ...{ ...ground, standing: before, teachers, from: '2026-10-12' },
  });
  expect(writes.map(({ number }) => number)).toEqual(['机电2401班', 'T001', 'T900', 'T002']);
});

test('slices hold 100 KB of timetables or 50 teachers, in their order', () => {
  const [timetable, , teaching] = plan({}).writes;
  if (!timetable || !('timetable' in timetable) || !teaching) throw new Error('nothing is planned');
  const { wanted } = timetable.timetable;
  const heavy = {
    ...timetable,
    timetable: {
      ...timetable.timetable,
      wanted: { ...wanted, lessons: Array.from({ length: 40 }, () => held) },
    },
  };
  const writes = [...Array.from({ length: 60 }, () => heavy), ...Array.from({ length: 60 }, () => teaching)];
  const slices = inSlices(writes, 250);
  const bytes = slices.map((slice) => Buffer.byteLength(JSON.stringify(slice)));
  expect(Math.max(...bytes)).toBeLessThan(100_000);
  expect(inSlices(writes.slice(60), 250).map(({ length }) => length)).toEqual([50, 10]);
  expect(slices.flat()).toEqual(writes);
});
