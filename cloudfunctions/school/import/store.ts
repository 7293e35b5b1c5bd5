import { Store } from '../../shared/database';
import { removeStoredFiles } from '../../shared/storage';
import { transaction } from '../../shared/transaction';
import type { ImportState } from './contract';
import {
  type ImportDocument,
  type ImportGuard,
  type ImportSlice,
  nothingNew,
  withoutNames,
} from './document';

/** The only place with queries on `imports`, `importSlices` and `importGuards`. */
const imports = new Store<ImportDocument>('imports');
const slices = new Store<ImportSlice>('importSlices');
const guards = new Store<ImportGuard>('importGuards');

/** Slices that are stored or read in one request; each is below 100 KB. */
const SLICES_AT_ONCE = 5;
/** More departments than any school has. */
const MOST_GUARDS = 200;
const LATEST = 10;

/** An import, or null. */
export const importById = (importId: string): Promise<ImportDocument | null> => imports.findById(importId);

/** Whether a file is that of somebody else's import. */
export async function isImportedByOthers(fileId: string, personId: string): Promise<boolean> {
  return (await imports.count({ fileId, by: { $ne: personId } })) > 0;
}

/** The import of an attempt as it is there: just begun, or from an earlier try. */
export async function beginImport(document: ImportDocument): Promise<ImportDocument> {
  return (await imports.insertOnce(document)).document;
}

/** Changes an import that is still as it was read; the changed one, or null if it isn't. */
export async function advance(
  document: ImportDocument,
  changes: Partial<Omit<ImportDocument, '_id' | 'step'>>,
): Promise<ImportDocument | null> {
  const { _id, step } = document;
  const next = { ...changes, step: step + 1 };
  return (await imports.changeIf(_id, { step }, next)) ? { ...document, ...next } : null;
}

/** Stores the slices of a plan, several in one request. */
export async function storeSlices(documents: readonly ImportSlice[]): Promise<void> {
  for (let first = 0; first < documents.length; first += SLICES_AT_ONCE)
    await slices.insertMissing(documents.slice(first, first + SLICES_AT_ONCE));
}

/** The next slices of an import that are to be written, a few. */
export function nextSlices({ _id, plan, applied }: ImportDocument): Promise<ImportSlice[]> {
  const condition = { importId: _id, plan, index: { $gte: applied } };
  return slices.findFirst(condition, { order: { index: 1 }, limit: SLICES_AT_ONCE });
}

/** Removes what was planned for an import in tries before one of them. */
export async function removeSlices(importId: string, { before }: { before: number }): Promise<void> {
  await slices.removeAll({ importId, plan: { $lt: before } });
}

/** Removes whatever was planned for an import, and the file it was made of: both hold names. */
export async function removePlan({ _id, fileId }: ImportDocument): Promise<void> {
  await slices.removeAll({ importId: _id });
  await removeStoredFiles(fileId === '' ? [] : [fileId]);
}

/** The department's latest imports, newest first. */
export function latestImports(departmentId: string): Promise<ImportDocument[]> {
  return imports.findFirst({ departmentId }, { order: { madeAt: -1 }, limit: LATEST });
}

/** Imports that are being done, by department. */
export function runningImports(): Promise<ImportGuard[]> {
  return guards.findAll({}, { atMost: MOST_GUARDS });
}

/**
 * Whether a plan of a department (null: of any) waits to be begun or is being written, besides one: it names units
 * by their ids. One request.
 */
export async function hasOpenImports(departmentId: string | null, besides = ''): Promise<boolean> {
  const open: ImportState[] = ['planning', 'ready', 'applying'];
  const own = departmentId === null ? {} : { departmentId };
  return (await imports.count({ ...own, state: { $in: open }, _id: { $ne: besides } })) > 0;
}

/** Whether timetables of a term wait to be written, or are being written. */
export async function hasOpenTimetables(termId: string): Promise<boolean> {
  const open: ImportState[] = ['ready', 'applying'];
  return (await imports.count({ state: { $in: open }, termId })) > 0;
}

/** Plans made before a moment that nobody began, a few. */
export function forgottenPlans(before: number): Promise<ImportDocument[]> {
  const unbegun: ImportState[] = ['planning', 'mistakes', 'ready'];
  const condition = { state: { $in: unbegun }, madeAt: { $lt: new Date(before) } };
  return imports.findFirst(condition, { order: { madeAt: 1 }, limit: 10 });
}

/**
 * Removes an import that was not begun, with all that was kept for it; whether it was still so. It can't be
 * begun any more before the first of it goes.
 */
export async function forgetImport(document: ImportDocument): Promise<boolean> {
  const ending = await advance(document, { state: 'planning' });
  if (!ending) return false;
  await removePlan(ending);
  return imports.removeIf(ending._id, { step: ending.step });
}

/**
 * Begins to apply an import, unless another one is being applied in its department: then that one's guard.
 * Null if the import isn't ready any more.
 */
export async function claim(importId: string): Promise<ImportDocument | ImportGuard | null> {
  return transaction(async (tx) => {
    const document = await tx.get(imports, importId);
    if (document?.state !== 'ready') return null;
    const guard = await tx.get(guards, document.departmentId);
    if (guard && guard.importId !== importId) return guard;
    const begun = { ...document, state: 'applying', step: document.step + 1 } as const;
    await tx.set(guards, { _id: document.departmentId, importId });
    await tx.set(imports, begun);
    return begun;
  });
}

/** Ends an import: names go, the department is free for the next one. */
export async function endImport(importId: string, state: 'done' | 'failed'): Promise<ImportDocument | null> {
  return transaction(async (tx) => {
    const document = await tx.get(imports, importId);
    if (document?.state !== 'applying') return document;
    const report = withoutNames(document.report);
    // Thousands of rooms are of no more use, and would be read with every list of imports.
    const ended = { ...document, state, report, newRooms: nothingNew.newRooms, step: document.step + 1 };
    await tx.set(imports, ended);
    await tx.remove(guards, document.departmentId);
    return ended;
  });
}
