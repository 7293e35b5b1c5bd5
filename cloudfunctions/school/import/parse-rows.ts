import type { Day } from '../../shared/clock';
import type { EnrolStatus } from '../../shared/placement';
import {
  type Cell,
  type Read,
  readDay,
  readLabel,
  readName,
  readNumber,
  readPhone,
  readRoom,
  readStatus,
  readYesNo,
  type TableRow,
  textOfCell,
} from './parse-cells';
import { columnsOf, type ColumnKey } from './parse-columns';
import { type Layout, type Mistake, parseSheet, titleOf } from './parse-sheet';
import type { Person } from '../people/person';

/** One person of the file. What a cell leaves blank is not there (it stays as it is); `''` is to be emptied. */
export interface ParsedRow extends Partial<Record<ColumnKey, unknown>> {
  row: number;
  number: string;
  name: string;
  className?: string;
  gradeName?: string;
  status?: EnrolStatus;
  from?: Day;
  boards?: boolean;
  room?: string;
  phone?: string;
  guardian1Name?: string;
  guardian1Relation?: string;
  guardian1Phone?: string;
  guardian2Name?: string;
  guardian2Relation?: string;
  guardian2Phone?: string;
}

/** All that a file says, and all that is wrong with it as a file, whoever is in the school already. */
export interface ParsedFile {
  rows: ParsedRow[];
  mistakes: Mistake[];
  unknownColumns: string[];
  /** Sheets with the same columns that were not read. */
  unreadSheets: string[];
}

const clearable =
  <Value>(read: (cell: Cell) => Read<Value>) =>
  (cell: Cell): Read<Value | ''> =>
    ['无', '-', '—', '/', '没有'].includes(textOfCell(cell)) ? { value: '' } : read(cell);

const readers: Readonly<Record<ColumnKey, (cell: Cell) => Read<unknown>>> = {
  number: readNumber,
  name: readName,
  className: readLabel,
  gradeName: readLabel,
  status: readStatus,
  from: readDay,
  boards: readYesNo,
  room: clearable(readRoom),
  phone: clearable(readPhone),
  guardian1Name: clearable(readName),
  guardian1Relation: clearable(readLabel),
  guardian1Phone: clearable(readPhone),
  guardian2Name: clearable(readName),
  guardian2Relation: clearable(readLabel),
  guardian2Phone: clearable(readPhone),
};

/** Reads every row of a table of people; the mistakes are in the order of the rows, all of them. */
export function parseRows(
  kind: Person['kind'],
  table: readonly TableRow[],
): Omit<ParsedFile, 'unreadSheets'> {
  const layout: Layout<ColumnKey> = { columns: columnsOf[kind], readers, wrongTogether: roomless };
  const { rows: read, all, mistakes, unknownColumns, columns } = parseSheet(layout, table);
  // Required cells are there where nothing was wrong.
  const rows = read as ParsedRow[];
  // A row with another mistake counts as well: put right, it would be the first of two.
  const repeated = repeatedNumbers(all, titleOf(columns, 'number'));
  return { rows, mistakes: [...mistakes, ...repeated].sort((a, b) => a.row - b.row), unknownColumns };
}

function roomless({ boards, room }: Partial<Record<ColumnKey, unknown>>) {
  return boards === false && typeof room === 'string' && room !== ''
    ? { column: 'room' as const, reason: '走读的学生不应有宿舍；请改 住校 或 宿舍' }
    : null;
}

/** The second and every further row of one number. */
function repeatedNumbers(rows: readonly { row: number; number?: unknown }[], column: string): Mistake[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ row, number }) => {
    if (typeof number !== 'string') return [];
    const before = first.get(number);
    if (before !== undefined) return [{ row, column, value: number, reason: `与第 ${before} 行重复` }];
    first.set(number, row);
    return [];
  });
}
