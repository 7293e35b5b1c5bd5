import type { CloudApi } from '../../../typings/cloud-api';
import { applyWords } from './apply';
import { countUnit, groupsOf, type Report } from './groups';

export type Progress = CloudApi['school']['importContinue']['reply'];

/** A figure of an import that is over or being done. */
export interface Tile {
  name: string;
  count: number;
  tone: string;
}

/** How many rows that were not written are named. */
const MOST_CONFLICTS = 50;

/** What the page shows of an import, but for its lists. */
export function reportView(report: Report) {
  const groups = groupsOf(report);
  return {
    state: report.state,
    ...headOf(report),
    tiles: tilesOf(report),
    notes: notesOf(report),
    groups,
    apply: applyWords(report),
    hasNothingToWrite: hasNothingToWrite(report),
    conflicts: conflictsOf(report),
  };
}

/** Whether everything in a file is in the school already. */
function hasNothingToWrite({ counts, total }: Report): boolean {
  return counts.entering + counts.changing + total === 0;
}

interface Head {
  mark: string;
  tone: string;
  title: string;
  lead: string;
}

/** The title with its mark, and the sentence below it. */
function headOf(report: Report): Head {
  const { state, what, counts, conflicts } = report;
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
      return headOfReady(report);
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
        lead: '检查之后，有人在别的年级建了同名的班级。请重新上传文件，再检查一次',
      };
  }
}

function headOfReady(report: Report): Head {
  const { kind, counts } = report;
  const unit = countUnit(report);
  const inFile = `文件里 ${counts.rows} ${kind === 'timetable' ? '行' : '人'}`;
  if (hasNothingToWrite(report)) {
    const title = `和现有${kind === 'timetable' ? '课表' : '名单'}一样，不用写入`;
    return { mark: '✓', tone: 'present', title, lead: `${inFile}，没有一处要改` };
  }
  const lead = counts.unchanged > 0 ? `${inFile}，其中 ${counts.unchanged} ${unit}不变` : inFile;
  return { mark: '✓', tone: 'brand', title: '检查好了，还没写入', lead: `${lead}。点开看看对不对` };
}

/** Figures alone: who it was is no longer kept. */
function tilesOf({ state, kind, what, counts }: Report): Tile[] {
  if (!['applying', 'done', 'failed'].includes(state)) return [];
  const tile = (name: string, count: number, tone: string): Tile => ({
    ...{ name, count },
    tone: count > 0 ? tone : 'plain',
  });
  if (what === 'graduation') return [tile('毕业', counts.changing, 'late')];
  return [
    tile('新增', counts.entering, 'present'),
    tile('修改', counts.changing, 'late'),
    ...(kind === 'student' ? [tile('其中转班', counts.transferring, 'late')] : []),
    tile('不变', counts.unchanged, 'plain'),
  ];
}

function notesOf({ state, counts, newBuildings, unknownColumns, unreadSheets }: Report): string[] {
  if (state !== 'ready' && state !== 'mistakes') return [];
  return [
    counts.rooms > 0 ? dormitoriesInWords(newBuildings.length, counts.rooms) : '',
    unreadSheets.length > 0
      ? `只读了第一张有内容的工作表；${unreadSheets.join('、')} 没有读，请并成一张，或各存成一个文件`
      : '',
    unknownColumns.length > 0 ? `这些列不认识，没有读：${unknownColumns.join('、')}` : '',
  ].filter(Boolean);
}

function conflictsOf({ conflicts, kind }: Pick<Report, 'conflicts' | 'kind'>): string[] {
  const why = kind === 'timetable' ? '刚才被别人改过，或者这些课已经上过' : '刚才被别人改过';
  return conflicts
    .slice(0, MOST_CONFLICTS)
    .map(({ row, number }) => `第 ${row} 行 ${number}：${why}，没有写入`);
}

/** How far the writing is. */
export function progressView({ done, total }: Pick<Progress, 'done' | 'total'>) {
  const percent = total === 0 ? 100 : Math.floor((Math.min(done, total) / total) * 100);
  return { percent, words: `已写入 ${Math.min(done, total)}/${total}` };
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
  if (state !== 'done' || what === 'graduation' || kind === 'timetable') return [];
  const roster = `/school/roster/index?departmentId=${departmentId}`;
  const grant: NextStep = {
    key: 'grant',
    title: '授予班主任身份',
    text: '在花名册里找到老师，授予身份，再发绑定码',
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
    text: kind === 'student' ? '有了老师，才能授予班主任身份' : '有了班级，才能授予班主任身份',
    url: 'back',
  };
  return kind === 'student' ? [other, grant, code] : [grant, code, other];
}

/** The report after some of it was written: names of people are no longer needed. */
export function withProgress(report: Report, progress: Progress): Report {
  return { ...report, ...progress };
}

/** A mistyped building is seen here: nobody expects a new one every term. */
function dormitoriesInWords(buildings: number, rooms: number): string {
  return `将新增 ${buildings > 0 ? `${buildings} 栋楼、` : ''}${rooms} 间宿舍`;
}
