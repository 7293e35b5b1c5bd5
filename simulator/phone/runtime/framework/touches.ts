import { dispatch, GESTURE } from './dispatch';
import type { Node } from './glass';
import { nodeAt } from './glass';

/** One finger, in px from the page's upper left corner. */
export interface Point {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
}

type Listener = (node: Node, point: Point) => void;

/** Told about every touch after the app's own handlers. */
export interface TouchListener {
  start: Listener;
  move: Listener;
  end: Listener;
  cancel: Listener;
}

type Phase = keyof TouchListener;

/**
 * Sends touchstart, touchmove, touchend and touchcancel to the node under the finger, or under the pressed
 * mouse. As in a browser, all events of one touch go to the node where it began.
 */
export class TouchSource {
  readonly #screen: HTMLElement;
  #listener: TouchListener | undefined;
  #target: Node | null = null;
  /** Browsers send mouse events after touches; those are not a second finger. */
  #lastTouchAt = -Infinity;

  constructor(screen: HTMLElement) {
    this.#screen = screen;
    this.#listenToFingers();
    this.#listenToMouse();
  }

  listen(listener: TouchListener): void {
    this.#listener = listener;
  }

  /** Where the page's upper left corner is in the window, in px. */
  origin(): { x: number; y: number } {
    return this.#screen.getBoundingClientRect();
  }

  #listenToFingers(): void {
    for (const phase of ['start', 'move', 'end', 'cancel'] as const)
      this.#screen.addEventListener(
        `touch${phase}`,
        (event) => {
          this.#lastTouchAt = performance.now();
          const caught = this.#send(
            phase,
            event.target as Element,
            [...event.touches],
            [...event.changedTouches],
          );
          if (caught && event.cancelable) event.preventDefault();
        },
        { passive: false },
      );
  }

  #listenToMouse(): void {
    const asFinger = (event: MouseEvent) => ({
      identifier: 0,
      clientX: event.clientX,
      clientY: event.clientY,
    });
    const isFresh = () => performance.now() - this.#lastTouchAt > 1000;
    this.#screen.addEventListener('mousedown', (event) => {
      if (event.button === 0 && isFresh())
        this.#send('start', event.target as Element, [asFinger(event)], [asFinger(event)]);
    });
    // On the window: a pressed mouse may leave the screen.
    window.addEventListener('mousemove', (event) => {
      if (this.#target && isFresh()) this.#send('move', null, [asFinger(event)], [asFinger(event)]);
    });
    window.addEventListener('mouseup', (event) => {
      if (this.#target && isFresh()) this.#send('end', null, [], [asFinger(event)]);
    });
  }

  #send(phase: Phase, element: Element | null, touches: RawTouch[], changed: RawTouch[]): boolean {
    if (phase === 'start') this.#target = nodeAt(element);
    const target = this.#target;
    const changedTouches = this.#points(changed);
    const [first] = changedTouches;
    if (!target || !first) return false;
    if ((phase === 'end' || phase === 'cancel') && touches.length === 0) this.#target = null;
    const fields = { touches: this.#points(touches), changedTouches };
    const caught = dispatch(target, `touch${phase}`, {}, GESTURE, fields);
    this.#listener?.[phase](target, first);
    return caught && phase === 'move';
  }

  #points(touches: RawTouch[]): Point[] {
    const { x, y } = this.origin();
    return touches.map(({ identifier, clientX, clientY }) => {
      const [left, top] = [clientX - x, clientY - y];
      return { identifier, pageX: left, pageY: top, clientX: left, clientY: top };
    });
  }
}

type RawTouch = Pick<Touch, 'identifier' | 'clientX' | 'clientY'>;
