import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Room in px left beside what was scrolled to. */
const MARGIN = 24;

/**
 * A reference to put on an element: when it is chosen, its row scrolls sideways until it can be seen
 * wholly. Only the row: on a narrow window the page stays at the settings below it.
 */
export function useInSight<Tag extends HTMLElement>(isChosen: boolean): RefObject<Tag | null> {
  const reference = useRef<Tag>(null);
  useEffect(() => {
    const element = reference.current;
    const row = element?.parentElement;
    if (!isChosen || !row) return;
    const own = element.getBoundingClientRect();
    const sight = row.getBoundingClientRect();
    if (own.left < sight.left) row.scrollLeft += own.left - sight.left - MARGIN;
    else if (own.right > sight.right) row.scrollLeft += own.right - sight.right + MARGIN;
  }, [isChosen]);
  return reference;
}
