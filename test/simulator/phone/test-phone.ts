import type { Locator, Page } from 'playwright-core';
import type { PhoneHooks } from '../../../simulator/phone/runtime/test-hooks';

/** A phone in the browser, as somebody holding it would use it. */
export class TestPhone {
  readonly #opened: () => { id: string; page: Page; errors: string[] };

  /** `opened` is asked at each use, so that one object can stand for the phone of each test. */
  constructor(opened: () => { id: string; page: Page; errors: string[] }) {
    this.#opened = opened;
  }

  get id(): string {
    return this.#opened().id;
  }

  get page(): Page {
    return this.#opened().page;
  }

  /** What went wrong on it so far: console errors and uncaught exceptions. */
  get errors(): string[] {
    return this.#opened().errors;
  }

  /** The visible page of the mini program. */
  get view(): Locator {
    return this.page.locator('.phone-page:not([hidden])');
  }

  /** An element of the visible page by its id. */
  at(id: string): Locator {
    return this.view.locator(`[id="${id}"]`);
  }

  /** Taps an element of the visible page. */
  tap(id: string): Promise<void> {
    return this.at(id).click();
  }

  /** Text of an element of the visible page. */
  async text(id: string): Promise<string> {
    return (await this.at(id).textContent()) ?? '';
  }

  /** Waits until the text of an element is, or contains, what is expected. */
  async waitForText(id: string, expected: string): Promise<void> {
    await this.at(id).filter({ hasText: expected }).waitFor();
  }

  /** Goes from the sample's first page to one of the others, and waits until it is there. */
  async go(name: string): Promise<void> {
    await this.tap(`to-${name}`);
    await this.waitForRoute(`/${name}`);
  }

  async waitForRoute(end: string): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => (globalThis as unknown as { __phone: PhoneHooks }).__phone.route().endsWith(wanted),
      end,
    );
  }

  /** The lines that a sample page logs into its element `log`, parsed. */
  async log(): Promise<unknown[]> {
    const text = await this.text('log');
    return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as unknown);
  }

  /** Waits for at least `count` lines of the log and returns them all. */
  async waitForLog(count: number): Promise<unknown[]> {
    await this.page.waitForFunction(
      (wanted) =>
        (document.querySelector('.phone-page:not([hidden]) [id="log"]')?.textContent ?? '')
          .split('\n')
          .filter(Boolean).length >= wanted,
      count,
    );
    return this.log();
  }

  /** Taps a button of a sample page and returns what it logged under its id, in line `count` of the log. */
  async run(action: string, count = 1): Promise<unknown> {
    await this.tap(action);
    const line = (await this.waitForLog(count))[count - 1] as Record<string, unknown>;
    return line[action];
  }

  /**
   * Calls an asynchronous API (in the project of `API_FIXTURE`) and resolves to what `success` or `fail` get;
   * bytes are told as a list of numbers.
   */
  api(name: string, options: object = {}): Promise<unknown> {
    return this.page.evaluate(
      ([path, given]) =>
        new Promise<unknown>((resolve) => {
          const { wx } = globalThis as unknown as { wx: Record<string, unknown> };
          const [last = '', first] = path.split('.').reverse();
          const places: Record<string, () => unknown> = {
            cloud: () => wx.cloud,
            FileSystemManager: wx.getFileSystemManager as () => unknown,
          };
          const owner = (first === undefined ? wx : places[first]?.()) as Record<
            string,
            (all: object) => void
          >;
          const tell = (result: Record<string, unknown>) => {
            const { data } = result;
            resolve(data instanceof ArrayBuffer ? { ...result, data: [...new Uint8Array(data)] } : result);
          };
          owner[last]?.({ ...given, success: tell, fail: tell });
        }),
      [name, options] as const,
    );
  }

  /** Evaluates an expression where the app's `wx`, `getCurrentPages` and `told` are known. */
  inApp<T>(expression: string): Promise<T> {
    return this.page.evaluate<T>(expression);
  }

  /** The computed value of a CSS property. */
  style(id: string, property: string): Promise<string> {
    return this.at(id).evaluate(
      (element, name) => getComputedStyle(element).getPropertyValue(name),
      property,
    );
  }

  /** Reads the counters of the phone; `read` runs in the browser and can use nothing from outside. */
  hooks<T>(read: (hooks: PhoneHooks) => T): Promise<T> {
    return this.page.evaluate<T>(`(${read.toString()})(globalThis.__phone)`);
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}
