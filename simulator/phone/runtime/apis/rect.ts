import type { Data } from '../framework/glass';

/** Where an element is, in px from the corner of `pages`, as WeChat tells it; zeros for none. */
export function rectOf(element: Element | null, pages: Element): Data {
  return relativeRect(element?.getBoundingClientRect() ?? new DOMRect(), pages);
}

/** A rectangle of the window, in px from the corner of `pages`. */
export function relativeRect({ left, top, width, height }: DOMRectReadOnly, pages: Element): Data {
  const origin = pages.getBoundingClientRect();
  const [x, y] = [left - origin.left, top - origin.top];
  return { left: x, top: y, right: x + width, bottom: y + height, width, height };
}
