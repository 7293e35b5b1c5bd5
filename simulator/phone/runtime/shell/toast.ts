import { drawing, element } from './dom';
import type { Overlay } from './overlay';
import { openOverlay } from './overlay';

export interface ToastOptions {
  title: string;
  icon: 'success' | 'error' | 'loading' | 'none';
  image?: string;
  mask?: boolean;
  /** How long it stays, in ms; 0 until it is hidden. */
  duration: number;
}

const MARKS = {
  success:
    '<path d="M8 21l9 9 17-19" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>',
  error: '<path d="M20 8v16M20 31v.5" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round"/>',
};

/** WeChat's toast and loading box; there is one at a time. */
export class Toast {
  readonly #layer: HTMLElement;
  #open: Overlay | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(layer: HTMLElement) {
    this.#layer = layer;
  }

  show({ title, icon, image, mask = false, duration }: ToastOptions): void {
    this.hide();
    const box = element(`phone-toast is-${icon}`, [
      ...pictureOf(icon, image),
      element('phone-toast-text', title),
    ]);
    box.setAttribute('role', 'status');
    this.#open = openOverlay(this.#layer, 'is-centred', [box], mask ? 'clear' : 'none');
    if (duration > 0) this.#timer = setTimeout(() => this.hide(), duration);
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#open?.close();
    this.#open = null;
  }
}

function pictureOf(icon: ToastOptions['icon'], image?: string): Node[] {
  if (image) {
    const picture = document.createElement('img');
    picture.src = image;
    return [picture];
  }
  if (icon === 'none') return [];
  return [icon === 'loading' ? element('phone-spinner') : drawing(40, 40, MARKS[icon])];
}
