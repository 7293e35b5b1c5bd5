import type { DaySheet, DaySheetRow, Result, SectionTimes } from '../../../typings/cloud-api';
import { type Figure, figuresOf } from '../../shared/figures';
import { resultWords } from '../../shared/result-words';
import { missingWord, sectionInWords } from '../../shared/section-words';
import { clockTime, dayInWords } from '../../shared/time';

/** One student's line. */
export interface RowView {
  studentId: string;
  name: string;
  number: string;
  words: string;
  how: string;
}

/** Students who belong together on the sheet. */
export interface Group {
  key: 'missing' | 'late' | 'field' | 'present';
  tone: string;
  name: string;
  rows: RowView[];
  /** Folded away until asked for: whom the teacher need not look at. */
  folds: boolean;
}

/** Whom a sheet shows: everybody, or those whom one of the numbers counts. */
export type Only = Figure['key'];

/** Whom the address of the page asks for; anything else is everybody. */
export function onlyFrom(text = ''): Only {
  return (['missing', 'late', 'present'] as const).find((one) => one === text) ?? 'expected';
}

/** What the page shows of a day sheet. */
export function daySheetView(
  { className, date, now, section, sections, counts, rows }: DaySheet,
  only: Only = 'expected',
) {
  const phase = section?.phase ?? 'upcoming';
  const missing = {
    key: 'missing',
    name: missingWord(phase),
    tone: phase === 'closed' ? 'missing' : 'plain',
  } as const;
  const groups: Group[] = [
    { ...missing, rows: rowsWhere(rows, ({ state }) => state === 'missing'), folds: false },
    {
      key: 'late',
      name: '迟到',
      tone: 'late',
      rows: rowsWhere(rows, ({ state }) => state === 'late'),
      folds: false,
    },
    { key: 'field', name: '外勤', tone: 'late', rows: rowsWhere(rows, isField), folds: false },
    { key: 'present', name: '已到', tone: 'present', rows: rowsWhere(rows, isPlainlyPresent), folds: true },
  ];
  const figures = figuresOf(counts, phase).map((figure) => ({
    ...figure,
    chosen: only !== 'expected' && figure.key === only,
  }));
  const shown = groups.filter(({ key, rows: own }) => own.length > 0 && isCounted(key, only));
  return {
    className,
    day: dayInWords(date),
    section: section ? `${sectionInWords(section)} · 截至 ${clockTime(now)}` : '',
    active: section ? tabKey(section) : '',
    tabs: sections.map((times) => ({ key: tabKey(times), title: tabTitle(times, sections), ...times })),
    counts: figures,
    // Whoever asked for those who are there need not unfold them.
    groups: shown.map((group) => ({ ...group, folds: group.folds && only === 'expected' })),
    isUpcoming: phase === 'upcoming',
    nobody: phase !== 'upcoming' && shown.length === 0 ? nobodyWords(figures) : '',
  };
}

/** Whether a number of the headline counts a group: who is elsewhere with a note counts as there. */
function isCounted(group: Group['key'], only: Only): boolean {
  return only === 'expected' || (group === 'field' ? 'present' : group) === only;
}

function nobodyWords(figures: readonly (Figure & { chosen: boolean })[]): string {
  const chosen = figures.find((figure) => figure.chosen);
  return chosen ? `现在没有“${chosen.name}”的学生，点“应到”看全班` : '这个班那天没有应到的学生';
}

/** Present, but from elsewhere and by their own word: for the teacher to judge, never folded away. */
function isField({ state, kind }: Result): boolean {
  return state === 'present' && kind === 'field';
}

function isPlainlyPresent(result: Result): boolean {
  return result.state === 'present' && !isField(result);
}

/** After midnight a section of yesterday and its namesake of today stand side by side. */
function tabKey({ date, sectionId }: SectionTimes): string {
  return `${date} ${sectionId}`;
}

function tabTitle({ name, date }: SectionTimes, sections: readonly SectionTimes[]): string {
  const newest = sections[sections.length - 1]?.date ?? date;
  return date < newest ? `昨天 ${name}` : name;
}

function rowsWhere(rows: readonly DaySheetRow[], belongs: (result: Result) => boolean): RowView[] {
  return rows.filter(({ result }) => belongs(result)).map(rowView);
}

function rowView({ studentId, name, number, result }: DaySheetRow): RowView {
  const { title, how } = resultWords(result);
  return { studentId, name, number, words: title, how };
}
