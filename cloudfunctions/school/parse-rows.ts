import type { Day } from '../shared/clock';
import type { EnrolStatus } from '../shared/placement';
import {
  type Cell,
  type Read,
  readDay,
  readLabel,
  readName,
  readNumber,
  readPhone,
  readStatus,
  readYesNo,
  type TableRow,
  textOfCell,
} from './parse-cells';
import { columnsOf, type ColumnKey, type FoundColumn, type Header, readHeader } from './parse-columns';
import type { Person } from './person';

/** Something in a file that has to be put right before anything is written. */
export interface Mistake {
  /** As Excel numbers them. */
  row: number;
  column: string;
  /** What stands there, shortened. */
  value: string;
  reason: string;
}

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
}

/** Some schools put a title above the names of the columns. */
const HEADER_WITHIN = 10;

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
  room: clearable(readLabel),
  phone: clearable(readPhone),
  guardian1Name: clearable(readName),
  guardian1Relation: clearable(readLabel),
  guardian1Phone: clearable(readPhone),
  guardian2Name: clearable(readName),
  guardian2Relation: clearable(readLabel),
  guardian2Phone: clearable(readPhone),
};

/** Reads every row of a table; the mistakes are in the order of the rows, all of them. */
export function parseRows(kind: Person['kind'], table: readonly TableRow[]): ParsedFile {
  const found = findHeader(kind, table);
  if (!found) return { rows: [], mistakes: [noHeader(kind)], unknownColumns: [] };
  const { header, row: headerRow } = found;
  const wrong = headerMistakes(header, headerRow);
  if (wrong.length > 0) return { rows: [], mistakes: wrong, unknownColumns: header.unknown };
  const read = table
    .filter(({ row, cells }) => row > headerRow && cells.some((cell) => textOfCell(cell) !== ''))
    .map((tableRow) => parseRow(tableRow, header.columns));
  const rows = read.flatMap(({ parsed }) => parsed ?? []);
  const repeated = repeatedNumbers(rows, titleOf(header.columns, 'number'));
  const mistakes = [...read.flatMap((one) => one.mistakes), ...repeated].sort((a, b) => a.row - b.row);
  return { rows, mistakes, unknownColumns: header.unknown };
}

function findHeader(
  kind: Person['kind'],
  table: readonly TableRow[],
): { header: Header; row: number } | null {
  for (const { row, cells } of table.slice(0, HEADER_WITHIN)) {
    const header = readHeader(kind, cells.map(textOfCell));
    if (header.columns.length >= 2) return { header, row };
  }
  return null;
}

function noHeader(kind: Person['kind']): Mistake {
  const needed = columnsOf[kind].filter(({ required }) => required).map(({ title }) => title);
  const reason = `前 ${HEADER_WITHIN} 行里没有找到表头；要有 ${needed.join('、')} 这些列，可下载模板对照`;
  return { row: 1, column: '表头', value: '', reason };
}

function headerMistakes({ missing, repeated }: Header, row: number): Mistake[] {
  return [
    ...missing.map((column) => ({ row, column, value: '', reason: '缺少这一列' })),
    ...repeated.map((column) => ({ row, column, value: '', reason: '这一列出现了两次' })),
  ];
}

function parseRow(
  { row, cells }: TableRow,
  columns: readonly FoundColumn[],
): { parsed: ParsedRow | null; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  const fields: Partial<Record<ColumnKey, unknown>> = {};
  for (const column of columns) {
    const cell = cells[column.index] ?? null;
    const read = readCell(cell, column);
    if (read === 'blank') continue;
    if ('reason' in read) mistakes.push(mistakeIn(row, column.title, cell, read.reason));
    else fields[column.key] = read.value;
  }
  const { boards, room } = fields;
  if (boards === false && typeof room === 'string' && room !== '')
    mistakes.push(mistakeIn(row, titleOf(columns, 'room'), room, '走读的学生不应有宿舍；请改 住校 或 宿舍'));
  // Required cells are there where nothing was wrong.
  return { parsed: mistakes.length === 0 ? ({ row, ...fields } as ParsedRow) : null, mistakes };
}

function readCell(cell: Cell, { key, required }: FoundColumn): Read<unknown> | 'blank' {
  if (textOfCell(cell) !== '') return readers[key](cell);
  return required ? { reason: '没有填' } : 'blank';
}

function mistakeIn(row: number, column: string, cell: Cell, reason: string): Mistake {
  return { row, column, value: textOfCell(cell).slice(0, 20), reason };
}

function titleOf(columns: readonly FoundColumn[], key: ColumnKey): string {
  return columns.find((column) => column.key === key)?.title ?? '';
}

/** The second and every further row of one number. */
function repeatedNumbers(rows: readonly ParsedRow[], column: string): Mistake[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ row, number }) => {
    const before = first.get(number);
    if (before !== undefined) return [{ row, column, value: number, reason: `与第 ${before} 行重复` }];
    first.set(number, row);
    return [];
  });
}
