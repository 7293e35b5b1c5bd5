import type { PageMeta } from '../components/services';
import type { Device } from '../device';

/** WeChat's normal font size in px; the person's setting multiplies it. */
const NORMAL_FONT_SIZE = 16;

/** Lets pages that ask for it (`page-meta`) follow WeChat's font size setting. */
export class FontSize {
  readonly #device: Device;
  readonly #metas = new WeakMap<Element, PageMeta>();
  #visible: Element | null = null;

  constructor(device: Device) {
    this.#device = device;
    device.onChange(() => this.#apply());
  }

  /** The person's setting in px. */
  get setting(): number {
    return Math.round(NORMAL_FONT_SIZE * this.#device.phone.fontScale);
  }

  /** A page has come to the top. */
  show(layer: Element): void {
    this.#visible = layer;
    this.#apply();
  }

  setMeta(layer: Element, meta: PageMeta): void {
    this.#metas.set(layer, { ...meta });
    this.#apply();
  }

  #apply(): void {
    const layer = this.#visible;
    const meta = layer && this.#metas.get(layer);
    document.documentElement.style.fontSize = this.#pixels(meta?.rootFontSize) ?? '';
    if (!layer || !meta) return;
    (layer as HTMLElement).style.background = meta.backgroundColor;
    const page = layer.querySelector<HTMLElement>(':scope > page');
    if (page) page.style.cssText = `font-size:${this.#pixels(meta.pageFontSize) ?? ''};${meta.pageStyle}`;
  }

  #pixels(size: string | undefined): string | null {
    if (size === 'system') return `${this.setting}px`;
    return size === undefined || size === '' ? null : size;
  }
}
