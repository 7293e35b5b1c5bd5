import type { Call } from '../../shared/define-function';
import { schoolConfig } from '../../shared/config/school-config';
import { idOfAttempt } from '../attempt-id';
import { emptyReport, nothingNew, type ImportDocument, type ImportSlice } from './document';
import type { ImportPlan } from './plan';
import { inSlices } from './plan-slices';
import { advance, beginImport, importById, removeSlices, storeSlices } from './store';

/** What an import is made of and for whom. */
export type ImportSource = Pick<ImportDocument, 'departmentId' | 'kind' | 'what' | 'fileId' | 'from'>;

const { rowsPerSlice } = schoolConfig.policies.imports;

/**
 * Stores a plan as an import, ready to be applied; with mistakes in it only its report. The slices are
 * written before the import is said to be ready, so that what was shown is exactly what is done.
 */
export async function prepareImport(
  plan: ImportPlan,
  source: ImportSource,
  call: Call,
): Promise<ImportDocument> {
  const { document, isOurs } = await begun(source, call);
  return isOurs ? storePlan(plan, document) : document;
}

/**
 * The import of this attempt, without anything of an earlier try. It isn't ours when a repeat has planned it
 * meanwhile, or is at it: then it may even be done, and stays as it is.
 */
async function begun(
  source: ImportSource,
  call: Call,
): Promise<{ document: ImportDocument; isOurs: boolean }> {
  const { caller, now } = call;
  const importId = idOfAttempt(call);
  const nothing = {
    report: emptyReport,
    ...nothingNew,
    conflicts: [],
    adopted: null,
    failing: '',
  };
  const document = await beginImport({
    ...{ _id: importId, ...source, by: caller.personId },
    ...{ madeAt: new Date(now), busyUntil: new Date(now), state: 'planning', step: 0 },
    ...{ ...nothing, plan: 0, total: 0, slices: 0, applied: 0 },
  });
  if (document.state !== 'planning') return { document, isOurs: false };
  // Whoever had begun it can't finish it any more.
  const taken = await advance(document, {});
  if (!taken) return { document: (await importById(importId)) ?? document, isOurs: false };
  if (document.step > 0) await removeSlices(importId, { before: taken.step });
  return { document: taken, isOurs: true };
}

/** Stores the slices first and says last that they are there. */
async function storePlan(
  { writes, newUnits, newRooms, termId, report }: ImportPlan,
  document: ImportDocument,
) {
  const { _id: importId, step: plan } = document;
  if (report.counts.mistakes > 0) return (await advance(document, { state: 'mistakes', report })) ?? document;
  const slices = slicesOf(writes, importId, plan);
  await storeSlices(slices);
  const planned = { plan, report, newUnits, newRooms, termId, total: writes.length, slices: slices.length };
  const ready = await advance(document, { state: 'ready', ...planned });
  if (ready) return ready;
  // A repeat took over: these slices nobody would ever write or remove.
  await removeSlices(importId, { before: plan + 1 });
  return (await importById(importId)) ?? document;
}

function slicesOf(writes: ImportPlan['writes'], importId: string, plan: number): ImportSlice[] {
  return inSlices(writes, rowsPerSlice).map((part, index) => ({
    _id: `${importId}_${plan}_${String(index).padStart(4, '0')}`,
    ...{ importId, plan, index, writes: part },
  }));
}
