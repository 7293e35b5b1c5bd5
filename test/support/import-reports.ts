import type { Progress } from '../../miniprogram/school/import/view';
import type { Report } from '../../miniprogram/school/import-report/groups';
import { at } from './rules';

/** The day on which the imports of the tests were made. */
export const day = '2026-11-24' as const;

/** Nothing to be done, in a department of 45. */
export const noCounts = {
  rows: 0,
  entering: 0,
  changing: 0,
  renaming: 0,
  returning: 0,
  leaving: 0,
  transferring: 0,
  unchanged: 0,
  present: 45,
  absent: 0,
  rooms: 0,
  mistakes: 0,
};

/** An import that is ready to be written. */
export function progress(changes: Partial<Progress>): Progress {
  return {
    ...{ importId: 'i1', kind: 'student', what: 'file', state: 'ready', madeAt: at(day, '09:05') },
    ...{ counts: noCounts, done: 0, total: 0, conflicts: [] },
    ...changes,
  };
}

/** Its report: nothing in any list. */
export function report(
  changes: Partial<Omit<Report, 'counts'>> & { counts?: Partial<Report['counts']> },
): Report {
  const lists = {
    newGrades: [],
    newClasses: [],
    newBuildings: [],
    unknownColumns: [],
    unreadSheets: [],
    newRooms: [],
    lookalikes: [],
    oddGrades: [],
    oddNumbers: [],
    mistakes: [],
    entering: [],
    changes: [],
    absent: [],
    timetables: [],
  };
  const { counts, ...rest } = changes;
  return { ...progress({}), ...lists, ...rest, counts: { ...noCounts, ...counts } };
}

/** As many mistakes, a row each. */
export const mistakes = (count: number): Report['mistakes'] =>
  Array.from({ length: count }, (_, index) => ({
    row: index + 2,
    column: '姓名',
    value: '',
    reason: '没有填',
  }));
