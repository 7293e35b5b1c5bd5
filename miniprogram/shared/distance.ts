interface Point {
  latitude: number;
  longitude: number;
}

/** On the sphere that the server measures on, so that both say the same number. */
const METRES_PER_DEGREE = (6_378_137 * Math.PI) / 180;

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
