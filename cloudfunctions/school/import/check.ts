import type { InferOutput } from 'valibot';
import type { Call } from '../../shared/define-function';
import { isRefusal } from '../../shared/refusal';
import { schoolConfig } from '../../shared/config/school-config';
import { readStoredFile, removeStoredFiles } from '../../shared/storage';
import { idOfAttempt } from '../attempt-id';
import type { importContract } from './contract';
import { prepareImport } from './prepare';
import { planImport, type PlanTask } from './plan';
import { fileGone, tooManyBytes, tooManyRows, unreadable } from './refusals';
import { importById, isImportedByOthers } from './store';
import { planTimetableImport } from './timetable';
import { viewOf } from './view';
import { columnsOf } from './parse-columns';
import { lessonColumns, parseLessons } from './parse-lessons';
import { parseRows } from './parse-rows';
import { chooseSheet } from './parse-workbook';
import { readTables } from './parse-table';
import { latestDay } from '../roster/placement';
import { tooLate } from '../roster/refusals';

type Request = InferOutput<(typeof importContract)['importCheck']['request']>;

const { mostRows, mostMegabytes } = schoolConfig.policies.imports;
const MEGABYTE = 1_000_000;
/** Rows above the others: a title, the names of the columns. */
const HEAD = 10;

/**
 * Reads an uploaded file and stores what it would do: the dry run. A repeat of the attempt answers the
 * same; one that was interrupted is planned anew. A file that is refused is removed, so that a repeat has to
 * upload it again.
 */
export async function importCheck(request: Request, call: Call) {
  const before = await importById(idOfAttempt(call));
  if (before && before.state !== 'planning') return viewOf(before);
  const { departmentId, kind, fileId, from = call.today } = request;
  if (from > latestDay(call.today)) return tooLate(latestDay(call.today));
  // An id that somebody else has imported from names nothing of the caller's: neither read nor removed.
  if (await isImportedByOthers(fileId, call.caller.personId)) return fileGone();
  const plan = await planOf(request, { departmentId, from, today: call.today });
  if (isRefusal(plan)) {
    // The file holds names, and no import is made that would remove it.
    await removeStoredFiles([fileId]);
    return plan;
  }
  return viewOf(await prepareImport(plan, { departmentId, kind, fileId, from, what: 'file' }, call));
}

async function planOf(request: Request, task: Omit<PlanTask, 'kind'>) {
  const sheet = await readFile(request);
  if (isRefusal(sheet)) return sheet;
  const { rows, unread: unreadSheets } = sheet;
  const { kind } = request;
  if (kind === 'timetable') return planTimetableImport({ ...parseLessons(rows), unreadSheets }, task);
  return planImport({ ...parseRows(kind, rows), unreadSheets }, { ...task, kind });
}

async function readFile({ kind, fileId }: Request) {
  const bytes = await readStoredFile(fileId);
  if (bytes === null) return fileGone();
  if (bytes.length > mostMegabytes * MEGABYTE) return tooManyBytes();
  const tables = await readTables(bytes);
  if (typeof tables === 'string') return unreadable(tables);
  const sheet = chooseSheet(kind === 'timetable' ? lessonColumns : columnsOf[kind], tables);
  if (sheet === 'empty') return unreadable('empty');
  return sheet.rows.length > mostRows + HEAD ? tooManyRows(sheet.rows.length) : sheet;
}
