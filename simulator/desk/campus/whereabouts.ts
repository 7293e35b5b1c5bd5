import type { CampusPlace } from '../../protocol';
import { distance, toMetres, type Degrees } from './projection';

const DIRECTIONS = ['北', '东北', '东', '东南', '南', '西南', '西', '西北'];

/** Closer than this is the place itself: WeChat's coordinates are no finer. */
const SAME_SPOT_M = 1;

/** Farther than this, the campus says nothing about where somebody is. */
const FAR_AWAY_M = 20_000;

/** The place whose middle is nearest, and how far that is in metres. */
export function nearestPlace(
  point: Degrees,
  places: readonly CampusPlace[],
): { place: CampusPlace; metres: number } | null {
  const found = places.map((place) => ({ place, metres: distance(place, point) }));
  return found.reduce<(typeof found)[number] | null>(
    (best, next) => (best === null || next.metres < best.metres ? next : best),
    null,
  );
}

/** The place a point lies exactly on, or `null`. */
export function placeAt(point: Degrees, places: readonly CampusPlace[]): CampusPlace | null {
  const nearest = nearestPlace(point, places);
  return nearest && nearest.metres < SAME_SPOT_M ? nearest.place : null;
}

/** Where a point is, in words: `教学楼A`, `教学楼A 以南 38 米`, or its coordinates far from everything. */
export function whereabouts(point: Degrees | null, places: readonly CampusPlace[]): string {
  if (!point) return '没有位置';
  const nearest = nearestPlace(point, places);
  if (!nearest || nearest.metres > FAR_AWAY_M) return coordinatesText(point);
  if (nearest.metres < SAME_SPOT_M) return nearest.place.name;
  return `${nearest.place.name} 以${directionTo(point, nearest.place)} ${Math.round(nearest.metres)} 米`;
}

/** Latitude and longitude with 6 decimals. */
function coordinatesText({ latitude, longitude }: Degrees): string {
  return `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;
}

function directionTo(point: Degrees, from: Degrees): string {
  const { east, north } = toMetres(point, from);
  const eighth = Math.round((Math.atan2(east, north) / (2 * Math.PI)) * 8);
  return DIRECTIONS[(eighth + 8) % 8] ?? '';
}
