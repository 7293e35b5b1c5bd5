import * as v from 'valibot';
import { type Day, Id } from '../../shared/contract';
import { Effective, officer } from '../contract-fields';
import type { Mistake } from './parse-sheet';

const Kind = v.picklist(['student', 'staff', 'timetable']);

/** What a file is about. */
export type ImportKind = v.InferOutput<typeof Kind>;

/** An uploaded file; only those in the folder for imports. */
const FileId = v.pipe(
  v.string(),
  v.maxLength(300),
  v.regex(/^cloud:\/\/[^/\s]+\/imports\/[\w-]{8,64}\.(xlsx|csv|txt)$/, '请选择 .xlsx 或 .csv 文件'),
);

const OneImport = v.strictObject({ departmentId: Id, importId: Id });

export const importContract = {
  /** A file to fill in: an address to download it from. */
  importTemplate: {
    request: v.strictObject({ departmentId: Id, kind: Kind, format: v.picklist(['xlsx', 'csv']) }),
    about: 'department',
    may: officer,
    refusals: [],
  },
  /** Reads an uploaded file and plans what it would do; nothing of the roster is written (dry run). */
  importCheck: {
    request: v.strictObject({
      departmentId: Id,
      kind: Kind,
      fileId: FileId,
      /** From when transfers and states hold, where a row names no day, or a timetable; today if left out. */
      from: v.optional(Effective),
    }),
    about: 'department',
    may: officer,
    refusals: [
      'SCHOOL.FILE_GONE',
      'SCHOOL.FILE_UNREADABLE',
      'SCHOOL.FILE_TOO_LARGE',
      'SCHOOL.TOO_LATE',
      'SCHOOL.NO_TERM',
    ],
  },
  /** Begins to do what was planned. */
  importApply: {
    request: OneImport,
    about: 'department',
    may: officer,
    refusals: [
      'SCHOOL.NO_SUCH_IMPORT',
      'SCHOOL.IMPORT_HAS_MISTAKES',
      'SCHOOL.IMPORT_RUNNING',
      'SCHOOL.NO_TERM',
    ],
  },
  /** Does a part of what is left to do and tells how far it is; the timer does it as well. */
  importContinue: {
    request: OneImport,
    about: 'department',
    may: officer,
    refusals: ['SCHOOL.NO_SUCH_IMPORT'],
  },
  /** An import with everything there is to look at. */
  importReport: {
    request: OneImport,
    about: 'department',
    may: officer,
    refusals: ['SCHOOL.NO_SUCH_IMPORT'],
  },
  /** Forgets a plan that was not begun. */
  importDiscard: {
    request: OneImport,
    about: 'department',
    may: officer,
    refusals: ['SCHOOL.NO_SUCH_IMPORT', 'SCHOOL.IMPORT_RUNNING'],
  },
  /** The department's latest imports, newest first, and with them the one that is being done. */
  imports: {
    request: v.strictObject({ departmentId: Id }),
    about: 'department',
    may: officer,
    refusals: [],
  },
} as const;

/**
 * `planning` being read · `mistakes` the file has to be put right · `ready` planned, nothing written ·
 * `applying` · `done` · `failed`: a class it would make exists by now in another grade, nothing was written.
 */
export type ImportState = 'planning' | 'mistakes' | 'ready' | 'applying' | 'done' | 'failed';

/** What an import is made of: an uploaded file, or the graduation of a grade. */
export type ImportedWhat = 'file' | 'graduation';

/** Somebody whom an import enters. */
export interface EntryView {
  row: number;
  number: string;
  name: string;
  /** Empty for staff. */
  className: string;
}

/**
 * What a change is first of all: `renaming` another name for a known number · `returning` to school after 休学,
 * 退学 or 毕业 · `leaving` by one of these · `transferring` to another class · `changing` the rest.
 */
export type ChangeGroup = 'renaming' | 'returning' | 'leaving' | 'transferring' | 'changing';

/** A column of somebody, as it is and as it will be; empty for nothing. */
export interface Difference {
  column: string;
  from: string;
  to: string;
}

/** Somebody whom an import changes. */
export interface ChangeView extends EntryView {
  group: ChangeGroup;
  /** From when a class or a status holds; null when none changes. */
  day: Day | null;
  differences: Difference[];
}

/** A class to be made that is one slip away from another one, which it may be. */
export interface LookalikeView {
  name: string;
  /** Students that the file puts into it. */
  students: number;
  like: string;
}

/** A new number with letters in place of figures. */
export interface OddNumber {
  row: number;
  number: string;
  name: string;
}

/** Somebody of the classes in the file whom the file leaves out. Nothing happens to them. */
export interface AbsentView {
  personId: string;
  number: string;
  name: string;
  className: string;
}

/** What becomes of the timetable of a class. */
export interface TimetableChange {
  className: string;
  change: 'new' | 'changed' | 'same';
  /** How many lessons a week it has, those of 单周 and 双周 counted apart. */
  lessons: number;
  /** The days from which other timetables were to hold, which this one replaces. */
  replaced: Day[];
}

/** What a file would do. Lists may be cut; the counts never are. */
export interface ImportReport {
  counts: {
    rows: number;
    entering: number;
    /** Everybody who is changed, and among them, each in one group alone: */
    changing: number;
    renaming: number;
    returning: number;
    leaving: number;
    transferring: number;
    unchanged: number;
    /** People of the department now who haven't left. */
    present: number;
    absent: number;
    /** Rooms to be made. */
    rooms: number;
    mistakes: number;
  };
  newGrades: string[];
  newClasses: string[];
  newBuildings: string[];
  /** With their buildings: 3栋302. */
  newRooms: string[];
  /** What may be mistyped, also of the rows that are right while others are not. */
  lookalikes: LookalikeView[];
  /** New grades that are called like none. */
  oddGrades: string[];
  oddNumbers: OddNumber[];
  unknownColumns: string[];
  /** Sheets with the same columns that were not read: only one is. */
  unreadSheets: string[];
  mistakes: Mistake[];
  entering: EntryView[];
  /** By group, in the order of how much they deserve a look. */
  changes: ChangeView[];
  absent: AbsentView[];
  /** Of a timetable alone, whose counts are of classes: entering, changing, unchanged. */
  timetables: TimetableChange[];
}

/** A row that was not applied, because somebody changed or entered the person after the plan was made. */
export interface Conflict {
  row: number;
  number: string;
}

/** How far an import is. */
export interface ImportProgress {
  importId: string;
  kind: ImportKind;
  what: ImportedWhat;
  state: ImportState;
  /** Milliseconds. */
  madeAt: number;
  counts: ImportReport['counts'];
  /** Rows written, and rows to write. */
  done: number;
  total: number;
  conflicts: Conflict[];
}

export type ImportView = ImportProgress & Omit<ImportReport, 'counts'>;

/** A file to download. */
export interface FileLink {
  url: string;
  fileName: string;
  /** Milliseconds. */
  expiresAt: number;
}

export interface ImportReplies {
  importTemplate: FileLink;
  importCheck: ImportView;
  importApply: ImportProgress;
  importContinue: ImportProgress;
  importReport: ImportView;
  importDiscard: { discarded: boolean };
  imports: { imports: ImportProgress[] };
}
