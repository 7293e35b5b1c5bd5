import { createHash } from 'node:crypto';
import type { InferOutput } from 'valibot';
import type { Call } from '../shared/define-function';
import { isRefusal } from '../shared/refusal';
import { schoolConfig } from '../shared/school-config';
import { readStoredFile } from '../shared/storage';
import type { importContract } from './contract-import';
import { emptyReport, type ImportDocument, type ImportSlice } from './import-document';
import { type ImportPlan, planImport } from './import-plan';
import { fileGone, tooManyBytes, tooManyRows, unreadable } from './import-refusals';
import { advance, beginImport, importById, removeSlices, storeSlices } from './import-store';
import { viewOf } from './import-view';
import { parseRows } from './parse-rows';
import { readTable } from './parse-table';

type Request = InferOutput<(typeof importContract)['importCheck']['request']>;

const { rowsPerSlice, mostRows, mostMegabytes } = schoolConfig.policies.imports;
const MEGABYTE = 1_000_000;

/**
 * Reads an uploaded file and stores what it would do: the dry run. The plan is written before the import
 * is said to be ready, so that what was shown is exactly what is done. A repeat of the attempt answers the
 * same; one that was interrupted is planned anew.
 */
export async function importCheck(request: Request, call: Call) {
  const importId = importIdOf(call);
  const before = await importById(importId);
  if (before && before.state !== 'planning') return viewOf(before);
  const file = await readFile(request);
  if (isRefusal(file)) return file;
  const { departmentId, kind, from = call.today } = request;
  const plan = await planImport(file, { departmentId, kind, from, today: call.today });
  return viewOf(await storePlan(plan, await begun(importId, { ...request, from }, call)));
}

function importIdOf({ caller, attemptId }: Call): string {
  return createHash('sha256').update(`${caller.personId} ${attemptId}`).digest('hex').slice(0, 20);
}

async function readFile({ kind, fileId }: Request) {
  const bytes = await readStoredFile(fileId);
  if (bytes === null) return fileGone();
  if (bytes.length > mostMegabytes * MEGABYTE) return tooManyBytes();
  const table = await readTable(bytes);
  if (typeof table === 'string') return unreadable(table);
  return table.length > mostRows + 10 ? tooManyRows(table.length) : parseRows(kind, table);
}

/** The import of this attempt, without anything of an earlier try. */
async function begun(
  importId: string,
  { departmentId, kind, fileId, from }: Request & Pick<ImportDocument, 'from'>,
  { caller, now }: Call,
): Promise<ImportDocument> {
  const nothing = { report: emptyReport, newUnits: { grades: [], classes: [] }, conflicts: [] };
  const document = await beginImport({
    ...{ _id: importId, departmentId, kind, fileId, from, by: caller.personId },
    ...{ madeAt: new Date(now), busyUntil: new Date(now), state: 'planning', step: 0 },
    ...{ ...nothing, plan: 0, total: 0, slices: 0, applied: 0 },
  });
  // Whoever had begun it can't finish it any more.
  const taken = await advance(document, {});
  if (document.step > 0) await removeSlices(importId);
  return taken ?? document;
}

/** Stores the slices first and says last that they are there. */
async function storePlan({ writes, newUnits, report }: ImportPlan, document: ImportDocument) {
  const { _id: importId, step: plan } = document;
  if (report.counts.mistakes > 0) return (await advance(document, { state: 'mistakes', report })) ?? document;
  const slices = slicesOf(writes, importId, plan);
  await storeSlices(slices);
  const planned = { plan, report, newUnits, total: writes.length, slices: slices.length };
  return (
    (await advance(document, { state: 'ready', ...planned })) ?? (await importById(importId)) ?? document
  );
}

function slicesOf(writes: ImportPlan['writes'], importId: string, plan: number): ImportSlice[] {
  return Array.from({ length: Math.ceil(writes.length / rowsPerSlice) }, (_, index) => ({
    _id: `${importId}_${plan}_${String(index).padStart(4, '0')}`,
    importId,
    plan,
    index,
    writes: writes.slice(index * rowsPerSlice, (index + 1) * rowsPerSlice),
  }));
}
