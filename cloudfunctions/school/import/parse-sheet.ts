import { type Cell, type Read, type TableRow, textOfCell } from './parse-cells';
import { type Column, type FoundColumn, type Header, readHeader } from './parse-columns';

/** Something in a file that has to be put right before anything is written. */
export interface Mistake {
  /** As Excel numbers them. */
  row: number;
  column: string;
  /** What stands there, shortened. */
  value: string;
  reason: string;
}

/** What a row says by column; what a cell leaves blank is not there. */
export type Fields<Key extends string> = Partial<Record<Key, unknown>>;

/** How the rows of one kind of file are read. */
export interface Layout<Key extends string> {
  columns: readonly Column<Key>[];
  readers: Readonly<Record<Key, (cell: Cell) => Read<unknown>>>;
  /** What is wrong with a row whose cells are all right by themselves: the column to look at and why. */
  wrongTogether?: (fields: Fields<Key>) => { column: Key; reason: string } | null;
}

/** The rows of a sheet in which nothing is wrong, and all that is wrong with the others. */
export interface ParsedSheet<Key extends string> {
  rows: ({ row: number } & Fields<Key>)[];
  /** Every row with what of it could be read, those with mistakes as well. */
  all: ({ row: number } & Fields<Key>)[];
  mistakes: Mistake[];
  unknownColumns: string[];
  /** As the file has them; none where its head is of no use. */
  columns: FoundColumn<Key>[];
}

/** Some schools put a title above the names of the columns. */
const HEADER_WITHIN = 10;

/** Reads every row of a table; the mistakes are in the order of the rows, all of them. */
export function parseSheet<Key extends string>(
  layout: Layout<Key>,
  table: readonly TableRow[],
): ParsedSheet<Key> {
  const nothing = { rows: [], all: [], unknownColumns: [], columns: [] };
  const found = findHeader(layout.columns, table);
  if (!found) return { ...nothing, mistakes: [noHeader(layout.columns)] };
  const { header, row: headerRow } = found;
  const wrong = headerMistakes(header, headerRow);
  if (wrong.length > 0) return { ...nothing, mistakes: wrong, unknownColumns: header.unknown };
  const read = table
    .filter(({ row, cells }) => row > headerRow && cells.some((cell) => textOfCell(cell) !== ''))
    .map((tableRow) => parseRow(tableRow, header.columns, layout));
  return {
    rows: read.filter(({ mistakes }) => mistakes.length === 0).map(({ parsed }) => parsed),
    all: read.map(({ parsed }) => parsed),
    mistakes: read.flatMap(({ mistakes }) => mistakes),
    unknownColumns: header.unknown,
    columns: header.columns,
  };
}

/** A mistake with what stands in the cell, shortened. */
export function mistakeIn(row: number, column: string, cell: Cell, reason: string): Mistake {
  return { row, column, value: textOfCell(cell).slice(0, 20), reason };
}

/** The title of a column; empty where the file doesn't have it. */
export function titleOf<Key extends string>(columns: readonly Column<Key>[], key: Key): string {
  return columns.find((column) => column.key === key)?.title ?? '';
}

/** The row with the titles of the columns, among the first ten; null if there is none. */
export function findHeader<Key extends string>(
  columns: readonly Column<Key>[],
  table: readonly TableRow[],
): { header: Header<Key>; row: number } | null {
  for (const { row, cells } of table.slice(0, HEADER_WITHIN)) {
    const header = readHeader(columns, cells.map(textOfCell));
    if (header.columns.length >= 2) return { header, row };
  }
  return null;
}

function noHeader(columns: readonly Column<string>[]): Mistake {
  const needed = columns.filter(({ required }) => required).map(({ title }) => title);
  const reason = `前 ${HEADER_WITHIN} 行里没有找到表头；要有 ${needed.join('、')} 这些列，可下载模板对照`;
  return { row: 1, column: '表头', value: '', reason };
}

function headerMistakes({ missing, repeated }: Header<string>, row: number): Mistake[] {
  return [
    ...missing.map((column) => ({ row, column, value: '', reason: '缺少这一列' })),
    ...repeated.map((column) => ({ row, column, value: '', reason: '这一列出现了两次' })),
  ];
}

function parseRow<Key extends string>(
  { row, cells }: TableRow,
  columns: readonly FoundColumn<Key>[],
  { readers, wrongTogether }: Layout<Key>,
): { parsed: { row: number } & Fields<Key>; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  const fields: Fields<Key> = {};
  for (const { key, title, required, index } of columns) {
    const cell = cells[index] ?? null;
    const read = textOfCell(cell) === '' ? blank(required) : readers[key](cell);
    if (read === 'blank') continue;
    if ('reason' in read) mistakes.push(mistakeIn(row, title, cell, read.reason));
    else fields[key] = read.value;
  }
  const wrong = wrongTogether?.(fields) ?? null;
  if (wrong) mistakes.push(togetherMistake(row, wrong, columns, cells));
  return { parsed: { row, ...fields }, mistakes };
}

function blank(required: boolean): Read<never> | 'blank' {
  return required ? { reason: '没有填' } : 'blank';
}

function togetherMistake<Key extends string>(
  row: number,
  { column, reason }: { column: Key; reason: string },
  columns: readonly FoundColumn<Key>[],
  cells: readonly Cell[],
): Mistake {
  const found = columns.find(({ key }) => key === column);
  return mistakeIn(row, found?.title ?? '', found ? (cells[found.index] ?? null) : null, reason);
}
