import type { ComponentNode } from './glass';

/**
 * glass-easel leaves `ready` to its host. In WeChat it comes after the first layout: for the components a
 * page starts with, after the page's onShow; for later ones, soon after they are attached.
 */
export class ReadyQueue {
  #waiting: ComponentNode[] = [];

  /** Notes a component that was just attached. */
  add(component: ComponentNode): void {
    if (this.#waiting.length === 0) setTimeout(() => this.flush(), 0);
    this.#waiting.push(component);
  }

  /** Tells all waiting components that they are ready, in the order in which they were attached. */
  flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const component of waiting) component.triggerLifetime('ready', []);
  }
}
