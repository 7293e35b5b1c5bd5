import { isPlainObject, valuesAt, type Document } from '../document';
import { requestFailed } from '../errors';
import { distanceMetres, EARTH_RADIUS_METRES, positionOf } from '../geo';
import { geometryOf, intersects, isPosition, isWithin, type Geometry, type Position } from '../geometry';

type PlaceTest = (document: unknown) => boolean;

/** The conditions about places, which mingo lacks. */
export const GEO_CONDITIONS: Record<string, (field: string, demand: unknown) => PlaceTest> = {
  $geoWithin: (field, demand) => onGeometries(field, withinTest(demand)),
  $geoIntersects: (field, demand) => {
    const wanted = demandedGeometry(demand);
    return onGeometries(field, (geometry) => intersects(geometry, wanted));
  },
  $near: (field, demand) => onPositions(field, nearTest(demand)),
  $nearSphere: (field, demand) => onPositions(field, nearTest(demand)),
};

/** The fields of which a filter demands something about places: each needs an index of its own. */
export function placeFields(filter: Record<string, unknown>): string[] {
  return Object.entries(filter).flatMap(([field, demand]) => {
    if (Array.isArray(demand)) return demand.filter(isPlainObject).flatMap(placeFields);
    if (!isPlainObject(demand)) return [];
    return Object.keys(demand).some((operator) => Object.hasOwn(GEO_CONDITIONS, operator)) ? [field] : [];
  });
}

function onGeometries(field: string, test: (geometry: Geometry) => boolean): PlaceTest {
  const path = field.split('.');
  return (document) =>
    placesAt(document, path)
      .map(geometryOf)
      .some((geometry) => geometry !== null && test(geometry));
}

function onPositions(field: string, test: (position: Position) => boolean): PlaceTest {
  const path = field.split('.');
  return (document) => positionsAt(document, path).some(test);
}

function placesAt(document: unknown, path: string[]): unknown[] {
  return valuesAt(document, path).flatMap((value): unknown[] => (Array.isArray(value) ? value : [value]));
}

function positionsAt(document: unknown, path: string[]): Position[] {
  return placesAt(document, path)
    .map(positionOf)
    .filter((position) => position !== null);
}

function demandedGeometry(demand: unknown): Geometry {
  const geometry = geometryOf(isPlainObject(demand) ? demand.$geometry : undefined);
  if (!geometry) throw requestFailed(`no geometry on Earth: ${JSON.stringify(demand)}`);
  return geometry;
}

function withinTest(demand: unknown): (geometry: Geometry) => boolean {
  if (isPlainObject(demand) && '$centerSphere' in demand) return withinCircle(demand.$centerSphere);
  const area = demandedGeometry(demand);
  if (area.areas.length === 0) throw requestFailed('$geoWithin needs a Polygon or a MultiPolygon');
  return (geometry) => isWithin(geometry, area);
}

/** A circle given by its centre and its radius in radians. */
function withinCircle(circle: unknown): (geometry: Geometry) => boolean {
  const [centre, radius] = Array.isArray(circle) ? (circle as unknown[]) : [];
  if (!isPosition(centre) || typeof radius !== 'number' || radius < 0) {
    throw requestFailed('$centerSphere needs a centre and a radius');
  }
  const isNear = (position: Position) => distanceMetres(centre, position) <= radius * EARTH_RADIUS_METRES;
  return ({ points, lines, areas }) => [...points, ...lines.flat(), ...areas.flat(2)].every(isNear);
}

/** Distances from a centre within which a document is near, in metres. */
interface Nearness {
  centre: Position;
  min: number;
  max: number;
}

function nearness(demand: unknown): Nearness {
  const centre = positionOf(isPlainObject(demand) ? demand.$geometry : undefined);
  if (!isPlainObject(demand) || !centre) throw requestFailed('near needs a point');
  const { $minDistance: min, $maxDistance: max } = demand;
  return {
    centre,
    min: typeof min === 'number' ? min : 0,
    max: typeof max === 'number' ? max : Infinity,
  };
}

function nearTest(demand: unknown): (position: Position) => boolean {
  const { centre, min, max } = nearness(demand);
  return (position) => {
    const distance = distanceMetres(centre, position);
    return distance >= min && distance <= max;
  };
}

/**
 * How far documents are from the centre of the `near` in a filter, which is their order when no other
 * is asked for; `null` when the filter has none.
 */
export function nearDistance(filter: Record<string, unknown>): ((document: Document) => number) | null {
  for (const [field, demand] of Object.entries(filter)) {
    if (!isPlainObject(demand)) continue;
    const near = demand.$nearSphere ?? demand.$near;
    if (near === undefined) continue;
    const { centre } = nearness(near);
    const path = field.split('.');
    return (document) =>
      Math.min(...positionsAt(document, path).map((position) => distanceMetres(centre, position)));
  }
  return null;
}
