import type { Context } from 'mingo';
import { isPlainObject, valuesAt, type Document } from './document';
import { requestFailed } from './errors';
import { distanceMetres, EARTH_RADIUS_METRES, geometryTest, positionOf, type Position } from './geo';
import { mingo } from './mingo';

type QueryOperators = Parameters<Context['addQueryOps']>[0];

const GEO_OPERATORS = {
  $geoWithin: (field: string, demand: unknown) => positionTest(field, withinTest(demand)),
  $geoIntersects: (field: string, demand: unknown) => positionTest(field, geometryTest(geometryOf(demand))),
  $near: (field: string, demand: unknown) => positionTest(field, nearTest(demand)),
  $nearSphere: (field: string, demand: unknown) => positionTest(field, nearTest(demand)),
};

let context: Context | undefined;

/**
 * The operators that the database knows and mingo does not: those about places. mingo's own are always
 * there. Its type for an operator is the intersection of all its own, which nothing else can satisfy.
 */
export function queryContext(): Context {
  context ??= mingo()
    .Context.init({})
    .addQueryOps(GEO_OPERATORS as unknown as QueryOperators);
  return context;
}

/** Distances from a centre within which a document is near, in metres. */
interface Nearness {
  centre: Position;
  min: number;
  max: number;
}

function positionTest(field: string, test: (position: Position) => boolean): (document: unknown) => boolean {
  const path = field.split('.');
  return (document) => positionsAt(document, path).some(test);
}

function positionsAt(document: unknown, path: string[]): Position[] {
  const values = valuesAt(document, path).flatMap((value): unknown[] =>
    Array.isArray(value) ? value : [value],
  );
  return values.map(positionOf).filter((position) => position !== null);
}

function geometryOf(demand: unknown): unknown {
  return isPlainObject(demand) ? demand.$geometry : undefined;
}

function withinTest(demand: unknown): (position: Position) => boolean {
  if (!isPlainObject(demand) || !('$centerSphere' in demand)) return geometryTest(geometryOf(demand));
  const [centre, radius] = demand.$centerSphere as [Position, number];
  return (position) => distanceMetres(centre, position) <= radius * EARTH_RADIUS_METRES;
}

function nearness(demand: unknown): Nearness {
  const centre = positionOf(geometryOf(demand));
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
