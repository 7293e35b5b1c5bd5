import type { Data } from '../framework/glass';
import type { BuiltIn, Host } from './built-in';
import { browserLength } from './length';

/** A finger has to go this far (px) to turn the page. */
const TURN_DISTANCE = 40;

/** Slides that are turned by swiping, or by themselves. */
export const swiper: BuiltIn = {
  tag: 'swiper',
  properties: {
    current: 0,
    indicatorDots: false,
    indicatorColor: 'rgba(0, 0, 0, .3)',
    indicatorActiveColor: '#000000',
    autoplay: false,
    interval: 5000,
    duration: 500,
    circular: false,
    vertical: false,
    displayMultipleItems: 1,
    previousMargin: '0px',
    nextMargin: '0px',
  },
  draw: (host) => {
    const slides = new Slides(host);
    return {
      slot: slides.track,
      update: (data) => slides.update(data),
      attached: () => slides.start(),
      detached: () => slides.stop(),
    };
  },
};

class Slides {
  readonly track = document.createElement('div');
  readonly #dots = document.createElement('div');
  readonly #host: Host;
  readonly #observer = new MutationObserver(() => this.draw());
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown: number | null = null;

  constructor(host: Host) {
    this.#host = host;
    this.track.className = 'wx-swiper-track';
    this.#dots.className = 'wx-swiper-dots';
    host.element.append(this.track, this.#dots);
    this.#listenToSwipes();
  }

  /** A page that sets another `current` is told so, with no source. */
  update({ current }: Data): void {
    const before = this.#shown;
    this.#shown = Number(current);
    this.draw();
    if (before !== null && before !== this.#shown) this.#tellChange(this.#shown, '');
  }

  start(): void {
    this.#observer.observe(this.track, { childList: true });
    this.draw();
  }

  stop(): void {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }

  draw(): void {
    const { vertical, duration, indicatorDots, displayMultipleItems } = this.#host.data;
    const before = browserLength(this.#host.data.previousMargin, 0);
    const after = browserLength(this.#host.data.nextMargin, 0);
    const axis = vertical ? 'Y' : 'X';
    this.track.classList.toggle('is-vertical', Boolean(vertical));
    this.track.style.transition = `transform ${duration as number}ms`;
    this.#host.element.toggleAttribute('vertical', Boolean(vertical));
    this.track.style.setProperty('--swiper-items', String(displayMultipleItems));
    this.track.style.padding = vertical ? `${before} 0 ${after}` : `0 ${after} 0 ${before}`;
    const item = `(100% - ${before} - ${after}) / ${Number(displayMultipleItems)}`;
    this.track.style.transform = `translate${axis}(calc(${-this.#current} * ${item}))`;
    this.#dots.hidden = !indicatorDots;
    this.#drawDots();
    this.#keepTurning();
  }

  get #count(): number {
    return this.track.childElementCount;
  }

  get #current(): number {
    return Math.min(Number(this.#host.data.current), Math.max(0, this.#count - 1));
  }

  #drawDots(): void {
    const { indicatorColor, indicatorActiveColor } = this.#host.data;
    const dots = Array.from({ length: this.#count }, (_, index) => {
      const dot = document.createElement('div');
      dot.style.background = (index === this.#current ? indicatorActiveColor : indicatorColor) as string;
      return dot;
    });
    this.#dots.replaceChildren(...dots);
  }

  #keepTurning(): void {
    clearTimeout(this.#timer);
    const { autoplay, interval } = this.#host.data;
    if (autoplay) this.#timer = setTimeout(() => this.#turn(1, 'autoplay', true), interval as number);
  }

  #turn(step: number, source: 'touch' | 'autoplay', isRound: boolean): void {
    const count = this.#count;
    const next = this.#current + step;
    const current = isRound ? (next + count) % Math.max(1, count) : Math.min(Math.max(0, next), count - 1);
    if (current === this.#current) return;
    this.#shown = current;
    this.#host.set({ current });
    this.#tellChange(current, source);
  }

  #tellChange(current: number, source: string): void {
    this.#host.trigger('change', { current, source });
    setTimeout(
      () => this.#host.trigger('animationfinish', { current, source }),
      this.#host.data.duration as number,
    );
  }

  #listenToSwipes(): void {
    this.#host.element.addEventListener('pointerdown', ({ clientX, clientY }) => {
      // The finger may leave the swiper; nothing listens when it does not swipe.
      const release = (up: PointerEvent) => this.#swiped(up.clientX - clientX, up.clientY - clientY);
      window.addEventListener('pointerup', release, { once: true });
    });
  }

  #swiped(right: number, down: number): void {
    const distance = this.#host.data.vertical ? down : right;
    if (Math.abs(distance) < TURN_DISTANCE) return;
    this.#turn(distance < 0 ? 1 : -1, 'touch', Boolean(this.#host.data.circular));
  }
}
