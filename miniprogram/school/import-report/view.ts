import type { CloudApi } from '../../../typings/cloud-api';
import { dayInWords } from '../../shared/time';

export type Report = CloudApi['school']['importReport']['reply'];
export type Progress = CloudApi['school']['importContinue']['reply'];

/** Lists of a report that can be looked at. */
export type ListKey = 'mistakes' | 'entering' | 'transfers' | 'changes' | 'absent';

/** A figure of the report; with a list behind it, it can be tapped. */
export interface Tile {
  key: string;
  name: string;
  count: number;
  tone: string;
  list: ListKey | '';
}

/** How many rows are on the screen at once. */
const ROWS = 50;

/** What the page shows of an import, but for its lists. */
export function reportView(report: Report) {
  const { state, counts } = report;
  const tiles = tilesOf(report);
  return {
    state,
    ...headOf(report),
    tiles,
    notes: notesOf(report),
    first: firstList(state, tiles),
    hasNothingToWrite: counts.entering + counts.changing === 0,
    conflicts: conflictsOf(report),
  };
}

/** The list to begin with. */
function firstList(state: Report['state'], tiles: readonly Tile[]): ListKey | '' {
  if (state === 'mistakes') return 'mistakes';
  return tiles.find(({ list }) => list !== '')?.list ?? '';
}

/** The title with its mark, and the sentence below it. */
function headOf({ state, what, counts, conflicts }: Report): {
  mark: string;
  tone: string;
  title: string;
  lead: string;
} {
  const name = what === 'graduation' ? '毕业' : '导入';
  switch (state) {
    case 'planning':
      return {
        mark: '…',
        tone: 'plain',
        title: '没有检查完',
        lead: '这次检查中断了，什么都没有写入。请重新上传文件',
      };
    case 'mistakes':
      return {
        mark: '!',
        tone: 'late',
        title: `有 ${counts.mistakes} 处要改`,
        lead: '什么都没有写入。在原文件里改好后，重新上传',
      };
    case 'ready':
      return { mark: '✓', tone: 'brand', title: '检查好了，还没写入', lead: leadOfReady(counts) };
    case 'applying':
      return { mark: '…', tone: 'brand', title: `正在${name}`, lead: '' };
    case 'done':
      return {
        mark: '✓',
        tone: conflicts.length > 0 ? 'late' : 'present',
        title: `${name}完成`,
        lead: conflicts.length > 0 ? `有 ${conflicts.length} 行没有写入，见下` : '全部写好了',
      };
    case 'failed':
      return {
        mark: '!',
        tone: 'missing',
        title: '没有写入',
        lead: '检查之后，有人建了同名的班级、年级或宿舍。请重新上传文件，再检查一次',
      };
  }
}

function leadOfReady({ rows, entering, changing }: Report['counts']): string {
  if (entering + changing === 0) return `文件里 ${rows} 人都和现有名单一样，不用导入`;
  return `文件里 ${rows} 人，看看对不对`;
}

function tilesOf({ state, kind, what, counts, ...lists }: Report): Tile[] {
  if (state === 'planning' || state === 'mistakes') return [];
  const isReady = state === 'ready';
  const tile = (key: string, name: string, count: number, tone: string, list: ListKey | ''): Tile => ({
    ...{ key, name, count },
    tone: count > 0 ? tone : 'plain',
    list: isReady && count > 0 ? list : '',
  });
  const hasUnits = lists.newGrades.length + lists.newClasses.length > 0;
  const changing = tile('changing', '修改', counts.changing, 'late', 'changes');
  if (what === 'graduation') return [{ ...changing, name: '毕业' }];
  return [
    tile('entering', '新增', counts.entering, 'present', hasUnits ? 'entering' : ''),
    ...(kind === 'student' ? [tile('transferring', '转班', counts.transferring, 'late', 'transfers')] : []),
    changing,
    tile('unchanged', '不变', counts.unchanged, 'plain', ''),
    tile('absent', '不在表里', counts.absent, 'plain', 'absent'),
  ];
}

function notesOf({ state, counts, unknownColumns }: Report): string[] {
  if (state !== 'ready') return [];
  return [
    unknownColumns.length > 0 ? `这些列不认识，没有读：${unknownColumns.join('、')}` : '',
    counts.transferring > 0 ? '转班的人也算在“修改”里' : '',
    counts.absent > 0 ? `不在表里的 ${counts.absent} 人保持不变；退学、毕业请把状态写进表里` : '',
  ].filter(Boolean);
}

function conflictsOf({ conflicts }: Pick<Report, 'conflicts'>): string[] {
  return conflicts
    .slice(0, ROWS)
    .map(({ row, number }) => `第 ${row} 行 ${number}：刚才被别人改过，没有写入`);
}

/** A row of a list: what stands in front, and the line below. */
export interface RowView {
  key: string;
  head: string;
  end: string;
  text: string;
}

/** A page of a list: what it is called, its rows, and which of how many they are. */
export interface Sheet {
  list: ListKey;
  title: string;
  rows: RowView[];
  page: number;
  /** `第 51–100 个，共 1000 个`; empty where all fit on one page. */
  range: string;
  hasPrevious: boolean;
  hasNext: boolean;
}

