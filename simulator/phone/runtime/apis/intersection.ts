import type { Data, Instance, Node } from '../framework/glass';
import { elementOf } from '../framework/glass';
import type { PhoneParts } from '../phone-parts';
import { relativeRect } from './rect';

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
  readonly #phone: PhoneParts;
  readonly #component: Instance;
  readonly #options: Options;
  #observer: IntersectionObserver | undefined;
  #reference: string | null = null;
  #margins: Margins = {};

  constructor(phone: PhoneParts, component: Instance, options: Options = {}) {
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
    const { observeAll = false, initialRatio = 0 } = this.#options;
    const found = this.#component._$.getShadowRoot()?.querySelectorAll(selector) ?? [];
    const ratios = new Map<Element, number>();
    const nodes = new Map<Element, Node>();
    const observer = this.#open((entry) => {
      const node = nodes.get(entry.target);
      const before = ratios.get(entry.target) ?? initialRatio;
      ratios.set(entry.target, entry.intersectionRatio);
      if (node && entry.intersectionRatio !== before) callback(this.#result(entry, node));
    });
    for (const node of observeAll ? found : found.slice(0, 1)) {
      const element = elementOf(node);
      if (element) nodes.set(element, node);
    }
    for (const element of nodes.keys()) observer.observe(element);
  }

  disconnect(): void {
    this.#observer?.disconnect();
  }

  #open(tell: (entry: IntersectionObserverEntry) => void): IntersectionObserver {
    const { top = 0, right = 0, bottom = 0, left = 0 } = this.#margins;
    const reference = this.#reference && this.#component._$.getShadowRoot()?.querySelector(this.#reference);
    this.#observer = new IntersectionObserver((entries) => entries.forEach(tell), {
      root: reference ? elementOf(reference) : this.#phone.screen.pages,
      rootMargin: `${top}px ${right}px ${bottom}px ${left}px`,
      threshold: this.#options.thresholds ?? [0],
    });
    return this.#observer;
  }

  #result(entry: IntersectionObserverEntry, node: Node): Data {
    const { pages } = this.#phone.screen;
    return {
      id: node.id,
      dataset: node.dataset,
      intersectionRatio: entry.intersectionRatio,
      boundingClientRect: relativeRect(entry.boundingClientRect, pages),
      intersectionRect: relativeRect(entry.intersectionRect, pages),
      relativeRect: relativeRect(entry.rootBounds ?? new DOMRect(), pages),
      time: this.#phone.device.clock.now(),
    };
  }
}
