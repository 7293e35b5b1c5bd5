/** A place on the screen in px. */
export interface Spot {
  x: number;
  y: number;
}

/** Told how far (px) a finger or pressed mouse is from where it came down. */
export interface DragListener {
  start?: (at: Spot) => void;
  move: (distance: Spot) => void;
  end: (distance: Spot) => void;
}

/**
 * Follows a finger or pressed mouse that comes down on `element`, also where it leaves it. CSS must keep the browser
 * from scrolling instead (`touch-action`).
 */
export function listenToDrags(element: HTMLElement, listener: DragListener): void {
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    const distance = ({ clientX, clientY }: PointerEvent): Spot => ({
      x: clientX - event.clientX,
      y: clientY - event.clientY,
    });
    const listening = new AbortController();
    const isSame = ({ pointerId }: PointerEvent) => pointerId === event.pointerId;
    const { signal } = listening;
    window.addEventListener('pointermove', (moved) => isSame(moved) && listener.move(distance(moved)), {
      signal,
    });
    for (const type of ['pointerup', 'pointercancel'] as const)
      window.addEventListener(
        type,
        (ended) => {
          if (!isSame(ended)) return;
          listening.abort();
          listener.end(distance(ended));
        },
        { signal },
      );
    listener.start?.({ x: event.clientX, y: event.clientY });
  });
}
