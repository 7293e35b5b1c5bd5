import { isPlainObject } from './document';

/** A place on Earth, in degrees. */
export type Position = readonly [longitude: number, latitude: number];

type Segment = readonly [Position, Position];

/** A GeoJSON geometry taken apart: lone points, lines and areas; the first ring of an area is its outline, the others are holes. */
export interface Geometry {
  points: Position[];
  lines: Position[][];
  areas: Position[][][];
}

const NOTHING: Geometry = { points: [], lines: [], areas: [] };

/** How the coordinates of each type are taken apart; `null` where they are none. */
const TYPES: Record<string, (coordinates: unknown) => Geometry | null> = {
  Point: (found) => (isPosition(found) ? { ...NOTHING, points: [found] } : null),
  MultiPoint: (found) => (isListOf(found, isPosition) ? { ...NOTHING, points: found } : null),
  LineString: (found) => (isLine(found) ? { ...NOTHING, lines: [found] } : null),
  MultiLineString: (found) => (isListOf(found, isLine) ? { ...NOTHING, lines: found } : null),
  Polygon: (found) => (isArea(found) ? { ...NOTHING, areas: [found] } : null),
  MultiPolygon: (found) => (isListOf(found, isArea) ? { ...NOTHING, areas: found } : null),
};

/** Takes a GeoJSON geometry apart; `null` for what is none, or does not lie on Earth. */
export function geometryOf(value: unknown): Geometry | null {
  if (!isPlainObject(value) || typeof value.type !== 'string' || !Object.hasOwn(TYPES, value.type))
    return null;
  return TYPES[value.type]?.(value.coordinates) ?? null;
}

function isListOf<T>(value: unknown, test: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.length > 0 && value.every(test);
}

/** Longitude and latitude in degrees. */
export function isPosition(value: unknown): value is Position {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [longitude, latitude] = value as unknown[];
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return false;
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

function isLine(value: unknown): value is Position[] {
  return isListOf(value, isPosition) && value.length >= 2;
}

function isArea(value: unknown): value is Position[][] {
  return isListOf(value, isRing);
}

function isRing(value: unknown): value is Position[] {
  if (!isListOf(value, isPosition) || value.length < 4) return false;
  const [first, last] = [value[0], value.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

/**
 * Whether two geometries have a point in common. Edges are straight on the map, which on the scale of
 * a town is the same as on the globe.
 */
export function intersects(a: Geometry, b: Geometry): boolean {
  const [edgesA, edgesB] = [edgesOf(a), edgesOf(b)];
  return (
    edgesA.some((edge) => edgesB.some((other) => cross(edge, other))) ||
    vertices(a).some((point) => covers(b, edgesB, point)) ||
    vertices(b).some((point) => covers(a, edgesA, point))
  );
}

/** Whether all of a geometry lies in the areas of another one. */
export function isWithin(inner: Geometry, outer: Geometry): boolean {
  const edges = edgesOf(inner);
  return outer.areas.some((area) => {
    const rings = area.flatMap(segments);
    const holes = area.slice(1).flat();
    return (
      vertices(inner).every((point) => inArea(point, area)) &&
      !edges.some((edge) => rings.some((ring) => crossProperly(edge, ring))) &&
      !holes.some((point) => inner.areas.some((own) => inArea(point, own)))
    );
  });
}

/** Whether a point is one of a geometry's points, on its lines or in its areas. */
function covers(geometry: Geometry, edges: Segment[], point: Position): boolean {
  return (
    geometry.points.some(([x, y]) => x === point[0] && y === point[1]) ||
    edges.some((edge) => isOn(point, edge)) ||
    geometry.areas.some((area) => inArea(point, area))
  );
}

/** A point on an edge is inside. */
function inArea(point: Position, [outline = [], ...holes]: Position[][]): boolean {
  return inRing(point, outline) && !holes.some((hole) => inRing(point, hole) && !onRing(point, hole));
}

/** Counts how often a ray to the east crosses the ring. */
function inRing([x, y]: Position, ring: Position[]): boolean {
  let crossings = 0;
  for (const [[x1, y1], [x2, y2]] of segments(ring)) {
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) crossings += 1;
  }
  return crossings % 2 === 1 || onRing([x, y], ring);
}

function onRing(point: Position, ring: Position[]): boolean {
  return segments(ring).some((segment) => isOn(point, segment));
}

function vertices({ points, lines, areas }: Geometry): Position[] {
  return [...points, ...lines.flat(), ...areas.flat(2)];
}

function edgesOf({ lines, areas }: Geometry): Segment[] {
  return [...lines, ...areas.flat()].flatMap(segments);
}

function segments(line: Position[]): Segment[] {
  return line.slice(1).map((end, index) => [line[index] ?? end, end]);
}

/** Positive when `c` lies to the left of the way from `a` to `b`, 0 on the line. */
function side([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position): number {
  return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
}

function crossProperly([a, b]: Segment, [c, d]: Segment): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function cross(one: Segment, other: Segment): boolean {
  return (
    crossProperly(one, other) || one.some((end) => isOn(end, other)) || other.some((end) => isOn(end, one))
  );
}

function isOn(point: Position, [a, b]: Segment): boolean {
  return (
    side(a, b, point) === 0 &&
    Math.min(a[0], b[0]) <= point[0] &&
    point[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= point[1] &&
    point[1] <= Math.max(a[1], b[1])
  );
}
