import type { CloudApi } from '../../../typings/cloud-api';
import { dayInWords } from '../../shared/time';

export type Report = CloudApi['school']['importReport']['reply'];
type Change = Report['changes'][number];

/** Lists of a report that can be looked at. */
export type ListKey = 'mistakes' | 'lookalikes' | 'units' | 'entering' | Change['group'] | 'absent';

/** A group of the report that unfolds. */
export interface Group {
  list: ListKey;
  name: string;
  count: number;
  tone: string;
  /** What to look at, or to know. */
  hint: string;
}

/** How many rows are on the screen at once. */
const ROWS = 50;

/** What there is to look at, what deserves it most first; empty groups are left out. */
export function groupsOf(report: Report): Group[] {
  const { state, what, counts } = report;
  if (state === 'mistakes') return [group('mistakes', '要改的地方', counts.mistakes, 'late')];
  if (state !== 'ready') return [];
  const number = numberTitle(report);
  const leaving = what === 'graduation' ? '毕业' : '离校（休学、退学、毕业）';
  return [
    group('renaming', `${number}相同、姓名不同`, counts.renaming, 'missing', renamingHint(number)),
    group('lookalikes', '新班级和别的班很像', report.lookalikes.length, 'missing', lookalikeHint),
    group('entering', '新增', counts.entering, 'present'),
    group('units', '新建的年级、班级和楼', newUnits(report).length, 'present', roomsHint(counts.rooms)),
    group('transferring', '转班', counts.transferring, 'late'),
    group('returning', '回到学校', counts.returning, 'late', '之前休学、退学或毕业，现在又在名单里'),
    group('leaving', leaving, counts.leaving, 'late', '从那天起不计入应到，账号不能再用学生身份'),
    group('changing', '其他修改', othersIn(counts), 'late'),
    group('absent', '不在表里，保持不变', counts.absent, 'plain', '退学、毕业的，请把状态写进表里'),
  ].filter(({ count }) => count > 0);
}

/** Changed people who are in none of the groups that deserve a look of their own. */
function othersIn({ changing, renaming, returning, leaving, transferring }: Report['counts']): number {
  return changing - renaming - returning - leaving - transferring;
}

/** Names of what a file makes, but for rooms, which are too many to name. */
function newUnits({ newGrades, newClasses, newBuildings }: Report): string[] {
  return [...newGrades, ...newClasses, ...newBuildings];
}

function roomsHint(rooms: number): string {
  return rooms > 0 ? `还有 ${rooms} 间新宿舍` : '';
}

/** What identifies a person of the file: 学号 or 工号. */
export function numberTitle({ kind }: Pick<Report, 'kind'>): string {
  return kind === 'student' ? '学号' : '工号';
}

const renamingHint = (number: string) => `请确认是同一个人；不是的话，${number}写错了，会把原来的人改掉`;
const lookalikeHint = '写错了请改好重传；确实是新班级，可以写入';

function group(list: ListKey, name: string, count: number, tone: string, hint = ''): Group {
  return { list, name, count, tone, hint };
}

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
  const rows = rowsOf(report, list);
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

function rowsOf(report: Report, list: ListKey): RowView[] {
  switch (list) {
    case 'mistakes':
      return report.mistakes.map(mistakeRow);
    case 'lookalikes':
      return report.lookalikes.map(lookalikeRow);
    case 'units':
      return newUnits(report).map(unitRow);
    case 'entering':
      return report.entering.map(entryRow);
    case 'absent':
      return report.absent.map(absentRow);
    case 'renaming':
    case 'returning':
    case 'leaving':
    case 'transferring':
    case 'changing':
      return report.changes.filter(({ group: one }) => one === list).map((one) => changeRow(one, report));
  }
}

function mistakeRow({ row, column, value, reason }: Report['mistakes'][number], index: number): RowView {
  return { key: `${index}`, head: `第 ${row} 行 · ${column}`, end: value, text: reason };
}

function unitRow(name: string): RowView {
  return { key: name, head: name, end: '', text: '' };
}

function lookalikeRow({ name, students, like }: Report['lookalikes'][number]): RowView {
  return { key: name, head: name, end: `表里 ${students} 人`, text: `和“${like}”只差一处` };
}

function entryRow({ row, number, name, className }: Report['entering'][number]): RowView {
  return { key: number, head: `${name} ${number}`, end: className || `第 ${row} 行`, text: '' };
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
