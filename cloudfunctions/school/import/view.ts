import type { ImportProgress, ImportView } from './contract';
import type { ImportDocument } from './document';

/** How far an import is, for showing. */
export function progressOf(document: ImportDocument): ImportProgress {
  const { _id, kind, what, state, madeAt, report, total, slices, applied, conflicts } = document;
  const done = applied >= slices ? total : Math.round((total * applied) / slices);
  const { counts } = report;
  return { importId: _id, kind, what, state, madeAt: madeAt.getTime(), counts, done, total, conflicts };
}

/** An import with everything there is to look at. */
export function viewOf(document: ImportDocument): ImportView {
  return { ...document.report, ...progressOf(document) };
}
