import type { CloudApi } from '../../../typings/cloud-api';

export type Report = CloudApi['school']['importReport']['reply'];
/** Somebody whom an import changes. */
export type Change = Report['changes'][number];
type Doubts = 'lookalikes' | 'oddGrades' | 'oddNumbers';
type TimetableList = 'newTimetables' | 'changedTimetables';

/** Lists of a report that can be looked at. */
export type ListKey =
  'mistakes' | Doubts | keyof typeof unitLists | 'entering' | Change['group'] | 'absent' | TimetableList;

/** A group of the report that unfolds. */
export interface Group {
  list: ListKey;
  name: string;
  count: number;
  tone: string;
  /** What to look at, or to know. */
  hint: string;
  /** All of it stands in the hint, so there is nothing to unfold. */
  isTold: boolean;
}

/** What a file makes, by name. */
const unitLists = {
  newGrades: '新建的年级',
  newClasses: '新建的班级',
  newBuildings: '新建的宿舍楼',
  newRooms: '新建的房间',
} as const;

/** So many names are read at a glance. */
const FEW = 6;

/** What there is to look at, what deserves it most first; empty groups are left out. */
export function groupsOf(report: Report): Group[] {
  const { state, counts } = report;
  // What may be mistyped is put right in the same round as what is wrong.
  if (state === 'mistakes')
    return [
      group('mistakes', '要改的地方', counts.mistakes, 'late'),
      ...doubtGroups(report, '写错了请一起改好').filter(({ count }) => count > 0),
    ];
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
    ...doubtGroups(report, '写错了请改好重传；没有写错，可以写入'),
    group('entering', '新增', counts.entering, 'present'),
    ...unitGroups(report),
    group('transferring', '转班', counts.transferring, 'late'),
    group('returning', '回到学校', counts.returning, 'late', '之前休学、退学或毕业，现在又在名单里'),
    group('leaving', leaving, counts.leaving, 'late', '从那天起不计入应到，账号不能再用学生身份'),
    group('changing', '其他修改', othersIn(counts), 'late'),
    group('absent', '不在表里，保持不变', counts.absent, 'plain', '退学、毕业的，请把状态写进表里'),
  ];
}

/** What may be mistyped. */
function doubtGroups(report: Report, hint: string): Group[] {
  const { lookalikes, oddGrades, oddNumbers } = report;
  return [
    group('oddNumbers', `${numberTitle(report)}里有字母`, oddNumbers.length, 'missing', hint),
    group('oddGrades', '新年级的名称不常见', oddGrades.length, 'missing', hint),
    group('lookalikes', '新班级和别的班很像', lookalikes.length, 'missing', hint),
  ];
}

/** What is made, a kind each; a few names stand there at once. */
function unitGroups(report: Report): Group[] {
  const kinds = Object.entries(unitLists) as [keyof typeof unitLists, string][];
  return kinds.map(([list, name]) => {
    const names = report[list];
    const count = list === 'newRooms' ? report.counts.rooms : names.length;
    const isTold = count <= FEW;
    return { ...group(list, name, count, 'present', isTold ? names.join('、') : ''), isTold };
  });
}

/** Changed people who are in none of the groups that deserve a look of their own. */
function othersIn({ changing, renaming, returning, leaving, transferring }: Report['counts']): number {
  return changing - renaming - returning - leaving - transferring;
}

/** Names of what a file makes, but for rooms, which are too many to name. */
export function newUnits({ newGrades, newClasses, newBuildings }: Report): string[] {
  return [...newGrades, ...newClasses, ...newBuildings];
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

function group(list: ListKey, name: string, count: number, tone: string, hint = ''): Group {
  return { list, name, count, tone, hint, isTold: false };
}
