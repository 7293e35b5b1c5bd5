import { PREFIX_MARK } from '../../prefix-mark';

/** Puts the app's compiled style sheets into the document: app first, then components, then pages. */
export class StyleSheets {
  readonly #css: Record<string, string>;
  readonly #added = new Set<string>();
  readonly #names = new Map<string, string>();
  readonly #components = document.createElement('style');

  constructor(css: Record<string, string>) {
    this.#css = css;
    document.head.append(styleElement('app', css.app ?? ''), this.#components);
  }

  /** A short class prefix for a component, unlike any other's. */
  scopeName(id: string): string {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const base = id
      .replace(/^miniprogram_npm\//, '')
      .replace(/\/index$/, '')
      .replace(/\W+/g, '-')
      .replace(/^-/, '');
    const taken = new Set(this.#names.values());
    const name = taken.has(base) ? `${base}-${taken.size}` : base;
    this.#names.set(id, name);
    return name;
  }

  /** Adds the style sheet of a page or component. `isolation`: its final `styleIsolation`. */
  add(id: string, isolation: string): void {
    const css = this.#css[id];
    if (css === undefined || this.#added.has(id)) return;
    this.#added.add(id);
    if (!css.includes(PREFIX_MARK)) {
      document.head.append(styleElement(id, css));
      return;
    }
    const isShared = isolation === 'shared' || isolation === 'page-shared';
    const name = this.scopeName(id);
    const hosts = css.replaceAll(`wx-host="${PREFIX_MARK}"`, `wx-host="${name}"`);
    this.#components.before(styleElement(id, hosts.replaceAll(PREFIX_MARK, isShared ? '' : `${name}--`)));
  }
}

function styleElement(id: string, css: string): HTMLStyleElement {
  const style = document.createElement('style');
  style.dataset.of = id;
  style.textContent = css;
  return style;
}
