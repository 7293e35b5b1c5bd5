import type { Conflict } from './contract';
import type { Maker } from '../people/person-change';

/** Documents that are written at the same time. */
const AT_ONCE = 10;

/** Who writes a row, and by which attempt. */
export type MakerOfRow = (row: number) => Maker;

/**
 * Writes rows, ten at a time.
 * @param write whether the row is written as planned.
 * @returns the rows that are not.
 */
export async function writeAll<Row extends Conflict>(
  rows: readonly Row[],
  write: (row: Row) => Promise<boolean>,
): Promise<Conflict[]> {
  const conflicts: Conflict[] = [];
  for (let first = 0; first < rows.length; first += AT_ONCE) {
    const written = rows
      .slice(first, first + AT_ONCE)
      .map(async (row) => ((await write(row)) ? [] : [conflictOf(row)]));
    conflicts.push(...(await Promise.all(written)).flat());
  }
  return conflicts;
}

/** A row that could not be written as planned. */
export function conflictOf({ row, number }: Conflict): Conflict {
  return { row, number };
}
