import type { Day, LessonWeekView } from '../../../typings/cloud-api';
import { addDays, clockOf, dayInWords, mondayOf, weekdayName, weekdayOf } from '../../shared/time';

type LessonDay = LessonWeekView['days'][number];
type Lesson = LessonDay['lessons'][number];

/** What is said of a lesson, or of several at once. */
export interface Detail {
  title: string;
  lines: string[];
}

/** A field of the grid; empty ones have no detail. */
export interface Cell {
  key: string;
  subject: string;
  /** The teacher in a class's timetable, the class in a teacher's, with 代课 where it is somebody else's. */
  who: string;
  place: string;
  isToday: boolean;
  detail: Detail | null;
}

export interface Grid {
  columns: { key: Day; name: string; date: string; word: string; isToday: boolean }[];
  rows: { key: number; name: string; from: string; to: string; cells: Cell[] }[];
  /** What is out of the ordinary: holidays, make-up days, days nobody has decided about. */
  notes: string[];
  /** Instead of a grid, where there is no lesson in the week. */
  empty: { title: string; text: string } | null;
}

/** The week of a day: 11月23日–11月29日, and whether it is today's. */
export function weekInWords(day: Day, today: Day): { span: string; isThisWeek: boolean } {
  const monday = mondayOf(day);
  const dates = [monday, addDays(monday, 6)].map((one) => dayInWords(one).split(' ')[1] ?? '');
  return { span: dates.join('–'), isThisWeek: monday === mondayOf(today) };
}

/** A week as a grid: a column for each day of Monday to Friday and each other one with lessons, a row for each lesson. */
export function gridOf(
  { days, times }: LessonWeekView,
  { isOwn, today }: { isOwn: boolean; today: Day },
): Grid {
  const shown = days.filter(
    ({ kind, lessons }, index) => index < 5 || kind === 'school' || lessons.length > 0,
  );
  const all = days.flatMap(({ lessons }) => lessons);
  const last = Math.max(times.length, ...all.map(({ lesson }) => lesson));
  const numbers = Array.from({ length: last }, (_, index) => index + 1);
  return {
    columns: shown.map((day) => columnOf(day, today)),
    rows: numbers.map((lesson) => {
      const time = all.find((one) => one.lesson === lesson && one.time)?.time ?? times[lesson - 1];
      return {
        ...{ key: lesson, name: `${lesson}` },
        ...{ from: time ? clockOf(time.from) : '', to: time ? clockOf(time.to) : '' },
        cells: shown.map((day) => cellOf(day, lesson, { isOwn, today })),
      };
    }),
    notes: all.length === 0 ? [] : notesOf(days),
    empty: all.length === 0 ? emptyWords(days, isOwn) : null,
  };
}

function columnOf({ day, kind }: LessonDay, today: Day): Grid['columns'][number] {
  const word = { school: '', off: '休', unknown: '未定' }[kind];
  return {
    key: day,
    name: weekdayName(weekdayOf(day)),
    date: String(Number(day.slice(8))),
    word,
    isToday: day === today,
  };
}

function cellOf(
  { day, lessons }: LessonDay,
  number: number,
  { isOwn, today }: { isOwn: boolean; today: Day },
): Cell {
  const here = lessons.filter(({ lesson }) => lesson === number);
  const whos = here.map((one) => (isOwn ? classOf(one) : one.teacher));
  return {
    key: `${day}-${number}`,
    subject: distinct(here.map(({ subject }) => subject)).join(' / '),
    who: distinct(whos).join('、'),
    place: distinct(here.map(({ place }) => place)).join('、'),
    isToday: day === today,
    detail: here.length === 0 ? null : detailOf(day, here),
  };
}

function classOf({ className, isSubstitute }: Lesson): string {
  return isSubstitute ? `代课 ${className}` : className;
}

function detailOf(day: Day, here: readonly Lesson[]): Detail {
  const [first] = here;
  const time = first?.time ? ` ${clockOf(first.time.from)}–${clockOf(first.time.to)}` : '';
  return {
    title: distinct(here.map(({ subject }) => subject)).join(' / '),
    lines: [`${dayInWords(day)} 第 ${first?.lesson ?? ''} 节${time}`, ...here.map(lineOf)],
  };
}

const weeksWords = { all: '', odd: '单周', even: '双周' } as const;

function lineOf({ className, teacher, isSubstitute, place, weeks }: Lesson): string {
  return [className, isSubstitute ? `代${teacher}的课` : teacher, place, weeksWords[weeks]]
    .filter(Boolean)
    .join(' · ');
}

/** Days that don't go as their weekday says: an ordinary one gives its weekday as the reason. */
function notesOf(days: readonly LessonDay[]): string[] {
  return days
    .filter(({ reason }, index) => reason !== weekdayName(index + 1))
    .map(({ day, reason }) => `${dayInWords(day)}：${reason}`);
}

function emptyWords(days: readonly LessonDay[], isOwn: boolean): { title: string; text: string } {
  const unknown = days.find(({ kind }) => kind === 'unknown');
  if (unknown && isOwn)
    return { title: '这一周还没有课表', text: '课表还没有导入，或里面没有你的课；有问题请找学工干事' };
  if (unknown) return { title: '这一周还没有课表', text: `${unknown.reason}；有问题请找学工干事` };
  if (days.every(({ kind }) => kind === 'off')) return { title: '这一周不上课', text: days[0]?.reason ?? '' };
  return { title: '这一周没有课', text: isOwn ? '课表里没有你这一周的课' : '课表里没有这个班这一周的课' };
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)].filter(Boolean);
}
