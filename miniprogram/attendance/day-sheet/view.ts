import type { DaySheet, DaySheetRow, Result } from '../../../typings/cloud-api';
import { sectionInWords } from '../../components/class-card/view';
import { resultWords, stateNames } from '../../shared/result-words';
import { dayInWords } from '../../shared/time';

/** One student's line. */
export interface RowView {
  studentId: string;
  name: string;
  number: string;
  words: string;
  how: string;
}

/** The students in one state, under its name. */
export interface Group {
  state: Result['state'];
  name: string;
  rows: RowView[];
}

/** Exceptions first; who is there comes last and is folded away. */
const order: readonly Result['state'][] = ['missing', 'late', 'present'];

/** What the page shows of a day sheet. */
export function daySheetView({ className, date, section, sections, counts, rows }: DaySheet) {
  return {
    className,
    day: dayInWords(date),
    section: section ? sectionInWords(section) : '',
    sectionId: section?.sectionId ?? '',
    tabs: sections.map(({ sectionId, name, date }) => ({ sectionId, name, date })),
    counts: [
      { tone: 'plain', name: '应到', count: counts.expected },
      ...order.map((state) => ({ tone: state, name: stateNames[state], count: counts[state] })),
    ],
    groups: order.map((state) => group(state, rows)).filter(({ rows }) => rows.length > 0),
  };
}

function group(state: Result['state'], rows: readonly DaySheetRow[]): Group {
  const own = rows.filter(({ result }) => result.state === state);
  return { state, name: stateNames[state], rows: own.map(rowView) };
}

function rowView({ studentId, name, number, result }: DaySheetRow): RowView {
  const { title, how } = resultWords(result);
  return { studentId, name, number, words: title, how };
}
