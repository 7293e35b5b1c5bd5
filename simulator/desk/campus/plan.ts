import type { CampusPlace, Phone } from '../../protocol';
import { toDegrees, toMetres, type Degrees } from './projection';
import { boundsOf, fitView, groundAt, originOf, toPixels, type Pixels, type Size, type View } from './view';

/** Kept free around what is shown, for names, pins and the scale. */
const PADDING_PX = 22;

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
  return { origin, view: fitView(boundsOf(places, spots, origin), size, PADDING_PX) };
}

/** Where on the plan a point is drawn. */
export function pixelsOf(point: Degrees, { origin, view }: Plan): Pixels {
  return toPixels(toMetres(point, origin), view);
}

/** Which point is drawn there. */
export function degreesAt(pixels: Pixels, { origin, view }: Plan): Degrees {
  return toDegrees(groundAt(pixels, view), origin);
}
