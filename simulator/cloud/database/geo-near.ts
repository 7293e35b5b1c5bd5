import type { Collection } from './collection';
import { clone } from './clone';
import { isPlainObject, valuesAt, type Document } from './document';
import { placeIndexMissing, requestFailed } from './errors';
import { distanceMetres, positionOf } from './geo';
import { search, type Work } from './query';
import { setAt } from './set-at';

/**
 * The stage `$geoNear`, which only opens a pipeline: the documents with a point, nearest first, with
 * their distance in metres in a field of its own.
 * @throws {DatabaseError} when it names no centre or no field for the distance.
 */
export function geoNear(collection: Collection, stage: unknown, work: Work): Document[] {
  if (!isPlainObject(stage)) throw requestFailed('geoNear needs options');
  const { distanceField, distanceMultiplier = 1, includeLocs, key, query = {} } = stage;
  const centre = positionOf(stage.near);
  if (!centre || typeof distanceField !== 'string')
    throw requestFailed('geoNear needs near and distanceField');
  const field = indexedField(collection, key);
  // The index of places serves it, whatever the size of the collection.
  const found = search(
    collection,
    { filter: query as Record<string, unknown> },
    { ...work, unindexed: 'allow' },
  ).flatMap(({ document }) => {
    const [place] = valuesAt(document, field.split('.'));
    const position = positionOf(place);
    return position ? [{ document, place, metres: distanceMetres(centre, position) }] : [];
  });
  const { minDistance = 0, maxDistance = Infinity, limit, num } = stage as Record<string, number>;
  return found
    .filter(({ metres }) => metres >= minDistance && metres <= maxDistance)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, limit ?? num)
    .map(({ document, place, metres }) => {
      const row = clone(document) as Record<string, unknown>;
      setAt(row, distanceField, metres * Number(distanceMultiplier));
      if (typeof includeLocs === 'string') setAt(row, includeLocs, place);
      return row;
    });
}

/** The field named by `key`, or the only one with an index of places. @throws {DatabaseError} without one. */
function indexedField({ name, places }: Collection, key: unknown): string {
  const [only, ...others] = places;
  if (typeof key === 'string') {
    if (places.includes(key)) return key;
    throw placeIndexMissing(name, key);
  }
  if (only === undefined) throw placeIndexMissing(name, 'location');
  if (others.length > 0) throw requestFailed('geoNear needs the key of one of several indexes of places');
  return only;
}
