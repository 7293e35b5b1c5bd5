import { MINUTE } from '../../shared/clock';
import { now } from '../../shared/now';
import type { ImportDocument } from './document';
import { announceImport } from './message';
import { writeSlice } from './slice';
import { advance, endImport, importById, nextSlices, removePlan } from './store';
import { enterPlanned, isOtherwise, takeBack } from './enter-units';

/** A run that said nothing for so long has crashed: no function lives longer. */
const BUSY_FOR = MINUTE;

/**
 * Carries on with an import until it is done or the time is up; at least a few slices are written. Whoever
 * comes while somebody else is at it, and whatever crash there was before, nothing is written twice.
 * @param found the import as it was just read
 * @param until milliseconds
 * @returns the import as it is now; null if it is gone.
 */
export async function runImport(found: ImportDocument, until: number): Promise<ImportDocument | null> {
  if (found.state !== 'applying' || now() < found.busyUntil.getTime()) return found;
  // Of two who come at once one gets it.
  let document = await advance(found, busy());
  if (!document) return importById(found._id);
  if (!document.adopted && !document.failing) {
    const entered = await enterPlanned(document);
    // Kept before anything follows from it: whoever carries on puts people into the same units, or fails as well.
    document = await advance(
      document,
      isOtherwise(entered) ? { failing: entered.otherwise } : { adopted: entered },
    );
    if (!document) return importById(found._id);
  }
  if (document.failing) return fail(document);
  while (document.applied < document.slices) {
    document = await writeSome(document, until);
    // Somebody took over, because this was taken for crashed.
    if (!document) return importById(found._id);
    if (now() >= document.busyUntil.getTime()) return document;
  }
  return finish(document);
}

function busy(): Pick<ImportDocument, 'busyUntil'> {
  return { busyUntil: new Date(now() + BUSY_FOR) };
}

/** Writes a few slices. When the time is up afterwards, the import is free for whoever comes next. */
async function writeSome(document: ImportDocument, until: number): Promise<ImportDocument | null> {
  const slices = await nextSlices(document);
  if (slices.length === 0) throw new Error(`import ${document._id} has lost its slices`);
  const conflicts = [...document.conflicts];
  for (const slice of slices) conflicts.push(...(await writeSlice(slice, document, now())));
  const applied = document.applied + slices.length;
  const isLast = applied < document.slices && now() >= until;
  return advance(document, { applied, conflicts, ...(isLast ? { busyUntil: new Date(now()) } : busy()) });
}

/** Everything is written: what was only there for writing it goes first, and last it is said to be over. */
async function finish(document: ImportDocument): Promise<ImportDocument | null> {
  await announceImport(document, 'done');
  await removePlan(document);
  return endImport(document._id, 'done');
}

/** A class that was to be made is there by now in another grade: nobody is written, and no unit is left. */
async function fail(document: ImportDocument): Promise<ImportDocument | null> {
  await takeBack(document);
  await announceImport(document, { failed: document.failing });
  await removePlan(document);
  return endImport(document._id, 'failed');
}
