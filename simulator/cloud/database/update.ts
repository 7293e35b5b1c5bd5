import { clone } from './clone';
import type { Document } from './document';
import { requestFailed } from './errors';
import { mingo } from './mingo';
import { checkContent } from './new-document';
import { interpreterOptions } from './operators/context';
import type { Filter } from './planner';
import { checkUpdate } from './update-check';

/**
 * Applies update commands to a document.
 * @param filter the query that found it, which tells what a positional `$` stands for
 * @returns the new document, or `null` when nothing would change
 * @throws {DatabaseError} when a command does not fit.
 */
export function applyUpdate(
  document: Document,
  update: Record<string, unknown>,
  filter: Filter,
): Document | null {
  if (Object.keys(update).length === 0) throw requestFailed('the update is empty');
  checkUpdate(document, update);
  const copy = clone(document) as Record<string, unknown>;
  const fields = mingo().update(copy, update, [], filter, { queryOptions: interpreterOptions() });
  if (fields.length === 0) return null;
  checkContent(copy);
  return copy;
}
