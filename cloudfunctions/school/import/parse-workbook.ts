import { type Table, type TableRow, textOfCell } from './parse-cells';
import type { Column } from './parse-columns';
import { findHeader } from './parse-sheet';

/** The sheet of a workbook that is imported, and those that would do as well and aren't. */
export interface ChosenSheet {
  rows: TableRow[];
  /** Names of sheets with the same columns: one for each class, often. Told, so that nobody thinks they were read. */
  unread: string[];
}

/**
 * The first sheet with all columns that are needed; without any the first that is not empty, whose mistakes
 * say what is missing. `empty` when nothing is in any of them.
 */
export function chooseSheet(
  columns: readonly Column<string>[],
  tables: readonly Table[],
): ChosenSheet | 'empty' {
  const filled = tables.filter(({ rows }) =>
    rows.some(({ cells }) => cells.some((cell) => textOfCell(cell) !== '')),
  );
  const fitting = filled.filter(({ rows }) => findHeader(columns, rows)?.header.missing.length === 0);
  const chosen = fitting[0] ?? filled[0];
  return chosen ? { rows: chosen.rows, unread: fitting.slice(1).map(({ sheet }) => sheet) } : 'empty';
}
