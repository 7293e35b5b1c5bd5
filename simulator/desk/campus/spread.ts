import type { Pixels } from './view';

/** Pins whose tips are closer than this would hide each other. */
const CROWDED_PX = 16;
const ANGLE_BETWEEN_DEGREES = 72;
const WIDEST_DEGREES = 300;

/**
 * How far each pin leans, in degrees, so that pins at one spot open like a fan around their common tip
 * and each can be seen and grasped. A pin that stands alone stands upright.
 */
export function leanOfPins(tips: readonly Pixels[]): number[] {
  return tips.map((tip, index) => {
    const crowd = tips.flatMap((other, at) => (isNear(tip, other) ? [at] : []));
    const step = Math.min(ANGLE_BETWEEN_DEGREES, WIDEST_DEGREES / crowd.length);
    return (crowd.indexOf(index) - (crowd.length - 1) / 2) * step;
  });
}

function isNear(one: Pixels, other: Pixels): boolean {
  return Math.hypot(one.x - other.x, one.y - other.y) < CROWDED_PX;
}
