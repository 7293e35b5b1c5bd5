import type { Collection } from './collection';
import { clone } from './clone';
import { isPlainObject, valuesAt, type Document } from './document';
import { requestFailed } from './errors';
import { distanceMetres, positionOf } from './geo';
import { search, type Work } from './query';

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
  const found = search(collection, { filter: query as Record<string, unknown> }, work).flatMap(
    ({ document }) => {
      const place = placeOf(document, key);
      const position = positionOf(place);
      return position ? [{ document, place, metres: distanceMetres(centre, position) }] : [];
    },
  );
  const { minDistance = 0, maxDistance = Infinity, limit, num } = stage as Record<string, number>;
  return found
    .filter(({ metres }) => metres >= minDistance && metres <= maxDistance)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, limit ?? num)
    .map(({ document, place, metres }) => ({
      ...clone(document),
      [distanceField]: metres * Number(distanceMultiplier),
      ...(typeof includeLocs === 'string' ? { [includeLocs]: place } : {}),
    }));
}

/** The field named by `key`, or the first that holds a point: the one an index would be on. */
function placeOf(document: Document, key: unknown): unknown {
  if (typeof key === 'string') return valuesAt(document, key.split('.'))[0];
  return Object.values(document).find((value) => positionOf(value) !== null);
}
