import { isPlainObject } from './document';
import { requestFailed } from './errors';

/** A place on Earth, in degrees. */
export type Position = readonly [longitude: number, latitude: number];

/** MongoDB's radius of the Earth. */
export const EARTH_RADIUS_METRES = 6_378_100;

/** The position of a GeoJSON point, `null` for any other value. */
export function positionOf(value: unknown): Position | null {
  if (!isPlainObject(value) || value.type !== 'Point') return null;
  return isPosition(value.coordinates) ? value.coordinates : null;
}

function isPosition(value: unknown): value is Position {
  return Array.isArray(value) && value.length === 2 && value.every((number) => typeof number === 'number');
}

/** The distance along the surface, in metres. */
export function distanceMetres([longitude, latitude]: Position, [longitude2, latitude2]: Position): number {
  const [a, b] = [radians(latitude), radians(latitude2)];
  const squared =
    Math.sin((b - a) / 2) ** 2 +
    Math.cos(a) * Math.cos(b) * Math.sin(radians(longitude2 - longitude) / 2) ** 2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(squared)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/**
 * A test whether positions lie in a GeoJSON polygon or multi-polygon, or are a point.
 * @throws {DatabaseError} for a geometry the simulator does not know.
 */
export function geometryTest(geometry: unknown): (position: Position) => boolean {
  const point = positionOf(geometry);
  if (point) return ([x, y]) => x === point[0] && y === point[1];
  if (isPlainObject(geometry) && Array.isArray(geometry.coordinates)) {
    if (geometry.type === 'Polygon') return polygonTest(geometry.coordinates);
    if (geometry.type === 'MultiPolygon') {
      const tests = geometry.coordinates.map(polygonTest);
      return (position) => tests.some((test) => test(position));
    }
  }
  throw requestFailed(`the simulator does not know the geometry ${JSON.stringify(geometry)}`);
}

/** The first ring is the outline, the others are holes. A position on an edge is inside. */
function polygonTest(coordinates: unknown): (position: Position) => boolean {
  if (!Array.isArray(coordinates) || !coordinates.every(isRing))
    throw requestFailed('a polygon consists of rings');
  const [outline, ...holes] = coordinates;
  if (!outline) throw requestFailed('a polygon has an outline');
  return (position) =>
    (onEdge(position, outline) || inside(position, outline)) &&
    !holes.some((hole) => inside(position, hole) && !onEdge(position, hole));
}

function isRing(value: unknown): value is Position[] {
  return Array.isArray(value) && value.length >= 4 && value.every(isPosition);
}

/** Counts how often a ray to the east crosses the ring. */
function inside([x, y]: Position, ring: Position[]): boolean {
  let crossings = 0;
  for (const [[x1, y1], [x2, y2]] of edges(ring)) {
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) crossings += 1;
  }
  return crossings % 2 === 1;
}

function onEdge([x, y]: Position, ring: Position[]): boolean {
  return edges(ring).some(
    ([[x1, y1], [x2, y2]]) =>
      (x - x1) * (y2 - y1) === (y - y1) * (x2 - x1) &&
      Math.min(x1, x2) <= x &&
      x <= Math.max(x1, x2) &&
      Math.min(y1, y2) <= y &&
      y <= Math.max(y1, y2),
  );
}

function edges(ring: Position[]): [Position, Position][] {
  return ring.slice(1).map((end, index) => [ring[index] ?? end, end]);
}
