import type { OpenPage } from '../pages/open-page';
import { element } from './dom';

/** How far (px) the finger has to pull, and how far the page then stays down. */
const TRIGGER = 60;
const REST = 50;

/** Pulling a page down to refresh it, by finger or by `wx.startPullDownRefresh`. */
export class PullDown {
  readonly #indicators = new WeakMap<OpenPage, HTMLElement>();

  /** Lets the person pull this page, if its configuration says so. */
  listen(page: OpenPage, isEnabled: boolean): void {
    if (!isEnabled || this.#indicators.has(page)) return;
    this.#indicatorOf(page);
    const { layer } = page;
    let startY: number | null = null;
    layer.addEventListener('pointerdown', ({ clientY }) => {
      startY = layer.scrollTop <= 0 ? clientY : null;
    });
    layer.addEventListener('pointermove', ({ clientY, buttons }) => {
      if (startY === null || buttons === 0 || layer.scrollTop > 0) return;
      this.#move(page, Math.max(0, clientY - startY) / 2);
    });
    const release = ({ clientY }: PointerEvent) => {
      if (startY === null) return;
      const distance = (clientY - startY) / 2;
      startY = null;
      if (distance >= TRIGGER) this.start(page);
      else if (!layer.classList.contains('is-refreshing')) this.#move(page, 0);
    };
    layer.addEventListener('pointerup', release);
    layer.addEventListener('pointercancel', release);
  }

  /** Shows the page as refreshing and calls its onPullDownRefresh. */
  start(page: OpenPage): void {
    if (page.layer.classList.contains('is-refreshing')) return;
    this.#indicatorOf(page);
    page.layer.classList.add('is-refreshing');
    this.#move(page, REST);
    page.call('onPullDownRefresh');
  }

  stop(page: OpenPage): void {
    page.layer.classList.remove('is-refreshing');
    this.#move(page, 0);
  }

  #indicatorOf(page: OpenPage): HTMLElement {
    const known = this.#indicators.get(page);
    if (known) return known;
    const made = element('phone-pull-down', [element('phone-dots', [element(''), element(''), element('')])]);
    page.layer.prepend(made);
    this.#indicators.set(page, made);
    return made;
  }

  #move(page: OpenPage, distance: number): void {
    this.#indicatorOf(page).style.height = `${Math.min(distance, 100)}px`;
  }
}
