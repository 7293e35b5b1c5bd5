import type { Weeks } from '../../shared/calendar/lessons';
import { type Cell, type Read, textOfCell } from './parse-cells';
import { MOST_LESSONS, SUBJECT } from '../contract-words';

/** Lessons that follow each other: 1-2 is one and two. */
export interface LessonSpan {
  first: number;
  last: number;
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

/** 周一, 星期1, 礼拜天, 7 */
export function readWeekday(cell: Cell): Read<number> {
  const text = textOfCell(cell).replace(/^(周|星期|礼拜)/, '');
  const named = weekdays.indexOf(text === '天' ? '日' : text) + 1;
  const weekday = named > 0 ? named : /^[1-7]$/.test(text) ? Number(text) : 0;
  return weekday > 0 ? { value: weekday } : { reason: '不认识；请写成 周一 或 1，到 周日 或 7' };
}

/** 3, 第3节, 1-2, 第1~2节, 5、6 */
export function readLessons(cell: Cell): Read<LessonSpan> {
  if (cell instanceof Date) return { reason: 'Excel 把它变成了日期；请把这一列设为文本后重填，或写成 1~2' };
  const text = textOfCell(cell).replace(/[\s第节]/g, '');
  const parts = /^(\d{1,2})(?:[-~—–至到、,](\d{1,2}))?$/.exec(text);
  if (!parts) return { reason: '不认识；请写成 3 或 1-2' };
  const first = Number(parts[1]);
  const last = Number(parts[2] ?? parts[1]);
  if (first < 1 || last > MOST_LESSONS) return { reason: `节次要在 1 到 ${MOST_LESSONS} 之间` };
  return first <= last ? { value: { first, last } } : { reason: '前一个节次要小于后一个' };
}

const weekWords: Readonly<Record<string, Weeks>> = {
  ...{ 单: 'odd', 单周: 'odd', 双: 'even', 双周: 'even' },
  ...{ 每周: 'all', 全周: 'all', 全: 'all', 单双周: 'all' },
};

/** 单周, 双周 or 每周 */
export function readWeeks(cell: Cell): Read<Weeks> {
  const weeks = new Map(Object.entries(weekWords)).get(textOfCell(cell).replace(/\s+/g, ''));
  return weeks ? { value: weeks } : { reason: '只能填 单周、双周 或 每周' };
}

/** The name of a subject: a few words, blanks within them kept. */
export function readSubject(cell: Cell): Read<string> {
  const text = textOfCell(cell).replace(/\s+/g, ' ');
  return SUBJECT.test(text) ? { value: text } : { reason: '有不能用的符号，或超过 30 个字' };
}
