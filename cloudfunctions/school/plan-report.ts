import type { AbsentView, ChangeView, ImportReport, TransferView } from './contract-import';
import type { ParsedFile } from './parse-rows';
import type { KnownPerson } from './plan-person';
import { ofFile } from './plan-mistakes';
import type { Rooms } from './plan-rooms';
import type { NewUnits } from './plan-units';
import type { ChangeNote, WritePlan } from './plan-writes';

/** How many of a list are told, so that an answer stays below 1 MB; the counts are always those of all. */
const MOST_NOTES = 500;

/** What a plan comes to, for the officer to decide on. `classNames` names the classes by id. */
export function reportOf(
  file: ParsedFile,
  { writes, changes, mistakes: inSchool, unchanged }: WritePlan,
  absent: readonly KnownPerson[],
  made: NewUnits & Rooms,
  classNames: ReadonlyMap<string, string>,
): ImportReport {
  const { counts, ...read } = ofFile(file, inSchool);
  const transfers = changes.flatMap((note) => transferOf(note, classNames));
  return {
    counts: {
      ...counts,
      entering: writes.length - changes.length,
      changing: changes.length,
      transferring: transfers.length,
      unchanged,
      absent: absent.length,
      rooms: made.rooms.length,
    },
    newGrades: made.grades.map(({ name }) => name),
    newClasses: made.classes.map(({ name }) => name),
    newBuildings: made.buildings.map(({ name }) => name),
    ...read,
    changes: changes.slice(0, MOST_NOTES).map(changeView),
    transfers: transfers.slice(0, MOST_NOTES),
    absent: absent.slice(0, MOST_NOTES).map((person) => absentView(person, classNames)),
    timetables: [],
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
