import type { AbsentView, ChangeView, ImportReport, TransferView } from './contract-import';
import type { ParsedFile } from './parse-rows';
import type { KnownPerson } from './plan-person';
import type { NewUnits } from './plan-units';
import type { ChangeNote, WritePlan } from './plan-writes';

/** How many of a list are told, so that an answer stays below 1 MB; the counts are always those of all. */
const MOST_MISTAKES = 2000;
const MOST_NOTES = 500;
const MOST_SHEETS = 50;

/** What a plan comes to, for the officer to decide on. `classNames` names the classes by id. */
export function reportOf(
  file: ParsedFile,
  { writes, changes, mistakes: inSchool, unchanged }: WritePlan,
  absent: readonly KnownPerson[],
  newUnits: NewUnits,
  classNames: ReadonlyMap<string, string>,
): ImportReport {
  const mistakes = [...file.mistakes, ...inSchool].sort((a, b) => a.row - b.row);
  const transfers = changes.flatMap((note) => transferOf(note, classNames));
  const badRows = new Set(file.mistakes.map(({ row }) => row)).size;
  return {
    counts: {
      rows: file.rows.length + badRows,
      entering: writes.length - changes.length,
      changing: changes.length,
      transferring: transfers.length,
      unchanged,
      absent: absent.length,
      mistakes: mistakes.length,
    },
    newGrades: newUnits.grades.map(({ name }) => name),
    newClasses: newUnits.classes.map(({ name }) => name),
    unreadSheets: file.unreadSheets.slice(0, MOST_SHEETS),
    unknownColumns: file.unknownColumns.slice(0, 50).map((title) => title.slice(0, 30)),
    mistakes: mistakes.slice(0, MOST_MISTAKES),
    changes: changes.slice(0, MOST_NOTES).map(changeView),
    transfers: transfers.slice(0, MOST_NOTES),
    absent: absent.slice(0, MOST_NOTES).map((person) => absentView(person, classNames)),
  };
}

function changeView({ row, number, name, columns }: ChangeNote): ChangeView {
  return { row, number, name, columns };
}

function transferOf(
  { row, number, name, transfer }: ChangeNote,
  classNames: ReadonlyMap<string, string>,
): TransferView[] {
  if (!transfer) return [];
  const from = transfer.fromClassId === null ? '' : (classNames.get(transfer.fromClassId) ?? '');
  const to = classNames.get(transfer.toClassId) ?? '';
  return [{ row, number, name, from, to, day: transfer.day }];
}

function absentView(
  { _id, number, name, memberships }: KnownPerson,
  classNames: ReadonlyMap<string, string>,
): AbsentView {
  const className = classNames.get(memberships.at(-1)?.classId ?? '') ?? '';
  return { personId: _id, number, name, className };
}
