interface Point {
  latitude: number;
  longitude: number;
}

/** Equator to pole is ten million metres, by the metre's first definition. */
const METRES_PER_DEGREE = 10_000_000 / 90;

/**
 * Metres between two points close to each other. Only for showing where one stands: whether a
 * check-in counts is measured by the server.
 */
export function metresBetween(a: Point, b: Point): number {
  const middle = (((a.latitude + b.latitude) / 2) * Math.PI) / 180;
  const north = a.latitude - b.latitude;
  const east = (a.longitude - b.longitude) * Math.cos(middle);
  return Math.round(Math.hypot(north, east) * METRES_PER_DEGREE);
}
