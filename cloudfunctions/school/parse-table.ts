import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import type { Cell, TableRow } from './parse-cells';
import { decodeText } from './parse-text';

/** Why a file can't be read as a table. */
export type Unreadable = 'empty' | 'oldExcel' | 'damagedExcel' | 'tooLarge' | 'encoding' | 'quotes';

/** What is inflated of an .xlsx: a table of 50,000 rows has about half of it. */
const MOST_INFLATED_BYTES = 60_000_000;

/** The rows of an .xlsx (its first sheet) or a CSV file; told apart by their first bytes, whatever the name. */
export async function readTable(bytes: Buffer): Promise<TableRow[] | Unreadable> {
  if (bytes.length === 0) return 'empty';
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return readExcel(bytes);
  if (bytes.readUInt8(0) === 0xd0 && bytes.readUInt8(1) === 0xcf) return 'oldExcel';
  const text = decodeText(bytes);
  return text === null ? 'encoding' : readCsv(text);
}

async function readExcel(bytes: Buffer): Promise<TableRow[] | Unreadable> {
  try {
    if (inflatedSize(bytes) > MOST_INFLATED_BYTES) return 'tooLarge';
    // Loaded when the first Excel file comes: every call of the function would wait for it otherwise.
    const { readSheet } = await import('read-excel-file/node');
    // Its type also names the constructors of cells, which are never in there.
    return numbered((await readSheet(bytes)) as Cell[][]);
  } catch {
    return 'damagedExcel';
  }
}

/** How large a zip says it would be; nothing is inflated for it. */
function inflatedSize(zip: Buffer): number {
  let size = 0;
  unzipSync(zip, {
    filter: ({ originalSize }) => {
      size += originalSize;
      return false;
    },
  });
  return size;
}

function readCsv(text: string): TableRow[] | Unreadable {
  const options = { delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true };
  try {
    return numbered(parse(text, options));
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
