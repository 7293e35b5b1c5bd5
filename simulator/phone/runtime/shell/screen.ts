import { element } from './dom';

/** Sizes of the bars in px, as on an iPhone with a notch. */
export const STATUS_BAR_HEIGHT = 44;
export const NAV_BAR_HEIGHT = 44;
/** Room for the gesture bar at the bottom of tall phones. */
const HOME_INDICATOR_HEIGHT = 34;
const TALL_SCREEN = 780;

/** The parts of the screen, from top to bottom, and what lies over them. */
export class Screen {
  readonly root = element('phone-screen');
  /** All pages are in here; its size is what WeChat calls the window. */
  readonly pages = element('phone-pages');
  /** Toasts, dialogs and sheets; covers the whole screen. */
  readonly overlays = element('phone-overlays');

  constructor() {
    this.#measure();
    window.addEventListener('resize', () => this.#measure());
  }

  /** Puts the screen into the document. */
  fill(status: HTMLElement, nav: HTMLElement, tabs: HTMLElement): void {
    this.root.append(status, nav, this.pages, tabs, element('phone-home-indicator'), this.overlays);
    document.body.append(this.root);
  }

  /** Height in px that the gesture bar takes from the bottom of the screen. */
  get safeBottom(): number {
    return window.innerHeight >= TALL_SCREEN ? HOME_INDICATOR_HEIGHT : 0;
  }

  #measure(): void {
    const { style } = document.documentElement;
    style.setProperty('--phone-safe-bottom', `${this.safeBottom}px`);
    style.setProperty('--safe-area-inset-top', `${STATUS_BAR_HEIGHT}px`);
    style.setProperty('--safe-area-inset-left', '0px');
    style.setProperty('--safe-area-inset-right', '0px');
  }
}
