import type { CampusPlace, Phone } from '../../protocol';
import { toDegrees, toMetres, type Degrees } from './projection';
import { boundsOf, fitView, groundAt, originOf, toPixels, type Pixels, type Size, type View } from './view';

/** Pins rise above what they point at; below are the scale and the names of the southernmost places. */
const MARGINS = { top: 28, side: 20, bottom: 50 };

/** The campus as it is drawn: which degrees lie at which pixels. */
export interface Plan {
  origin: Degrees;
  view: View;
}

/** Fits places and phones into `size` pixels; `null` where there is no place to draw. */
export function planOf(places: readonly CampusPlace[], phones: readonly Phone[], size: Size): Plan | null {
  const origin = originOf(places);
  if (!origin) return null;
  const spots = phones.flatMap(({ location }) => (location ? [location] : []));
  return { origin, view: fitView(boundsOf(places, spots, origin), size, MARGINS) };
}

/** Where on the plan a point is drawn. */
export function pixelsOf(point: Degrees, { origin, view }: Plan): Pixels {
  return toPixels(toMetres(point, origin), view);
}

/** Which point is drawn there. */
export function degreesAt(pixels: Pixels, { origin, view }: Plan): Degrees {
  return toDegrees(groundAt(pixels, view), origin);
}
