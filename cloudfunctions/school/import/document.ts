import type { Day } from '../../shared/clock';
import type { Conflict, ImportedWhat, ImportKind, ImportReport, ImportState } from './contract';
import type { Adopted } from './plan-adopt';
import type { Rooms } from './plan-rooms';
import type { NewUnits } from './plan-units';
import type { AnyWrite } from './plan-slices';

/**
 * An import: what a file would do, and how far it is with doing it. `_id` follows from the attempt, so that
 * a repeat finds it.
 */
export interface ImportDocument {
  _id: string;
  departmentId: string;
  kind: ImportKind;
  what: ImportedWhat;
  by: string;
  madeAt: Date;
  fileId: string;
  from: Day;
  state: ImportState;
  report: ImportReport;
  newUnits: NewUnits;
  newRooms: Rooms;
  /** The term that timetables are planned for; null for people. */
  termId: string | null;
  /** Which of several tries to plan it is the one that counts. */
  plan: number;
  /** Writes in all, slices in all, and slices that are written. */
  total: number;
  slices: number;
  applied: number;
  conflicts: Conflict[];
  /** Units that took the place of planned ones, once all are entered; null before. */
  adopted: Adopted | null;
  /** Once it is clear that nothing can be written: the class that is there otherwise. Empty before. */
  failing: string;
  /** Goes up with every change: of two who carry on at once one does. */
  step: number;
  /** Until when somebody is at it; then anybody may carry on. */
  busyUntil: Date;
}

/** A part of the plan. Gone when the import is over, since it holds names. */
export interface ImportSlice {
  /** `import_plan_index` */
  _id: string;
  importId: string;
  plan: number;
  index: number;
  writes: AnyWrite[];
}

/** The import that is being done in a department; `_id` is the department's. */
export interface ImportGuard {
  _id: string;
  importId: string;
}

/** A report in which nothing is told yet. */
export const emptyReport: ImportReport = {
  counts: {
    ...{ rows: 0, entering: 0, changing: 0, renaming: 0, returning: 0, leaving: 0, transferring: 0 },
    ...{ unchanged: 0, present: 0, absent: 0, rooms: 0, mistakes: 0 },
  },
  newGrades: [],
  newClasses: [],
  newBuildings: [],
  newRooms: [],
  lookalikes: [],
  oddGrades: [],
  oddNumbers: [],
  unknownColumns: [],
  unreadSheets: [],
  mistakes: [],
  entering: [],
  changes: [],
  absent: [],
  timetables: [],
};

/** What an import makes that makes no units, and is of no term. */
export const nothingNew: Pick<ImportDocument, 'newUnits' | 'newRooms' | 'termId'> = {
  termId: null,
  newUnits: { grades: [], classes: [] },
  newRooms: { buildings: [], rooms: [] },
};

/** What is left of a report when an import is over: figures and names of units, nobody's name. */
export function withoutNames(report: ImportReport): ImportReport {
  const { counts, newGrades, newClasses, newBuildings, unknownColumns } = report;
  return { ...emptyReport, counts, newGrades, newClasses, newBuildings, unknownColumns };
}
