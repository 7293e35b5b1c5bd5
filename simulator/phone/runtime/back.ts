import type { OpenPage } from './pages/open-page';
import type { PageStack } from './pages/page-stack';
import { showModal } from './shell/modal';

/** The ways back, and what an app asks before it lets go of a page (`wx.enableAlertBeforeUnload`). */
export class Back {
  readonly #stack: PageStack;
  readonly #layer: HTMLElement;
  readonly #questions = new WeakMap<OpenPage, string>();

  constructor(stack: PageStack, layer: HTMLElement) {
    this.#stack = stack;
    this.#layer = layer;
  }

  /** What is asked before the visible page is left; null asks nothing. */
  ask(question: string | null): void {
    if (question === null) this.#questions.delete(this.#stack.top);
    else this.#questions.set(this.#stack.top, question);
  }

  /** By the button of the bar or the phone's key; resolves to whether the page was left. */
  async press(delta = 1): Promise<boolean> {
    const page = this.#stack.top;
    const question = this.#stack.pages.length > 1 ? this.#questions.get(page) : undefined;
    if (question !== undefined) {
      const { confirm } = await showModal(this.#layer, { content: question });
      if (!confirm || this.#stack.top !== page) return false;
    }
    this.#stack.navigateBack(delta);
    return true;
  }

  /** By the finger from the edge, which WeChat asks nothing about. */
  swipe(): void {
    this.#stack.navigateBack(1);
  }

  get isPossible(): boolean {
    return this.#stack.pages.length > 1;
  }
}
