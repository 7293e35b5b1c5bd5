import type { CloudApi, Day } from '../../../typings/cloud-api';
import { addDays, dayInWords, dayOf, mondayOf, weekdayOf, weekdayName } from '../../shared/time';

export type Calendar = CloudApi['school']['calendar']['reply'];
export type DayView = Calendar['days'][number];
export type Term = Calendar['terms']['terms'][number];

/** A month, `2026-11`. */
export type Month = string;

/** The first and the last day of a month. */
export function daysOfMonth(month: Month): { from: Day; to: Day } {
  const from = `${month}-01` as Day;
  return { from, to: addDays(`${nextMonth(month, 1)}-01` as Day, -1) };
}

/** The month so many months later (earlier if negative); none beyond the years 2000 to 2099. */
export function nextMonth(month: Month, count: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const months = Math.min(Math.max(year * 12 + number - 1 + count, 2000 * 12), 2100 * 12);
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** `2026年11月` */
export function monthInWords(month: Month): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`;
}

/** Days that are chosen, both included. */
export interface Span {
  from: Day;
  to: Day;
}

/** What is chosen after a tap on a day: with `extends` one chosen day and the tapped one make a span. */
export function afterTap(chosen: Span | null, day: Day, extending: boolean): Span {
  if (!extending || !chosen || chosen.from !== chosen.to || day === chosen.from)
    return { from: day, to: day };
  return day < chosen.from ? { from: day, to: chosen.from } : { from: chosen.from, to: day };
}

/** All days of a span. */
export function daysOf({ from, to }: Span): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** One square of the grid; an empty one where the month has no such day. */
export interface Square {
  key: string;
  day: Day | '';
  number: string;
  /** What the day is, in a word: 休, 国庆节, 调休. */
  word: string;
  tone: 'plain' | 'off' | 'holiday' | 'work' | 'unknown';
  isToday: boolean;
  isChosen: boolean;
  /** The school itself has decided about the day. */
  isDecided: boolean;
  label: string;
}

/** A week from Monday to Sunday with its number in the term (13, 预). */
export interface Week {
  key: string;
  week: string;
  squares: Square[];
}

/** The grid of a month. Days that weren't loaded are empty. */
export function gridView(
  month: Month,
  days: ReadonlyMap<Day, DayView>,
  today: Day,
  chosen: Span | null,
): Week[] {
  const { from, to } = daysOfMonth(month);
  const weeks: Week[] = [];
  for (let monday = mondayOf(from); monday <= to; monday = addDays(monday, 7)) {
    const dates = daysOf({ from: monday, to: addDays(monday, 6) });
    const inMonth = dates.filter((day) => from <= day && day <= to);
    const week = inMonth.map((day) => days.get(day)?.week ?? null).find((label) => label !== null);
    weeks.push({
      key: monday,
      week: week === undefined ? '' : week === '预备周' ? '预' : week.replace(/[^\d]/g, ''),
      squares: dates.map((day) =>
        squareOf(day, inMonth.includes(day) ? days.get(day) : undefined, today, chosen),
      ),
    });
  }
  return weeks;
}

function squareOf(day: Day, view: DayView | undefined, today: Day, chosen: Span | null): Square {
  if (!view) {
    const nothing = { day: '', number: '', word: '', label: '' } as const;
    return { key: day, ...nothing, tone: 'plain', isToday: false, isChosen: false, isDecided: false };
  }
  const { word, tone } = markOf(view);
  return {
    ...{ key: day, day, word, tone },
    number: `${Number(day.slice(8))}`,
    isToday: day === today,
    isChosen: chosen !== null && chosen.from <= day && day <= chosen.to,
    isDecided: view.decision !== null,
    label: `${dayInWords(day)} ${kindInWords(view)} ${view.reason}`,
  };
}

function markOf({ kind, source, reason }: DayView): Pick<Square, 'word' | 'tone'> {
  if (kind === 'unknown') return { word: '未定', tone: 'unknown' };
  if (source === 'holiday') return { word: reason.replace(/放假$/, ''), tone: 'holiday' };
  if (source === 'makeupWorkday') return { word: '调休', tone: 'work' };
  if (source === 'override')
    return kind === 'off' ? { word: '放假', tone: 'holiday' } : { word: '上课', tone: 'work' };
  if (kind === 'off') return { word: source === 'outsideTerm' ? '假期' : '休', tone: 'off' };
  return { word: '', tone: 'plain' };
}

/** 上课, 放假 or 不确定. */
export function kindInWords({ kind }: Pick<DayView, 'kind'>): string {
  return { school: '上课', off: '放假', unknown: '不确定' }[kind];
}

/** The day that is looked at, in words. */
export function detailOf(view: DayView) {
  const { day, week, kind, source, reason, timetable, decision } = view;
  const isOwnTimetable = timetable === weekdayOf(day);
  const held = timetable === null || isOwnTimetable ? '' : `按${weekdayName(timetable)}课表`;
  const open = kind === 'school' && timetable === null ? '还没定按周几的课表' : '';
  return {
    title: [dayInWords(day), week].filter(Boolean).join(' · '),
    kind: kindInWords(view),
    tone: { school: 'present', off: 'plain', unknown: 'late' }[kind],
    // An ordinary weekday is its own reason.
    reason: source === 'weekday' ? '' : reason,
    timetable: reason.includes('课表') ? '' : held || open,
    by: decision === null ? '' : '学校的安排',
  };
}

/** What has to be said of days about which nobody has decided; empty if there are none. */
export function unknownInWords(days: readonly DayView[], canEdit: boolean): string {
  const reasons = [...new Set(days.filter(({ kind }) => kind === 'unknown').map(({ reason }) => reason))];
  if (reasons.length === 0) return '';
  const todo = canEdit ? '可以在下面设学期，或点日子自己定' : '以后会由学工干事定下来';
  return `标“未定”的日子：${reasons.join('；')}。${todo}。`;
}

/** What an officer wants of the chosen days. */
export interface Choice {
  /** Empty while nothing is chosen. */
  kind: 'school' | 'off' | 'asPublished' | '';
  note: string;
  /** The day of the week whose timetable is held, 1 to 7; null: not said. */
  follows: number | null;
}

const MOST_DAYS = 62;

/** The school's word on the chosen days as it is sent, or a sentence why it can't be. */
export function decisionsFor(
  span: Span,
  { kind, note, follows }: Choice,
  days: ReadonlyMap<Day, DayView>,
): { days: CloudApi['school']['setCalendarDays']['request']['days'] } | { refusal: string } {
  if (kind === '') return { refusal: '请先选上课、放假或按国家安排' };
  const dates = daysOf(span);
  if (dates.length > MOST_DAYS) return { refusal: `一次最多改 ${MOST_DAYS} 天，请分几次` };
  const isSingle = dates.length === 1;
  return {
    days: dates.map((date) => ({
      date,
      kind,
      note: kind === 'asPublished' ? '' : note.trim(),
      follows: kind === 'school' && isSingle ? follows : null,
      rev: days.get(date)?.rev ?? 0,
    })),
  };
}

/** The days of a span that were not loaded. */
export function missingDays(span: Span, days: ReadonlyMap<Day, DayView>): Day[] {
  return daysOf(span).filter((day) => !days.has(day));
}

/** `12月4日`, or `12月4日 – 12月6日，共 3 天`, where the number stays on a line with its words. */
export function spanInWords(span: Span): string {
  if (span.from === span.to) return dateInWords(span.from);
  return `${dateInWords(span.from)} – ${dateInWords(span.to)}，共\u00a0${daysOf(span).length}\u00a0天`;
}

/** The button that saves, saying what it does, or what has to be chosen before. */
export function saveWords(span: Span, kind: Choice['kind']): string {
  const count = daysOf(span).length;
  const days = count === 1 ? dateInWords(span.from) : `这 ${count} 天`;
  return {
    ...{ school: `${days}改为上课`, off: `${days}改为放假`, asPublished: `${days}恢复国家安排` },
    '': '请先选怎么安排',
  }[kind];
}

/**
 * What is asked before days are taken away: lessons of school days, or what the school said of days. Null where
 * nothing is lost.
 */
export function takingInWords(
  span: Span,
  { kind }: Pick<Choice, 'kind'>,
  days: ReadonlyMap<Day, DayView>,
): { title: string; content: string; confirmText: string } | null {
  const chosen = daysOf(span).flatMap((day) => days.get(day) ?? []);
  const title = `${saveWords(span, kind)}？`;
  const lost = chosen.filter((day) =>
    kind === 'off' ? day.kind === 'school' : day.decision !== null,
  ).length;
  if (kind === 'school' || kind === '' || lost === 0) return null;
  const which = span.from === span.to ? '这一天' : `其中 ${lost} 天`;
  return kind === 'off'
    ? { title, content: `${which}原来上课。全校的校历都会显示放假。`, confirmText: '改为放假' }
    : {
        title,
        content: `学校对${which}的安排和说明会去掉，按国家放假和学期来算。`,
        confirmText: '恢复',
      };
}

/**
 * The choice to begin with: what the school says of the first day, or nothing. A guess would be one tap from
 * giving the whole school a holiday.
 */
export function choiceFor(view: DayView | undefined): Choice {
  return view?.decision ? { ...view.decision } : { kind: '', note: '', follows: null };
}

/** What happens where no weekday's timetable is chosen: a weekday has its own, a weekend has none. */
export function timetableHint(day: Day): string {
  return weekdayOf(day) <= 5 ? '按周几的课表（不选就是当天的）' : '按周几的课表（不选就以后再定）';
}

/** The terms as lines. */
export function termLines({ terms }: Pick<Calendar['terms'], 'terms'>) {
  return terms.map((term) => ({
    key: `${term.schoolYear}-${term.half}`,
    name: term.name,
    span: `${dateInWords(term.from, `${term.schoolYear}-09-01`)} – ${dateInWords(term.to, term.from)}`,
    weekOne: `第 1 周从 ${dateInWords(term.weekOne, term.from)} 开始`,
    url: `/school/term/index?schoolYear=${term.schoolYear}&half=${term.half}`,
  }));
}

/** `2026年9月1日`; without the year where it is the one of `near`, or `near` isn't given. */
function dateInWords(day: Day, near?: Day): string {
  const short = dayInWords(day).split(' ')[1] ?? '';
  const year = day.slice(0, 4);
  return near === undefined || near.slice(0, 4) === year ? short : `${year}年${short}`;
}

/** The month that a moment (milliseconds) lies in, and its day. */
export function monthOf(now: number): { month: Month; today: Day } {
  const today = dayOf(now);
  return { month: today.slice(0, 7), today };
}
