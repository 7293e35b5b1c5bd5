import { viewOf } from '../components/built-in';
import { dispatch, GESTURE } from './dispatch';
import type { Node } from './glass';
import { nodeAt } from './glass';
import { Hover } from './hover';
import { listenToKeys } from './keyboard';
import type { Point } from './touches';
import { TouchSource } from './touches';

/** A finger that moved farther than this (px) was no tap. */
const TAP_TOLERANCE = 10;

/** WeChat's time until a press is a long one. */
const LONG_PRESS_MS = 350;

const ANIMATION_EVENTS = ['transitionend', 'animationstart', 'animationiteration', 'animationend'];

/**
 * Turns what happens to the document into WeChat's gestures, inside `screen` only: touches (a mouse is a
 * finger), tap, longpress, and the ends of animations. A tap is the browser's click, so that a keyboard
 * and a test's click are taps too.
 */
export function listenToGestures(screen: HTMLElement): void {
  new Gestures(new TouchSource(screen), screen);
  listenToKeys(screen);
  for (const type of ANIMATION_EVENTS)
    screen.addEventListener(type, (event) => {
      const node = nodeAt(event.target as Element);
      if (node) dispatch(node, type, { elapsedTime: (event as AnimationEvent).elapsedTime }, GESTURE);
    });
}

class Gestures {
  #start: Point | null = null;
  #moved = false;
  #longPress: ReturnType<typeof setTimeout> | undefined;
  #wasLong = false;
  readonly #hover = new Hover();

  constructor(touches: TouchSource, screen: HTMLElement) {
    touches.listen({
      start: (node, point) => this.#press(node, point),
      move: (_, point) => this.#move(point),
      end: () => this.#release(),
      cancel: () => this.#release(),
    });
    screen.addEventListener('click', (event) => this.#click(event, touches.origin()));
  }

  #press(node: Node, point: Point): void {
    this.#start = point;
    this.#hover.press(node);
    this.#moved = false;
    this.#wasLong = false;
    this.#longPress = setTimeout(() => this.#pressLong(node, point), LONG_PRESS_MS);
  }

  /** Only a long press that somebody handles is no tap any more. */
  #pressLong(node: Node, point: Point): void {
    const detail = { x: point.pageX, y: point.pageY };
    const fields = { touches: [point], changedTouches: [point] };
    dispatch(node, 'longpress', detail, GESTURE, fields, () => {
      this.#wasLong = true;
    });
    dispatch(node, 'longtap', detail, GESTURE, fields);
  }

  #move(point: Point): void {
    if (!this.#start) return;
    const distance = Math.hypot(point.pageX - this.#start.pageX, point.pageY - this.#start.pageY);
    if (distance <= TAP_TOLERANCE) return;
    this.#moved = true;
    this.#hover.release();
    clearTimeout(this.#longPress);
  }

  #release(): void {
    this.#start = null;
    this.#hover.release();
    clearTimeout(this.#longPress);
  }

  /** `moved` and `wasLong` are of the press this click ends; a click without press (keyboard, test) is a tap. */
  #click(event: MouseEvent, origin: { x: number; y: number }): void {
    const spoiled = this.#moved || this.#wasLong;
    this.#moved = false;
    this.#wasLong = false;
    const node = nodeAt(event.target as Element);
    if (!node || spoiled) return;
    const [x, y] = [event.clientX - origin.x, event.clientY - origin.y];
    const own = viewOf(node)?.tapDetail?.(event);
    if (own === null) return;
    const touch = { identifier: 0, pageX: x, pageY: y, clientX: x, clientY: y };
    dispatch(node, 'tap', own ?? { x, y }, GESTURE, { touches: [touch], changedTouches: [touch] });
  }
}
