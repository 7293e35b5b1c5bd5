import type { Pixels, Size } from './view';

/** A rectangle of the drawn plan, in CSS pixels from its upper left corner. */
export interface Box extends Size {
  left: Pixels['x'];
  top: Pixels['y'];
}

/** The area in square pixels that two rectangles have in common. */
export function overlap(one: Box, other: Box): number {
  const across = shared(one.left, one.width, other.left, other.width);
  return across * shared(one.top, one.height, other.top, other.height);
}

function shared(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.max(0, Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart));
}
