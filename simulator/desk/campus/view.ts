import type { CampusPlace } from '../../protocol';
import { toMetres, type Degrees, type Metres } from './projection';

/** A point on the drawn plan, in CSS pixels from its upper left corner. */
export interface Pixels {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

/** Pixels kept free at the edges of the plan. */
export interface Margins {
  top: number;
  side: number;
  bottom: number;
}

/** A rectangle of ground, in metres. */
export interface Bounds {
  west: number;
  east: number;
  south: number;
  north: number;
}

/** Which ground the plan shows and how large. North is up, and a metre is as long east as it is north. */
export interface View extends Size {
  /** What lies in the middle of the plan. */
  centre: Metres;
  pixelsPerMetre: number;
}

/** Ground shown around a place's middle even where it has no circle, so that its symbol and name fit. */
const PLACE_MARGIN_M = 40;

/** A phone farther away than this is shown at the edge: fitted in, it would shrink the campus to a dot. */
const FAR_AWAY_M = 3000;

/** The middle of the places, the origin of the plan's metres; `null` where there are none. */
export function originOf(places: readonly Degrees[]): Degrees | null {
  if (places.length === 0) return null;
  const latitudes = places.map(({ latitude }) => latitude);
  const longitudes = places.map(({ longitude }) => longitude);
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return { latitude: middle(latitudes), longitude: middle(longitudes) };
}

/** The ground to show: every place with its circle, and the phones that are near. */
export function boundsOf(
  places: readonly CampusPlace[],
  phones: readonly Degrees[],
  origin: Degrees,
): Bounds {
  const spots = [
    ...places.map((place) => ({
      ...toMetres(place, origin),
      margin: Math.max(place.radius, PLACE_MARGIN_M),
    })),
    ...phones
      .map((phone) => ({ ...toMetres(phone, origin), margin: PLACE_MARGIN_M }))
      .filter(({ east, north }) => Math.hypot(east, north) <= FAR_AWAY_M),
  ];
  return {
    west: Math.min(...spots.map((spot) => spot.east - spot.margin)),
    east: Math.max(...spots.map((spot) => spot.east + spot.margin)),
    south: Math.min(...spots.map((spot) => spot.north - spot.margin)),
    north: Math.max(...spots.map((spot) => spot.north + spot.margin)),
  };
}

/** Fits `bounds` into a plan of `size`, with `margins` kept free at its edges. */
export function fitView(bounds: Bounds, size: Size, { top, side, bottom }: Margins): View {
  const across = (size.width - 2 * side) / (bounds.east - bounds.west);
  const up = (size.height - top - bottom) / (bounds.north - bounds.south);
  // Before the plan is laid out its size is nothing; a scale has to be a positive number all the same.
  const pixelsPerMetre = Math.max(Math.min(across, up), 0.001);
  return {
    ...size,
    pixelsPerMetre,
    centre: {
      east: (bounds.west + bounds.east) / 2,
      north: (bounds.south + bounds.north) / 2 + (top - bottom) / 2 / pixelsPerMetre,
    },
  };
}

/** Where a point of the ground is drawn. */
export function toPixels({ east, north }: Metres, view: View): Pixels {
  return {
    x: view.width / 2 + (east - view.centre.east) * view.pixelsPerMetre,
    y: view.height / 2 - (north - view.centre.north) * view.pixelsPerMetre,
  };
}

/** Which point of the ground is drawn at a pixel. */
export function groundAt({ x, y }: Pixels, view: View): Metres {
  return {
    east: view.centre.east + (x - view.width / 2) / view.pixelsPerMetre,
    north: view.centre.north - (y - view.height / 2) / view.pixelsPerMetre,
  };
}

/** The nearest pixel that is at least `inset` inside the plan. */
export function insidePlan({ x, y }: Pixels, view: Size, inset: number): Pixels {
  const clamp = (value: number, length: number) => Math.min(Math.max(value, inset), length - inset);
  return { x: clamp(x, view.width), y: clamp(y, view.height) };
}

/** The longest round length (1, 2 or 5 times a power of ten, in metres) that is at most `maxPixels` long on the plan. */
export function scaleBarMetres(view: View, maxPixels: number): number {
  const longest = maxPixels / view.pixelsPerMetre;
  const power = 10 ** Math.floor(Math.log10(longest));
  const factor = [5, 2, 1].find((candidate) => candidate * power <= longest) ?? 1;
  return factor * power;
}
