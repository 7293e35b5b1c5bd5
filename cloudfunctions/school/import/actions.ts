import type { InferOutput } from 'valibot';
import { now } from '../../shared/now';
import type { importContract } from './contract';
import type { ImportDocument } from './document';
import { alreadyBegun, anotherRunning, hasMistakes, noSuchImport, termGone } from './refusals';
import { runImport } from './run';
import { isTermThere } from './timetable';
import { claim, forgetImport, importById, latestImports } from './store';
import { progressOf, viewOf } from './view';

type OneImport = InferOutput<(typeof importContract)['importApply']['request']>;

/** How long the phone waits for one part before it sees progress. */
const PART = 5_000;

/**
 * Begins to write what was planned, if nothing else is being imported in the department, and the term of
 * timetables is as it was.
 */
export async function importApply(request: OneImport) {
  const document = await importIn(request);
  if (!document || document.state === 'planning') return noSuchImport();
  if (document.state === 'mistakes') return hasMistakes(document.report.counts.mistakes);
  if (document.state === 'ready' && !(await isTermThere(document))) return termGone(document.from);
  const claimed = await claim(document._id);
  if (claimed && !('state' in claimed)) return anotherRunning(claimed.importId);
  // Begun already, it is only told how far it is.
  return claimed ? carriedOn(claimed) : progressOf((await importById(document._id)) ?? document);
}

/** Writes a part of what is left. */
export async function importContinue(request: OneImport) {
  const document = await importIn(request);
  if (!document) return noSuchImport();
  return carriedOn(document);
}

async function carriedOn(document: ImportDocument) {
  return progressOf((await runImport(document, now() + PART)) ?? document);
}

/** An import with everything there is to look at. */
export async function importReport(request: OneImport) {
  const document = await importIn(request);
  return document ? viewOf(document) : noSuchImport();
}

/** Forgets a plan and the file it was made of. Forgetting it again changes nothing. */
export async function importDiscard(request: OneImport) {
  const document = await importIn(request);
  if (!document) return { discarded: true };
  if (document.state === 'applying' || document.state === 'done') return alreadyBegun();
  return { discarded: await forgetImport(document) };
}

/** The department's latest imports, newest first. */
export async function imports({ departmentId }: Pick<OneImport, 'departmentId'>) {
  return { imports: (await latestImports(departmentId)).map(progressOf) };
}

/** An import of the department that the caller may see; what lies elsewhere is not there. */
async function importIn({ departmentId, importId }: OneImport): Promise<ImportDocument | null> {
  const document = await importById(importId);
  return document?.departmentId === departmentId ? document : null;
}
