import type { PlannedTeaching, PlannedTimetable } from './plan-timetable';
import type { PlannedChange, PlannedEntry, PlannedWrite } from './plan-writes';

/** One write of an import, whatever it is about. */
export type AnyWrite = PlannedWrite | PlannedTimetable | PlannedTeaching;

/** Bytes of a row of people: 250 of them stay below 100 KB. */
const ROW = 400;

/**
 * How many rows of people a write counts for: a slice stays below 100 KB, and is written in a few seconds. A
 * timetable is as heavy as it has lessons; a teacher has an account as a rule, which takes a transaction each.
 */
function weightOf(write: AnyWrite): number {
  if (isTimetable(write)) return Math.ceil(Buffer.byteLength(JSON.stringify(write)) / ROW);
  return isTeaching(write) ? 5 : 1;
}

/** Writes in slices of so many rows, their order kept. */
export function inSlices(writes: readonly AnyWrite[], rows: number): AnyWrite[][] {
  const slices: AnyWrite[][] = [];
  let room = 0;
  for (const write of writes) {
    const weight = weightOf(write);
    if (weight > room) {
      slices.push([]);
      room = rows;
    }
    slices.at(-1)?.push(write);
    room -= weight;
  }
  return slices;
}

export function isEntry(write: AnyWrite): write is PlannedEntry {
  return 'enters' in write;
}

export function isChange(write: AnyWrite): write is PlannedChange {
  return 'change' in write;
}

export function isTimetable(write: AnyWrite): write is PlannedTimetable {
  return 'timetable' in write;
}

export function isTeaching(write: AnyWrite): write is PlannedTeaching {
  return 'teaching' in write;
}
