import { MINUTE } from '../shared/clock';
import { now } from '../shared/now';
import type { ImportDocument } from './import-document';
import { announceImport } from './import-message';
import { writeSlice } from './import-slice';
import { advance, endImport, importById, nextSlices, removePlan } from './import-store';
import { enterUnits } from './roster-queries';

/** A run that said nothing for so long has crashed: no function lives longer. */
const BUSY_FOR = MINUTE;

/**
 * Carries on with an import until it is done or the time is up; at least a few slices are written. Whoever
 * comes while somebody else is at it, and whatever crash there was before, nothing is written twice.
 * @param until milliseconds
 * @returns the import as it is now; null if there is none.
 */
export async function runImport(importId: string, until: number): Promise<ImportDocument | null> {
  const found = await importById(importId);
  if (found?.state !== 'applying' || now() < found.busyUntil.getTime()) return found;
  // Of two who come at once one gets it.
  let document = await advance(found, busy());
  if (!document) return importById(importId);
  if (document.applied === 0 && !(await enterUnits(document.newUnits))) return fail(document);
  while (document.applied < document.slices) {
    document = await writeSome(document);
    // Somebody took over, because this was taken for crashed.
    if (!document) return importById(importId);
    if (now() >= until) return (await advance(document, { busyUntil: new Date(now()) })) ?? document;
  }
  return finish(document);
}

function busy(): Pick<ImportDocument, 'busyUntil'> {
  return { busyUntil: new Date(now() + BUSY_FOR) };
}

async function writeSome(document: ImportDocument): Promise<ImportDocument | null> {
  const slices = await nextSlices(document);
  if (slices.length === 0) throw new Error(`import ${document._id} has lost its slices`);
  const conflicts = [...document.conflicts];
  for (const slice of slices) conflicts.push(...(await writeSlice(slice, document, now())));
  return advance(document, { applied: document.applied + slices.length, conflicts, ...busy() });
}

/** Everything is written: what was only there for writing it goes first, and last it is said to be over. */
async function finish(document: ImportDocument): Promise<ImportDocument | null> {
  await announceImport(document);
  await removePlan(document);
  return endImport(document._id, 'done');
}

/** A class or grade that was to be made is there by now, with another id than the plan's. */
async function fail(document: ImportDocument): Promise<ImportDocument | null> {
  await removePlan(document);
  return endImport(document._id, 'failed');
}
