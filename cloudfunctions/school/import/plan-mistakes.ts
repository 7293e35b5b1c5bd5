import type { ImportReport } from './contract';
import type { Mistake } from './parse-sheet';

/** How many mistakes are told, so that an answer stays below 1 MB; the count is always that of all. */
const MOST_MISTAKES = 2000;
const MOST_SHEETS = 50;

/** What was read of a file, whatever it is about. */
interface ReadFile {
  rows: readonly unknown[];
  mistakes: readonly Mistake[];
  unknownColumns: readonly string[];
  unreadSheets: readonly string[];
}

/**
 * What a report says of the file as a file, with the mistakes that were found in it and in comparing it.
 * `rows` counts those that could be read and those that could not.
 */
export function ofFile(
  { rows, mistakes: inFile, unknownColumns, unreadSheets }: ReadFile,
  compared: readonly Mistake[],
): Pick<ImportReport, 'mistakes' | 'unknownColumns' | 'unreadSheets'> & {
  counts: Pick<ImportReport['counts'], 'rows' | 'mistakes'>;
} {
  const mistakes = [...inFile, ...compared].sort((a, b) => a.row - b.row);
  const badRows = new Set(inFile.map(({ row }) => row)).size;
  return {
    counts: { rows: rows.length + badRows, mistakes: mistakes.length },
    mistakes: mistakes.slice(0, MOST_MISTAKES),
    unreadSheets: unreadSheets.slice(0, MOST_SHEETS),
    unknownColumns: unknownColumns.slice(0, 50).map((title) => title.slice(0, 30)),
  };
}