/** The rows of a list that are on page `page` (from 0); a page that isn't there is the nearest one that is. */
export function sheetOf(report: Report, list: ListKey, page: number): Sheet {
  const { title, rows, count } = listOf(report, list);
  const last = Math.max(0, Math.ceil(rows.length / ROWS) - 1);
  const shown = Math.min(Math.max(page, 0), last);
  const from = shown * ROWS;
  const visible = rows.slice(from, from + ROWS);
  const cut = rows.length < count ? `，只列前 ${rows.length} 个` : '';
  return {
    ...{ list, title, page: shown },
    rows: visible,
    range:
      rows.length > ROWS || cut !== ''
        ? `第 ${from + 1}–${from + visible.length} 个，共 ${count} 个${cut}`
        : '',
    hasPrevious: shown > 0,
    hasNext: shown < last,
  };
}

function listOf(report: Report, list: ListKey): { title: string; rows: RowView[]; count: number } {
  const { counts } = report;
  switch (list) {
    case 'mistakes':
      return { title: '要改的地方', rows: report.mistakes.map(mistakeRow), count: counts.mistakes };
    case 'entering': {
      const rows = [...report.newGrades, ...report.newClasses].map(unitRow);
      return { title: '会新建的年级和班级', rows, count: rows.length };
    }
    case 'transfers':
      return { title: '转班', rows: report.transfers.map(transferRow), count: counts.transferring };
    case 'changes':
      return { title: '修改', rows: report.changes.map(changeRow), count: counts.changing };
    case 'absent':
      return { title: '不在表里，保持不变', rows: report.absent.map(absentRow), count: counts.absent };
  }
}

function mistakeRow({ row, column, value, reason }: Report['mistakes'][number], index: number): RowView {
  return { key: `${index}`, head: `第 ${row} 行 · ${column}`, end: value, text: reason };
}

function unitRow(name: string): RowView {
  return { key: name, head: name, end: '', text: '' };
}

function transferRow({ row, number, name, from, to, day }: Report['transfers'][number]): RowView {
  const text = `${from || '没有班级'} → ${to}，${dayInWords(day)}起`;
  return { key: number, head: `${name} ${number}`, end: `第 ${row} 行`, text };
}

function changeRow({ row, number, name, columns }: Report['changes'][number]): RowView {
  // Rows of a graduation are rows of no file.
  const end = row > 0 ? `第 ${row} 行` : '';
  return { key: number, head: `${name} ${number}`, end, text: `改：${columns.join('、')}` };
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

/** What beginning will do, in a sentence to be agreed to. */
export function whatWillHappen({ kind, what, counts, newGrades, newClasses }: Report): string {
  if (what === 'graduation')
    return `${counts.changing} 名学生改为毕业，账号不能再用学生身份。写入后不能撤回。`;
  const units = [...newGrades, ...newClasses];
  const parts = [
    counts.entering > 0 ? `新增 ${counts.entering} 人` : '',
    counts.changing > 0
      ? `修改 ${counts.changing} 人${counts.transferring > 0 ? `（转班 ${counts.transferring} 人）` : ''}`
      : '',
    units.length > 0
      ? `新建 ${units.length > 4 ? `${units.slice(0, 4).join('、')} 等 ${units.length} 个年级和班级` : units.join('、')}`
      : '',
  ].filter(Boolean);
  const list = kind === 'student' ? '学生' : '教职工';
  return `${list}名单：${parts.join('，')}。写入后可以再导入一次来更正。`;
}

/** How far the writing is. */
export function progressView({ done, total }: Pick<Progress, 'done' | 'total'>) {
  const percent = total === 0 ? 100 : Math.floor((Math.min(done, total) / total) * 100);
  return { percent, words: `已写入 ${Math.min(done, total)}/${total} 人` };
}

/** What comes after an import. */
export interface NextStep {
  key: string;
  title: string;
  text: string;
  url: string;
}

/** What an officer does next. */
export function nextSteps(
  { state, kind, what }: Pick<Report, 'state' | 'kind' | 'what'>,
  departmentId: string,
): NextStep[] {
  if (state !== 'done' || what === 'graduation') return [];
  const roster = `/school/roster/index?departmentId=${departmentId}`;
  const grant: NextStep = {
    key: 'grant',
    title: '授权班主任',
    text: '在花名册里找到老师，给班主任职责，再发一次性绑定码',
    url: roster,
  };
  const code: NextStep = {
    key: 'code',
    title: '发班级码',
    text: '班主任在“我的”里生成，发到班级群；你也可以在花名册里代办',
    url: roster,
  };
  const other: NextStep = {
    key: 'other',
    title: kind === 'student' ? '导入教职工名单' : '导入学生花名册',
    text: kind === 'student' ? '有了老师，才能授权班主任' : '有了班级，才能授权班主任',
    url: 'back',
  };
  return kind === 'student' ? [other, grant, code] : [grant, code, other];
}

/** The report after some of it was written: names of people are no longer needed. */
export function withProgress(report: Report, progress: Progress): Report {
  return { ...report, ...progress };
}
