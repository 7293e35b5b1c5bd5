import { isDeepStrictEqual } from 'node:util';
import type { IdSource } from '../ids';
import type { Collection } from './collection';
import type { Document } from './document';
import { DatabaseError } from './errors';
import { checkDocument } from './new-document';
import type { Filter } from './planner';
import { search, type Work } from './query';
import type { Write } from './store';
import { applyUpdate } from './update';

/** What an operation would write and what it answers; nothing is written yet. */
export interface Change<T> {
  writes: Write[];
  answer: T;
}

/**
 * Inserts documents one after the other, as MongoDB does: those before the first refused one stay.
 * @returns the ids, and the refusal if there was one.
 */
export function insertion(
  collection: Collection,
  documents: readonly Document[],
  ids: IdSource,
): Change<{ insertedIds: unknown[]; refused: DatabaseError | null }> {
  const trial = documents.length > 1 ? collection.clone() : collection;
  const writes: Write[] = [];
  const insertedIds: unknown[] = [];
  let record = collection.next;
  try {
    for (const given of documents) {
      checkDocument(given);
      const document = given._id === undefined ? { _id: ids.next(), ...given } : given;
      trial.admit(record, document);
      if (trial !== collection) trial.put(record, document);
      writes.push({ collection: collection.name, record, document });
      insertedIds.push(document._id);
      record += 1;
    }
  } catch (error) {
    if (error instanceof DatabaseError) return { writes, answer: { insertedIds, refused: error } };
    throw error;
  }
  return { writes, answer: { insertedIds, refused: null } };
}

/** Applies update commands to the documents that match, or to the first of them. @throws {DatabaseError} */
export function modification(
  collection: Collection,
  filter: Filter,
  update: Record<string, unknown>,
  multi: boolean,
  work: Work,
): Change<{ updated: number }> {
  const found = search(collection, { filter, ...(multi ? {} : { limit: 1 }) }, work);
  const trial = found.length > 1 ? collection.clone() : collection;
  const writes: Write[] = [];
  for (const { record, document } of found) {
    const changed = applyUpdate(document, update, filter);
    if (!changed) continue;
    trial.admit(record, changed);
    if (trial !== collection) trial.put(record, changed);
    writes.push({ collection: collection.name, record, document: changed });
  }
  return { writes, answer: { updated: writes.length } };
}

/** Puts a document in the place of the one with its id, or adds it. @throws {DatabaseError} */
export function replacement(
  collection: Collection,
  id: unknown,
  data: Document,
  work: Work,
): Change<{ updated: number; upsert_id: unknown }> {
  const document = { _id: id, ...data };
  checkDocument(document);
  const [existing] = search(collection, { filter: { _id: id }, limit: 1 }, work);
  const record = existing?.record ?? collection.next;
  if (existing && isDeepStrictEqual(existing.document, document)) {
    return { writes: [], answer: { updated: 0, upsert_id: null } };
  }
  collection.admit(record, document);
  const writes = [{ collection: collection.name, record, document }];
  return { writes, answer: existing ? { updated: 1, upsert_id: null } : { updated: 0, upsert_id: id } };
}

/** Removes the documents that match, or the first of them. @throws {DatabaseError} */
export function removal(
  collection: Collection,
  filter: Filter,
  multi: boolean,
  work: Work,
): Change<{ deleted: number }> {
  const found = search(collection, { filter, ...(multi ? {} : { limit: 1 }) }, work);
  const writes = found.map(({ record }) => ({ collection: collection.name, record, document: null }));
  return { writes, answer: { deleted: writes.length } };
}
