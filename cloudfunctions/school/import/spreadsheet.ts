/** A sheet of texts; the first row is the names of the columns. */
export interface Sheet {
  name: string;
  rows: readonly (readonly string[])[];
  /** Width of each column in characters. */
  widths: readonly number[];
  /** Empty rows to fill in, whose cells are text, so that Excel keeps the zeros that a number begins with. */
  blankRows?: number;
}

const TITLE = { fontWeight: 'bold', backgroundColor: '#F2F3F5' } as const;
/** An .xlsx of texts alone: numbers keep their zeros, and nothing is a formula. */
export async function excelOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const written = sheets.map(({ name, rows, widths, blankRows = 0 }) => {
    const filled = rows.map((cells, index) => cells.map((text) => cellOf(text, index === 0)));
    const blank = Array.from({ length: blankRows }, () => widths.map(() => cellOf('', false)));
    const columns = widths.map((width) => ({ width }));
    return { data: [...filled, ...blank], sheet: name, columns, stickyRowsCount: 1 };
  });
  // Loaded when the first file is made: every call of the function would wait for it otherwise.
  const { default: writeExcel } = await import('write-excel-file/node');
  return writeExcel(written).toBuffer();
}

function cellOf(text: string, isTitle: boolean) {
  return { value: plainText(text), type: String, format: '@', ...(isTitle ? TITLE : {}) };
}

/** Text that no spreadsheet takes for a formula, not even when it is saved as CSV and opened again. */
export function plainText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** Rows as CSV that Excel opens as UTF-8 (with BOM). */
export function csvOf(rows: readonly (readonly string[])[]): Buffer {
  const lines = rows.map((cells) => cells.map((text) => quoted(plainText(text))).join(','));
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
