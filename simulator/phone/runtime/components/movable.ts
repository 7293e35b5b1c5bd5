import type { Data } from '../framework/glass';
import type { BuiltIn, Host } from './built-in';
import type { Spot } from './drag';
import { listenToDrags } from './drag';
import { pixelsOf } from './length';

/** Beyond its bounds a view follows the finger with this share of the way. */
const STRETCH = 0.5;
/** How long (ms) a view takes to go where it belongs. */
const GLIDE_MS = 300;

/** An area, and what can be dragged around in it. Pinching is not there, nor is inertia. */
export const movables: BuiltIn[] = [
  { tag: 'movable-area', properties: { scaleArea: false } },
  {
    tag: 'movable-view',
    properties: {
      direction: 'none',
      inertia: false,
      outOfBounds: false,
      x: null,
      y: null,
      damping: 20,
      friction: 2,
      disabled: false,
      animation: true,
    },
    draw: (host) => {
      const view = new MovableView(host);
      return { update: (data) => view.update(data), attached: () => view.start() };
    },
  },
];

class MovableView {
  readonly #host: Host;
  #at: Spot = { x: 0, y: 0 };
  #asked: { x: unknown; y: unknown } = { x: null, y: null };
  #isStarted = false;

  constructor(host: Host) {
    this.#host = host;
    let from = this.#at;
    listenToDrags(host.element, {
      start: () => {
        from = this.#at;
      },
      move: (distance) => this.#drag(from, distance),
      end: () => this.#settle(),
    });
  }

  /** Only now are the sizes known that limit it. */
  start(): void {
    this.#isStarted = true;
    const { x, y } = this.#host.data;
    this.#asked = { x, y };
    this.#put(this.#bounded({ x: pixelsOf(x), y: pixelsOf(y) }), 0);
  }

  /** Only a changed x or y moves it: the person may have dragged it meanwhile. */
  update({ x, y }: Data): void {
    const before = this.#asked;
    this.#asked = { x, y };
    if (!this.#isStarted || (x === before.x && y === before.y)) return;
    const { isHorizontal, isVertical } = this.#directions();
    const wanted = {
      x: isHorizontal && x !== before.x ? pixelsOf(x) : this.#at.x,
      y: isVertical && y !== before.y ? pixelsOf(y) : this.#at.y,
    };
    this.#move(this.#bounded(wanted), '', this.#glide());
  }

  #drag(from: Spot, distance: Spot): void {
    const { isHorizontal, isVertical } = this.#directions();
    if (this.#host.data.disabled || !this.#isDirectChild() || !(isHorizontal || isVertical)) return;
    const wanted = {
      x: from.x + (isHorizontal ? distance.x : 0),
      y: from.y + (isVertical ? distance.y : 0),
    };
    const bounded = this.#bounded(wanted);
    const isOutside = wanted.x !== bounded.x || wanted.y !== bounded.y;
    const stretched = {
      x: bounded.x + (wanted.x - bounded.x) * STRETCH,
      y: bounded.y + (wanted.y - bounded.y) * STRETCH,
    };
    if (isOutside && this.#host.data.outOfBounds) this.#move(stretched, 'touch-out-of-bounds', 0);
    else this.#move(bounded, 'touch', 0);
  }

  #settle(): void {
    this.#move(this.#bounded(this.#at), 'out-of-bounds', this.#glide());
  }

  #move(to: Spot, source: string, duration: number): void {
    if (to.x === this.#at.x && to.y === this.#at.y) return;
    this.#put(to, duration);
    this.#host.trigger('change', { ...to, source });
  }

  #put(to: Spot, duration: number): void {
    this.#at = to;
    this.#host.setStyle({
      transform: `translate(${to.x}px, ${to.y}px)`,
      transition: duration === 0 ? '' : `transform ${duration}ms`,
    });
  }

  /** A view that is larger than its area must go on covering it. */
  #bounded({ x, y }: Spot): Spot {
    const { offsetWidth, offsetHeight, parentElement } = this.#host.element;
    const between = (value: number, room: number) =>
      Math.min(Math.max(value, Math.min(0, room)), Math.max(0, room));
    return {
      x: between(x, (parentElement?.clientWidth ?? 0) - offsetWidth),
      y: between(y, (parentElement?.clientHeight ?? 0) - offsetHeight),
    };
  }

  #directions(): { isHorizontal: boolean; isVertical: boolean } {
    const { direction } = this.#host.data;
    return {
      isHorizontal: direction === 'all' || direction === 'horizontal',
      isVertical: direction === 'all' || direction === 'vertical',
    };
  }

  #isDirectChild(): boolean {
    return this.#host.element.parentElement?.localName === 'wx-movable-area';
  }

  #glide(): number {
    return this.#host.data.animation ? GLIDE_MS : 0;
  }
}
