import { refuse } from '../../shared/refusal';
import type { GrantFault } from './grant-rules';

export const beyondReach = () =>
  refuse('GRANTS.BEYOND_REACH', '这个身份或范围不归你管，请找学工干事（全校的身份由全校干事授予）');

export const grantNotFound = () => refuse('GRANTS.NOT_FOUND', '没有这项身份，请刷新后再看');

export const byDutyRoster = () => refuse('GRANTS.BY_DUTY_ROSTER', '值班由值班表安排，请到值班表里改');

export const byTimetable = () => refuse('GRANTS.BY_TIMETABLE', '任课教师由课表决定，请改好课表后重新导入');

/** The days of an end don't fit. */
export const badEnd = () => refuse('GRANTS.DAYS', '结束日期不能早于昨天，也不能晚于原来的结束日期');

/** In words, why a grant can't be given. */
export function faulty(fault: GrantFault) {
  switch (fault) {
    case 'WRONG_SCOPE':
      return refuse('GRANTS.WRONG_SCOPE', '这个身份不能用于这种范围，请重新选择范围');
    case 'WRONG_KIND':
      return refuse('GRANTS.WRONG_KIND', '班干部、检查干部只能是学生，其他身份只能是教职工');
    case 'OWN_CLASS':
      return refuse('GRANTS.OWN_CLASS', '班干部只能是本班学生；检查干部不能检查自己的班');
    case 'LEAVES':
      return refuse('GRANTS.LEAVES', '这名学生在此期间要转班或离校，请把结束日期设在那之前');
    case 'DAYS':
      return refuse('GRANTS.DAYS', '开始日期不能早于今天，结束日期不能早于开始日期');
    case 'EXISTS':
      return refuse('GRANTS.EXISTS', '这段时间里已有同样的身份，不用重复授予');
  }
}
