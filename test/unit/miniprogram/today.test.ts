import { mainSection, todayView, type Today, afterCheckIn } from '../../../miniprogram/pages/today/view';
import { lessonLines } from '../../../miniprogram/pages/today/lessons';
import { nightLines, setUpSteps } from '../../../miniprogram/pages/today/own-work';
import type { ClassToday, LessonWeekView, SectionCard } from '../../../typings/cloud-api';
import { nothing, present } from '../../support/results';
import { at } from '../../support/rules';

const day = '2026-11-24' as const;

function section(sectionId: string, name: string, from: string, onTime: string, last: string): SectionCard {
  const times = { opensAt: at(day, from), lateFrom: at(day, onTime), closesAt: at(day, last) };
  return {
    sectionId,
    name,
    date: day,
    ...times,
    phase: 'upcoming',
    places: [],
    optionOutRange: 2,
    result: nothing,
  };
}

const morning = section('morning', '早读', '06:40', '07:11', '07:31');
const curfew = section('curfew', '晚归', '21:40', '22:31', '23:31');

function today(sections: SectionCard[], time: string): Today {
  const next = { ...morning, date: '2026-11-25' as const, opensAt: at('2026-11-25', '06:40') };
  const recent = [{ sectionId: 'curfew', name: '晚归', date: '2026-11-23' as const, result: present }];
  return {
    now: at(day, time),
    date: day,
    student: { className: '机电2401班', sections, recent, next },
    classes: [],
    lessons: null,
    nights: [],
    office: null,
  };
}

test.each([
  ['06:00', '早读'],
  ['07:00', '早读'],
  ['07:31', '晚归'],
  ['22:00', '晚归'],
  ['23:31', '晚归'],
])('at %s the card is about %s', (time, name) => {
  expect(mainSection([morning, curfew], at(day, time))?.name).toBe(name);
});

test('a section that is done gives way to another one that is open', () => {
  const overlapping = section('roll', '升旗', '06:50', '07:20', '07:40');
  const done = { ...morning, result: present };
  expect(mainSection([done, overlapping], at(day, '07:00'))?.name).toBe('升旗');
  expect(mainSection([done, curfew], at(day, '07:00'))?.name).toBe('早读');
});

test('a day without sections says when the next one is', () => {
  const view = todayView(today([], '10:00'), at(day, '10:00'));
  expect(view.main).toBeNull();
  expect(view.next).toBe('下一次：明天 06:40 早读');
});

test('the headline tells day and class, the list what was and what comes', () => {
  const view = todayView(today([morning, curfew], '07:00'), at(day, '07:00'));
  expect(view.headline).toBe('周二 11月24日 · 机电2401班');
  expect(view.others.map(({ name, words }) => `${name} ${words}`)).toEqual(['晚归 21:40 开始']);
  expect(view.recent.map(({ when, name, words }) => `${when} ${name} ${words}`)).toEqual([
    '昨天 晚归 正常 07:02',
  ]);
});

test('a check-in changes the section it belongs to and no other', () => {
  const yesterdays = { ...curfew, date: '2026-11-23' as const };
  const before = today([yesterdays, morning, curfew], '07:00');
  const reply = {
    outcome: 'present',
    section: { sectionId: 'curfew', name: '晚归', date: day },
    result: present,
  } as const;
  const states = afterCheckIn(before, reply).student?.sections.map(({ result }) => result.state);
  expect(states).toEqual(['missing', 'missing', 'present']);
});

type LessonDay = LessonWeekView['days'][number];

const lesson: LessonDay['lessons'][number] = {
  ...{
    lesson: 1,
    weeks: 'all',
    subject: '语文',
    teacher: '周敏',
    classId: 'jd2402',
    className: '机电2402班',
  },
  ...{ place: 'A302', isSubstitute: false, time: { from: 490, to: 535 } },
};
const lessonDay = (changes: Partial<LessonDay>): LessonDay => ({
  ...{ day, kind: 'school', reason: '周二', lessons: [] },
  ...changes,
});

test('today’s lessons are told with time, class and place, those that follow each other as one', () => {
  const second = { ...lesson, lesson: 2, time: { from: 545, to: 590 } };
  const late = { ...lesson, lesson: 9, time: null, place: '' };
  expect(lessonLines(lessonDay({ lessons: [lesson, second, late] }))).toEqual({
    lines: [
      { key: '0', time: '第 1–2 节 08:10–09:50', what: '语文', where: '机电2402班 · A302' },
      { key: '1', time: '第 9 节', what: '语文', where: '机电2402班' },
    ],
    note: '',
  });
});

test('a substitute reads whose lesson it is, and lessons of two others are not told as one', () => {
  const other = { ...lesson, lesson: 2, isSubstitute: true, teacher: '吴刚' };
  const lessons = [{ ...lesson, isSubstitute: true }, other];
  expect(lessonLines(lessonDay({ lessons })).lines.map(({ where }) => where)).toEqual([
    '机电2402班 · 代周敏的课 · A302',
    '机电2402班 · 代吴刚的课 · A302',
  ]);
});

test('where there is no lesson today, it is said why', () => {
  expect(lessonLines(lessonDay({})).note).toBe('今天没有课');
  expect(lessonLines(lessonDay({ kind: 'off', reason: '国庆节放假' })).note).toBe('国庆节放假');
});

test('the button for the thumb names its class only where there are several', () => {
  const classToday = { classId: 'jd2401', className: '机电2401班' } as ClassToday;
  const titles = (classes: ClassToday[]) =>
    todayView({ ...today([], '07:00'), classes }, at(day, '07:00')).sheets.map(({ title }) => title);
  expect(titles([])).toEqual([]);
  expect(titles([classToday])).toEqual(['看日表']);
  expect(titles([classToday, { ...classToday, className: '机电2402班' }])).toEqual([
    '机电2401班',
    '机电2402班',
  ]);
});

test('a night on duty and a building to keep are lines that open their list', () => {
  const duty = { name: '综职系', departmentId: 'zz', buildingId: null, isLast: false };
  const keeping = { name: '3栋', departmentId: null, buildingId: 'b3', isLast: false };
  expect(nightLines([duty, { ...duty, isLast: true }, keeping])).toMatchObject([
    { title: '今晚你值班 · 综职系', url: '/school/duty/index?departmentId=zz' },
    { title: '昨晚到今天早上你值班 · 综职系', text: '值到 06:00' },
    { title: '3栋 今晚住宿名单', url: '/school/dormitory/index?buildingId=b3' },
  ]);
  // Kept apart on the page, also where somebody is on duty twice.
  expect(new Set(nightLines([duty, duty, keeping]).map(({ key }) => key)).size).toBe(3);
  expect(nightLines([{ ...duty, departmentId: null }])[0]?.url).toBe('/school/duty/index');
});

test('an officer of the whole school begins without a department where there is none', () => {
  const urls = (departmentId: string | null) =>
    setUpSteps({ departmentId, hasClass: false, hasTerm: false }).map(({ url }) => url);
  expect(urls(null)).toEqual(['/school/import/index', '/school/term/index']);
  expect(urls('zz')[0]).toBe('/school/import/index?departmentId=zz');
});

test.each([
  [{ hasClass: false, hasTerm: false }, ['导入名单', '添加学期']],
  [{ hasClass: true, hasTerm: false }, ['添加学期']],
  [{ hasClass: true, hasTerm: true }, []],
])('an officer with %j is led to %j', (has, titles) => {
  expect(setUpSteps({ departmentId: 'zz', ...has }).map(({ title }) => title)).toEqual(titles);
  expect(setUpSteps(null)).toEqual([]);
});
