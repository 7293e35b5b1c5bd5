import type { Data, Instance, Node } from '../framework/glass';
import { elementOf } from '../framework/glass';
import type { Phone } from '../phone';

interface Options {
  thresholds?: number[];
  initialRatio?: number;
  observeAll?: boolean;
}

interface Margins {
  left?: number;
  top?: number;
  right?: number;
  bottom?: number;
}

/** `wx.createIntersectionObserver()`: tells when nodes come into view; rectangles in px from the page's corner. */
export class PhoneIntersectionObserver {
  readonly #phone: Phone;
  readonly #component: Instance;
  readonly #options: Options;
  #observer: IntersectionObserver | undefined;
  #reference: string | null = null;
  #margins: Margins = {};

  constructor(phone: Phone, component: Instance, options: Options = {}) {
    this.#phone = phone;
    this.#component = component;
    this.#options = options;
  }

  relativeTo(selector: string, margins: Margins = {}): this {
    this.#reference = selector;
    this.#margins = margins;
    return this;
  }

  relativeToViewport(margins: Margins = {}): this {
    this.#reference = null;
    this.#margins = margins;
    return this;
  }

  observe(selector: string, callback: (result: Data) => void): void {
    const { thresholds = [0], initialRatio = 0, observeAll = false } = this.#options;
    const root = this.#component._$.getShadowRoot();
    const found = root?.querySelectorAll(selector) ?? [];
    const nodes = observeAll ? found : found.slice(0, 1);
    const { top = 0, right = 0, bottom = 0, left = 0 } = this.#margins;
    const reference = this.#reference === null ? null : root?.querySelector(this.#reference);
    const seen = new Map<Element, number>();
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const before = seen.get(entry.target) ?? initialRatio;
          seen.set(entry.target, entry.intersectionRatio);
          const node = nodes.find((candidate) => elementOf(candidate) === entry.target);
          if (node && entry.intersectionRatio !== before) callback(this.#result(entry, node));
        }
      },
      {
        root: reference ? elementOf(reference) : this.#phone.screen.pages,
        rootMargin: `${top}px ${right}px ${bottom}px ${left}px`,
        threshold: thresholds,
      },
    );
    for (const node of nodes) {
      const element = elementOf(node);
      if (element) this.#observer.observe(element);
    }
  }

  disconnect(): void {
    this.#observer?.disconnect();
  }

  #result(entry: IntersectionObserverEntry, node: Node): Data {
    return {
      id: node.id,
      dataset: node.dataset,
      intersectionRatio: entry.intersectionRatio,
      boundingClientRect: this.#rect(entry.boundingClientRect),
      intersectionRect: this.#rect(entry.intersectionRect),
      relativeRect: this.#rect(entry.rootBounds ?? new DOMRect()),
      time: Date.now(),
    };
  }

  #rect({ left, top, width, height }: DOMRectReadOnly): Data {
    const origin = this.#phone.screen.pages.getBoundingClientRect();
    const [x, y] = [left - origin.left, top - origin.top];
    return { left: x, top: y, right: x + width, bottom: y + height, width, height };
  }
}
