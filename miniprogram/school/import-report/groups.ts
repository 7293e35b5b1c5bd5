import type { CloudApi } from '../../../typings/cloud-api';

export type Report = CloudApi['school']['importReport']['reply'];
/** Somebody whom an import changes. */
export type Change = Report['changes'][number];
type TimetableList = 'newTimetables' | 'changedTimetables';

/** Lists of a report that can be looked at. */
export type ListKey =
  'mistakes' | 'lookalikes' | 'units' | 'entering' | Change['group'] | 'absent' | TimetableList;

/** A group of the report that unfolds. */
export interface Group {
  list: ListKey;
  name: string;
  count: number;
  tone: string;
  /** What to look at, or to know. */
  hint: string;
}

/** What there is to look at, what deserves it most first; empty groups are left out. */
export function groupsOf(report: Report): Group[] {
  const { state, counts } = report;
  if (state === 'mistakes') return [group('mistakes', '要改的地方', counts.mistakes, 'late')];
  if (state !== 'ready') return [];
  return (report.kind === 'timetable' ? timetableGroups(counts) : peopleGroups(report)).filter(
    ({ count }) => count > 0,
  );
}

/** Counts of a timetable are of classes. */
function timetableGroups({ entering, changing }: Report['counts']): Group[] {
  return [
    group('newTimetables', '还没有课表的班', entering, 'present'),
    group('changedTimetables', '课表有变的班', changing, 'late', '从所选的那天起按新课表；之前的不变'),
  ];
}

function peopleGroups(report: Report): Group[] {
  const { what, counts } = report;
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
  ];
}

/** Changed people who are in none of the groups that deserve a look of their own. */
function othersIn({ changing, renaming, returning, leaving, transferring }: Report['counts']): number {
  return changing - renaming - returning - leaving - transferring;
}

/** Names of what a file makes, but for rooms, which are too many to name. */
export function newUnits({ newGrades, newClasses, newBuildings }: Report): string[] {
  return [...newGrades, ...newClasses, ...newBuildings];
}

function roomsHint(rooms: number): string {
  return rooms > 0 ? `还有 ${rooms} 间新宿舍` : '';
}

/** What the figures of an import count: people, or classes for a timetable. */
export function countUnit({ kind }: Pick<Report, 'kind'>): string {
  return kind === 'timetable' ? '个班' : '人';
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
