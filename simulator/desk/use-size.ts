import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { Size } from './campus/view';

/** A reference to put on an element, and the size in pixels of its content box, kept up to date. */
export function useSize<Tag extends HTMLElement>(): [RefObject<Tag | null>, Size] {
  const reference = useRef<Tag>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    if (!reference.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(reference.current);
    return () => observer.disconnect();
  }, []);
  return [reference, size];
}
