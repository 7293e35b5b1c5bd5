import type { Day } from '../../shared/clock';
import { refuse } from '../../shared/refusal';
import { earliestDay, latestDay } from './placement';
import type { UnitKind, Usage } from './usage';

export const nameTaken = (name: string) =>
  refuse('SCHOOL.NAME_TAKEN', `已经有 ${name}，请换一个名称，或直接用已有的`, { name });

export const numberTaken = (number: string) =>
  refuse('SCHOOL.NUMBER_TAKEN', `号码 ${number} 已经有人用了，请先搜索核对`, { number });

export const noClass = () => refuse('SCHOOL.NO_CLASS', '请先选这个系部的一个班级，学生要有班级');

export const tooEarly = (since: Day) =>
  refuse('SCHOOL.TOO_EARLY', `现在的情况从 ${since} 算起，生效日期不能更早`, { since });

const tooLongAgo = (since: Day) =>
  refuse('SCHOOL.TOO_EARLY', `生效日期最早 ${since}（一周前）：更早的名单已经用过，不再改动`, { since });

export const tooLate = (latest: Day) =>
  refuse('SCHOOL.TOO_LATE', `生效日期最多提前一年，不晚于 ${latest}`, { latest });

/** Why nothing of somebody can be changed from a day on, or null. */
export const wrongDay = (from: Day, today: Day) => {
  if (from > latestDay(today)) return tooLate(latestDay(today));
  return from < earliestDay(today) ? tooLongAgo(earliestDay(today)) : null;
};

export const alreadySo = () => refuse('SCHOOL.ALREADY_SO', '现在就是这样，没有要改的');

export const notAStudent = () => refuse('SCHOOL.NOT_A_STUDENT', '只有学生有班级、宿舍和在校状态');

export const noRoom = () => refuse('SCHOOL.NO_ROOM', '没有这间宿舍，请刷新后重新选择');

export const beyondReach = () =>
  refuse('SCHOOL.BEYOND_REACH', '目标班级不归你管；转到别的系部请找全校学工干事');

export const departmentToday = () =>
  refuse('SCHOOL.DEPARTMENT_TODAY', '转到别的系部只能从今天或更早的日期生效，请到当天再办');

const unitWords: Readonly<Record<UnitKind, string>> = {
  grade: '年级',
  class: '班级',
  building: '宿舍楼',
  room: '房间',
};

/** A unit that history or somebody's duties need is there for good. */
export const notEmpty = (kind: UnitKind, usage: Usage) => {
  const what = unitWords[kind];
  const why: Readonly<Record<Usage, string>> = {
    people: `现在、以前或以后有学生在这个${what}，记录要用到它`,
    units: kind === 'grade' ? '这个年级里还有班级，请先删除班级' : '这栋楼里还有房间，请先删除房间',
    grants: `有人的身份是给这个${what}的，记录要用到它`,
    timetables: '这个班有课表，记录要用到它',
  };
  return refuse(
    'SCHOOL.UNIT_IN_USE',
    `${why[usage]}，不能删除${usage === 'units' ? '' : '；写错了名称可以改名'}`,
    {
      usage,
    },
  );
};

/** `ofAny`: rooms and terms are everybody's, so the import may be another department's. */
export const planNeedsIt = ({ ofAny }: { ofAny: boolean }) =>
  refuse(
    'SCHOOL.IMPORT_RUNNING',
    `${ofAny ? '有系部' : '有一次'}导入已经检查或正在写入，请${ofAny ? '等那个系部' : '先'}完成或放弃那次导入，再来删除`,
  );
