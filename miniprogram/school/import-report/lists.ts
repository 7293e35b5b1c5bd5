import { dayInWords } from '../../shared/time';
import { type Change, groupsOf, type ListKey, numberTitle, type Report } from './groups';

/** How many rows are on the screen at once. */
const ROWS = 50;

/** A row of a list: what stands in front, and the lines below. */
export interface RowView {
  key: string;
  head: string;
  end: string;
  text: string;
}

/** A page of a list: its rows, and which of how many they are. */
export interface Sheet {
  list: ListKey;
  rows: RowView[];
  page: number;
  /** `第 51–100 个，共 1000 个`; empty where all fit on one page. */
  range: string;
  hasPrevious: boolean;
  hasNext: boolean;
}

/** The rows of a list that are on page `page` (from 0); a page that isn't there is the nearest one that is. */
export function sheetOf(report: Report, list: ListKey, page: number): Sheet {
  const rows = rowsOf[list](report);
  const count = groupsOf(report).find((one) => one.list === list)?.count ?? rows.length;
  const last = Math.max(0, Math.ceil(rows.length / ROWS) - 1);
  const shown = Math.min(Math.max(page, 0), last);
  const from = shown * ROWS;
  const visible = rows.slice(from, from + ROWS);
  const cut = rows.length < count ? `，只列前 ${rows.length} 个` : '';
  return {
    ...{ list, page: shown },
    rows: visible,
    range:
      rows.length > ROWS || cut !== ''
        ? `第 ${from + 1}–${from + visible.length} 个，共 ${count} 个${cut}`
        : '',
    hasPrevious: shown > 0,
    hasNext: shown < last,
  };
}

/** How the rows of each list are made. */
const rowsOf: Readonly<Record<ListKey, (report: Report) => RowView[]>> = {
  mistakes: ({ mistakes }) => mistakes.map(mistakeRow),
  lookalikes: ({ lookalikes }) => lookalikes.map(lookalikeRow),
  newGrades: ({ newGrades }) => newGrades.map(unitRow),
  newClasses: ({ newClasses }) => newClasses.map(unitRow),
  newBuildings: ({ newBuildings }) => newBuildings.map(unitRow),
  newRooms: ({ newRooms }) => newRooms.map(unitRow),
  oddGrades: ({ oddGrades }) => oddGrades.map(oddGradeRow),
  oddNumbers: ({ oddNumbers }) => oddNumbers.map(oddNumberRow),
  entering: ({ entering }) => entering.map(entryRow),
  absent: ({ absent }) => absent.map(absentRow),
  newTimetables: (report) => timetableRows(report, 'new'),
  changedTimetables: (report) => timetableRows(report, 'changed'),
  renaming: (report) => changeRows(report, 'renaming'),
  returning: (report) => changeRows(report, 'returning'),
  leaving: (report) => changeRows(report, 'leaving'),
  transferring: (report) => changeRows(report, 'transferring'),
  changing: (report) => changeRows(report, 'changing'),
};

function mistakeRow({ row, column, value, reason }: Report['mistakes'][number], index: number): RowView {
  return { key: `${index}`, head: `第 ${row} 行 · ${column}`, end: value, text: reason };
}

function unitRow(name: string): RowView {
  return { key: name, head: name, end: '', text: '' };
}

function oddGradeRow(name: string): RowView {
  return { key: name, head: name, end: '', text: '年级通常写成 2026级 这样' };
}

function oddNumberRow({ row, number, name }: Report['oddNumbers'][number]): RowView {
  return {
    key: number,
    head: `${name} ${number}`,
    end: `第 ${row} 行`,
    text: '别人的都是数字，字母 O、I、l 可能是 0、1',
  };
}

function lookalikeRow({ name, students, like }: Report['lookalikes'][number]): RowView {
  return { key: name, head: name, end: `表里 ${students} 人`, text: `和“${like}”只差一处` };
}

function timetableRows({ timetables }: Report, wanted: 'new' | 'changed'): RowView[] {
  return timetables
    .filter(({ change }) => change === wanted)
    .map(({ className, lessons, replaced }) => ({
      key: className,
      head: className,
      end: `每周 ${lessons} 节`,
      text: replaced.length > 0 ? `原定 ${replaced.join('、')} 起的课表不再用` : '',
    }));
}

function entryRow({ row, number, name, className }: Report['entering'][number]): RowView {
  return { key: number, head: `${name} ${number}`, end: className || `第 ${row} 行`, text: '' };
}

function changeRows(report: Report, wanted: Change['group']): RowView[] {
  return report.changes.filter(({ group }) => group === wanted).map((one) => changeRow(one, report));
}

/** Somebody with another name is headed by both. Rows of a graduation are rows of no file. */
function changeRow(change: Change, report: Report): RowView {
  const { row, number, name, className } = change;
  const end = report.what === 'graduation' ? className : `第 ${row} 行`;
  const renamed = change.differences.find(({ column }) => column === '姓名');
  const head = renamed
    ? `${renamed.from} → ${renamed.to} ${numberTitle(report)} ${number}`
    : `${name} ${number}`;
  return { key: number, head, end, text: differenceLines(change).join('\n') };
}

/** What holds from a day on, and not since ever. */
const DATED = ['班级', '状态', '住校', '宿舍'];

function differenceLines({ differences, day }: Change): string[] {
  return differences
    .filter(({ column }) => column !== '姓名')
    .map(({ column, from, to }) => {
      const since = day && DATED.includes(column) ? `，${dayInWords(day)}起` : '';
      return `${column}：${from || '空'} → ${to || '空'}${since}`;
    });
}

function absentRow({ personId, number, name, className }: Report['absent'][number]): RowView {
  return { key: personId, head: `${name} ${number}`, end: className, text: '' };
}

/** All that has to be put right, as a table that can be pasted: cells apart by tabs. */
export function mistakesAsText({ mistakes }: Pick<Report, 'mistakes'>): string {
  const rows = mistakes.map(({ row, column, value, reason }) => [`${row}`, column, value, reason]);
  return [['行', '列', '填的是', '原因'], ...rows].map((cells) => cells.map(plain).join('\t')).join('\n');
}

/** A cell with a tab or a line break in it would tear the table apart. */
function plain(cell: string): string {
  return cell.replace(/[\t\r\n]+/g, ' ');
}
