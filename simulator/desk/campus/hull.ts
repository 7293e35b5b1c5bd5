import type { Pixels } from './view';

/** The corners of the smallest convex shape around `points`, in order (Andrew's monotone chain). */
export function convexHull(points: readonly Pixels[]): Pixels[] {
  const sorted = [...points].sort((one, other) => one.x - other.x || one.y - other.y);
  if (sorted.length < 3) return sorted;
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

/** One side of the hull, without its last point, with which the other side begins. */
function chain(sorted: readonly Pixels[]): Pixels[] {
  const corners: Pixels[] = [];
  for (const point of sorted) {
    while (corners.length >= 2 && !turnsOutward(corners.at(-2), corners.at(-1), point)) corners.pop();
    corners.push(point);
  }
  return corners.slice(0, -1);
}

function turnsOutward(from: Pixels | undefined, over: Pixels | undefined, to: Pixels): boolean {
  if (!from || !over) return true;
  return (over.x - from.x) * (to.y - from.y) - (over.y - from.y) * (to.x - from.x) > 0;
}
