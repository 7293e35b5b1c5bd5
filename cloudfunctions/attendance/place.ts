import { getDistance } from 'geolib';
import type { Place } from './rule';

/** A point in GCJ-02 degrees. */
export interface Point {
  latitude: number;
  longitude: number;
}

/** The place a point belongs to, or the one it is closest to, with whole metres to its centre. */
export interface Nearest {
  place: Place;
  distance: number;
  inside: boolean;
}

/**
 * Where a point stands to a rule's places. Inside any circle counts (its edge too); outside, the
 * place whose edge is closest is named, since that is where to walk.
 * Throws RangeError for coordinates that are not finite: a distance of NaN compares as anything.
 */
export function nearestPlace(places: readonly Place[], point: Point): Nearest | null {
  if (!Number.isFinite(point.latitude) || !Number.isFinite(point.longitude)) {
    throw new RangeError('coordinates must be finite');
  }
  const byEdge = places
    .map((place) => measured(place, point))
    .sort((a, b) => a.distance - a.place.distance - (b.distance - b.place.distance));
  return byEdge[0] ?? null;
}

function measured(place: Place, point: Point): Nearest {
  const distance = getDistance(place, point);
  return { place, distance, inside: distance <= place.distance };
}
