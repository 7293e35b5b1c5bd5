import type { Counters } from '../../protocol';
import type { Collection, Placed } from './collection';
import type { Document } from './document';
import { indexMissing, placeIndexMissing } from './errors';
import { mingo } from './mingo';
import { interpreterOptions } from './operators/context';
import { nearDistance, placeFields } from './operators/places';
import { isUnfiltered, plan, wantedIndex, type AccessPath, type Filter, type Sort } from './planner';
import { sortBy } from './sorting';
import { withoutUndefined } from './without-undefined';

/** What a query asks for. */
export interface Search {
  filter: Filter;
  sort?: Sort | undefined;
  skip?: number | undefined;
  limit?: number | undefined;
}

/** What database work may cost, and where it is counted. */
export interface Work {
  counters: Counters;
  /** What to do with a query that no index serves. */
  unindexed: 'error' | 'allow';
  /** Gives numbers from 0 to below 1, the same after the same calls. */
  random: () => number;
}

/** Collections up to this size may be searched without an index. */
const SCANNABLE = 300;

/** The places of all documents that match, in the order asked for. @throws {DatabaseError} without an index. */
export function search(collection: Collection, request: Search, work: Work): Placed[] {
  const { filter, sort = {}, skip = 0, limit = Infinity } = request;
  const path = plan(collection, filter, sort);
  const places = placeFields(filter);
  checkPlaces(collection, places);
  if (!path?.narrows && places.length === 0)
    checkScan(collection, { filter, sort }, path, skip + limit, work);
  const order = remainingOrder(path, filter, sort);
  const found = collect(candidates(collection, path, work), filter, order ? Infinity : skip + limit, work);
  return (order ? order(found) : found).slice(skip, skip + limit);
}

/** How what was found is still to be put in order; `null` when it comes in the right one. */
function remainingOrder(
  path: AccessPath | null,
  filter: Filter,
  sort: Sort,
): ((found: Placed[]) => Placed[]) | null {
  if (Object.keys(sort).length > 0)
    return path?.ordered ? null : (found) => sortBy(found, sort, ({ document }) => document);
  const distance = nearDistance(filter);
  return distance && ((found) => found.sort((a, b) => distance(a.document) - distance(b.document)));
}

/** The first candidates that match, at most `wanted`. */
function collect(places: Iterable<Placed>, filter: Filter, wanted: number, work: Work): Placed[] {
  const matches = matcher(filter);
  const found: Placed[] = [];
  if (wanted <= 0) return found;
  for (const placed of places) {
    work.counters.docsExamined += 1;
    if (!matches(placed.document)) continue;
    found.push(placed);
    if (found.length >= wanted) break;
  }
  return found;
}

/** What asks about places is served by an index of places, whose work is counted as that of a scan. */
function checkPlaces(collection: Collection, fields: string[]): void {
  for (const field of fields) {
    if (!collection.places.includes(field)) throw placeIndexMissing(collection.name, field);
  }
}

/**
 * Reading without narrowing is fine as long as the collection is little, or nothing is asked but the
 * first so many in an order that is there.
 */
function checkScan(
  collection: Collection,
  { filter, sort }: { filter: Filter; sort: Sort },
  path: AccessPath | null,
  wanted: number,
  work: Work,
): void {
  if (work.unindexed === 'allow' || collection.size <= SCANNABLE) return;
  const inOrder = Object.keys(sort).length === 0 || path?.ordered === true;
  if (isUnfiltered(filter) && inOrder && wanted !== Infinity) return;
  throw indexMissing(collection.name, collection.size, wantedIndex(filter, sort));
}

/** The documents along a path, or all of them without one. */
function* candidates(collection: Collection, path: AccessPath | null, work: Work): Generator<Placed> {
  if (!path) {
    yield* collection.all();
    return;
  }
  const seen = new Set<number>();
  for (const record of recordsAlong(path)) {
    work.counters.keysExamined += 1;
    // A document with several entries, or one that several parts lead to, is looked at once.
    if (seen.has(record)) continue;
    if (path.repeats) seen.add(record);
    const document = collection.at(record);
    if (document) yield { record, document };
  }
}

function* recordsAlong({ parts, backwards }: AccessPath): Generator<number> {
  for (const { index, ranges } of parts) {
    for (const range of backwards ? ranges.toReversed() : ranges) yield* index.scan(range, backwards);
  }
}

/** A test for a filter. The common one, an `_id` alone, needs no interpreter: its index has answered it. */
export function matcher(filter: Filter): (document: Document) => boolean {
  const names = Object.keys(filter);
  if (names.length === 0) return () => true;
  if (names.length === 1 && typeof filter._id === 'string') {
    const id = filter._id;
    return (document) => document._id === id;
  }
  const query = new (mingo().Query)(filter, interpreterOptions());
  return (document) => query.test(document);
}

/** Keeps or drops fields as asked. @throws when inclusion and exclusion are mixed. */
export function project(documents: Document[], projection: Record<string, unknown> | undefined): Document[] {
  if (!projection || Object.keys(projection).length === 0) return documents;
  const everything = new (mingo().Query)({}, interpreterOptions());
  return everything.find<Document>(documents, projection).all().map(withoutUndefined);
}
