import { geometryOf, type Position } from './geometry';

/** MongoDB's radius of the Earth. */
export const EARTH_RADIUS_METRES = 6_378_100;

/** The position of a GeoJSON point, `null` for any other value. */
export function positionOf(value: unknown): Position | null {
  const geometry = geometryOf(value);
  if (!geometry || geometry.lines.length > 0 || geometry.areas.length > 0) return null;
  const [position, ...others] = geometry.points;
  return others.length === 0 ? (position ?? null) : null;
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
