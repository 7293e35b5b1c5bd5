import type { Day } from '../../shared/clock';
import type { EnrolStatus } from '../../shared/placement';
import { LABEL, NUMBER, PERSON_NAME, PHONE, phoneDigits } from '../contract-words';
import { roomNameOf, splitRoomName } from '../rooms/contract-room-name';

/** What a cell of a file can hold. */
export type Cell = string | number | boolean | Date | null;

/** A row as people see it in Excel: the first one is 1. */
export interface TableRow {
  row: number;
  cells: readonly Cell[];
}

/** A sheet of a workbook, or a whole CSV file, which has no name. */
export interface Table {
  sheet: string;
  rows: TableRow[];
}

/** What a cell says, or in Chinese why it says nothing that can be used. */
export type Read<Value> = { value: Value } | { reason: string };

const good = <Value>(value: Value): Read<Value> => ({ value });
const bad = (reason: string): Read<never> => ({ reason });

/** How schools write the states of a student. */
export const statusWords: Readonly<Record<EnrolStatus, string>> = {
  enrolled: '在校',
  interning: '实习',
  training: '集训',
  suspended: '休学',
  withdrawn: '退学',
  graduated: '毕业',
};

const statuses = new Map(
  Object.entries(statusWords).map(([status, word]) => [word, status as EnrolStatus] as const),
);

/** Beyond this Excel keeps 15 digits of a number and makes the rest zeros. */
const MOST_EXACT = 999_999_999_999_999;

/** A cell as text: full-width letters made plain, blanks at the ends gone. Days become `2026-09-01`. */
export function textOfCell(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return String(cell).normalize('NFKC').trim();
}

/** A name of a person: without blanks (李 雷 is written so to line up), with one kind of dot. */
export function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[•・‧∙●]/g, '·');
}

/** 学号 or 工号. */
export function readNumber(cell: Cell): Read<string> {
  if (typeof cell === 'number' && Math.abs(cell) > MOST_EXACT)
    return bad('超过 15 位，Excel 已经把末尾变成 0；请把这一列设为文本后重填');
  const text = textOfCell(cell).replace(/\s+/g, '');
  if (text === '') return bad('没有填');
  if (/^\d(\.\d+)?e\+?\d+$/i.test(text)) return bad('变成了科学计数；请把这一列设为文本后重填');
  return NUMBER.test(text) ? good(text) : bad('只能是 2 到 20 位字母和数字');
}

/** 姓名 */
export function readName(cell: Cell): Read<string> {
  const name = plainName(textOfCell(cell));
  if (name === '') return bad('没有填');
  return PERSON_NAME.test(name) ? good(name) : bad('有不能出现在姓名里的字符');
}

/** The name of a class or a grade: a few words without signs that a spreadsheet takes for a formula. */
export function readLabel(cell: Cell): Read<string> {
  const text = textOfCell(cell).replace(/\s+/g, '');
  if (text.length > 30) return bad('最多 30 个字');
  return LABEL.test(text) ? good(text) : bad('有不能用的字符');
}

/** A room with its building, however parted, as 3栋302. */
export function readRoom(cell: Cell): Read<string> {
  const text = textOfCell(cell);
  // Excel takes 3-12 for the 12th of March.
  if (cell instanceof Date || /^\d{4}-\d{1,2}-\d{1,2}$/.test(text))
    return bad('变成了日期；请把这一列设为文本后重填，如 3栋302');
  const name = splitRoomName(text);
  return name ? good(roomNameOf(name)) : bad('看不出是哪栋楼、哪一间；请写成 3栋302 或 3号楼-302 这样');
}

/** 在校, 实习, … */
export function readStatus(cell: Cell): Read<EnrolStatus> {
  const status = statuses.get(textOfCell(cell));
  return status ? good(status) : bad(`不认识；只能是 ${[...statuses.keys()].join('、')}`);
}

/** 是 or 否 */
export function readYesNo(cell: Cell): Read<boolean> {
  const text = textOfCell(cell).toLowerCase();
  if (['是', '住校', '住宿', '寄宿', '1', 'y', 'yes', '√', '✓'].includes(text)) return good(true);
  if (['否', '走读', '不住校', '0', 'n', 'no', '×'].includes(text)) return good(false);
  return bad('只能填 是 或 否');
}

/** A mobile number, or one with area code; `+86`, blanks, brackets and dashes are forgiven. */
export function readPhone(cell: Cell): Read<string> {
  const digits = phoneDigits(textOfCell(cell));
  return PHONE.test(digits) ? good(digits) : bad('不是 11 位手机号，也不是带区号的座机');
}

/** A day that exists: 2026-09-01, 2026/9/1, 2026.9.1 or 2026年9月1日. */
export function readDay(cell: Cell): Read<Day> {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(textOfCell(cell));
  const [year = '', month = '', date = ''] = parts?.slice(1) ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` as Day;
  const moment = Date.parse(`${day}T00:00:00Z`);
  const exists = !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(day);
  if (!parts || !exists) return bad('不是存在的日期；请写成 2026-09-01 这样');
  return day >= '2000-01-01' && day <= '2099-12-31' ? good(day) : bad('年份不对');
}
