/**
 * From degrees to metres and back on a plane that touches the earth at `origin`. Over a campus, the
 * error of a flat earth is millimetres; the radius is the one of Web Mercator and of WeChat's maps.
 */
const EARTH_RADIUS_M = 6_378_137;
const METRES_PER_DEGREE = (EARTH_RADIUS_M * Math.PI) / 180;

/** A point in degrees. */
export interface Degrees {
  latitude: number;
  longitude: number;
}

/** A point in metres: `east` and `north` of the origin. */
export interface Metres {
  east: number;
  north: number;
}

/** How far `point` lies from `origin`. */
export function toMetres(point: Degrees, origin: Degrees): Metres {
  return {
    east: (point.longitude - origin.longitude) * metresPerDegreeOfLongitude(origin),
    north: (point.latitude - origin.latitude) * METRES_PER_DEGREE,
  };
}

/** The point that lies `metres` from `origin`, to 6 decimals of a degree (11 cm), as WeChat gives them. */
export function toDegrees(metres: Metres, origin: Degrees): Degrees {
  return {
    latitude: sixDecimals(origin.latitude + metres.north / METRES_PER_DEGREE),
    longitude: sixDecimals(origin.longitude + metres.east / metresPerDegreeOfLongitude(origin)),
  };
}

/** Metres between two points near each other. */
export function distance(from: Degrees, to: Degrees): number {
  const { east, north } = toMetres(to, from);
  return Math.hypot(east, north);
}

function metresPerDegreeOfLongitude({ latitude }: Degrees): number {
  return METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
}

function sixDecimals(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
