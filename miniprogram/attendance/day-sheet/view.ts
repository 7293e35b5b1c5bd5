import type { DaySheet, DaySheetRow, Result, SectionTimes } from '../../../typings/cloud-api';
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

/** What the page shows of a day sheet. */
export function daySheetView({ className, date, now, section, sections, counts, rows }: DaySheet) {
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
  const figures = [
    { tone: 'plain', name: '应到', count: counts.expected },
    { tone: 'present', name: '已到', count: counts.present },
    { tone: 'late', name: '迟到', count: counts.late },
    { tone: missing.tone, name: missing.name, count: counts.missing },
  ];
  return {
    className,
    day: dayInWords(date),
    section: section ? `${sectionInWords(section)} · 截至 ${clockTime(now)}` : '',
    active: section ? tabKey(section) : '',
    tabs: sections.map((times) => ({ key: tabKey(times), title: tabTitle(times, sections), ...times })),
    counts: phase === 'upcoming' ? figures.slice(0, 1) : figures,
    groups: groups.filter(({ rows: own }) => own.length > 0),
    isUpcoming: section?.phase === 'upcoming',
  };
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
