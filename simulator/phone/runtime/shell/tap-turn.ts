/** Knows whether a tap is being answered right now: what needs a tap of the person has to be asked for in that turn. */
export class TapTurn {
  #isRunning = false;

  /** `root`: where taps happen, pages and dialogs alike. */
  constructor(root: HTMLElement) {
    const start = () => {
      this.#isRunning = true;
      setTimeout(() => (this.#isRunning = false), 0);
    };
    root.addEventListener('click', start, { capture: true });
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }
}
