import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import type { Cell, Table, TableRow } from './parse-cells';
import { type FileKind, kindOfFile, whyNoTable } from './parse-file-kind';
import { decodeText } from './parse-text';

/** Why a file can't be read as a table. */
export type Unreadable =
  | Exclude<FileKind, 'zip' | 'text'>
  | NonNullable<ReturnType<typeof whyNoTable>>
  | 'noExcel'
  | 'damagedExcel'
  | 'tooLarge'
  | 'encoding'
  | 'quotes';

/** What is inflated of an .xlsx: a table of 50,000 rows has about half of it. */
const MOST_INFLATED_BYTES = 60_000_000;

/** The sheets of an .xlsx, or a CSV file as one; told apart by their first bytes, whatever the name. */
export async function readTables(bytes: Buffer): Promise<Table[] | Unreadable> {
  const kind = kindOfFile(bytes);
  if (kind === 'zip') return readExcel(bytes);
  if (kind !== 'text') return kind;
  const text = decodeText(bytes);
  if (text === null) return 'encoding';
  return whyNoTable(text) ?? readCsv(text);
}

async function readExcel(bytes: Buffer): Promise<Table[] | Unreadable> {
  try {
    const { size, names } = contentsOf(bytes);
    if (size > MOST_INFLATED_BYTES) return 'tooLarge';
    // Word, a folder, the binary .xlsb: a zip as well.
    if (!names.includes('xl/workbook.xml')) return 'noExcel';
    // Loaded when the first Excel file comes: every call of the function would wait for it otherwise.
    const { default: readSheets } = await import('read-excel-file/node');
    // Its type also names the constructors of cells, which are never in there.
    return (await readSheets(bytes)).map(({ sheet, data }) => ({ sheet, rows: numbered(data as Cell[][]) }));
  } catch {
    return 'damagedExcel';
  }
}

/** What is in a zip, and how large it says it would be; nothing is inflated for it. */
function contentsOf(zip: Buffer): { size: number; names: string[] } {
  const contents = { size: 0, names: [] as string[] };
  unzipSync(zip, {
    filter: ({ name, originalSize }) => {
      contents.size += originalSize;
      contents.names.push(name);
      return false;
    },
  });
  return contents;
}

function readCsv(text: string): Table[] | Unreadable {
  const options = { delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true };
  try {
    return [{ sheet: '', rows: numbered(parse(text, options)) }];
  } catch {
    // Only a quote that is never closed is left to go wrong.
    return 'quotes';
  }
}

/** Excel writes commas, its "Unicode text" tabs, and where the comma is a decimal sign semicolons. */
function delimiterOf(text: string): string {
  const line =
    text
      .slice(0, 2000)
      .split(/\r?\n/)
      .find((candidate) => /[,\t;]/.test(candidate)) ?? '';
  const count = (sign: string) => line.split(sign).length;
  return [',', '\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function numbered(rows: readonly (readonly Cell[])[]): TableRow[] {
  return rows.map((cells, index) => ({ row: index + 1, cells }));
}
