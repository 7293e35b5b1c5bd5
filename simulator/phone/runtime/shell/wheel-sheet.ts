import type { Wheels } from '../components/services';
import { element } from './dom';
import { openOverlay, shellButton } from './overlay';

const ITEM_HEIGHT = 40;
/** After the last scroll event a wheel stands still for this long (ms) before it counts. */
const REST_MS = 80;

/** WeChat's picker from the bottom; resolves to the index chosen in each column, or null when cancelled. */
export function chooseFromWheels(layer: HTMLElement, wheels: Wheels): Promise<number[] | null> {
  return new Promise((resolve) => {
    const close = (result: () => number[] | null) => () => {
      overlay.close();
      resolve(result());
    };
    const sheet = new WheelSheet(wheels);
    const head = element('phone-wheels-head', [
      shellButton(
        'phone-wheels-cancel',
        '取消',
        close(() => null),
      ),
      element('phone-wheels-title', wheels.title),
      shellButton(
        'phone-wheels-confirm',
        '确定',
        close(() => sheet.selected),
      ),
    ]);
    const box = element('phone-sheet', [head, sheet.element]);
    box.setAttribute('role', 'dialog');
    const overlay = openOverlay(
      layer,
      'is-bottom',
      [box],
      'dim',
      close(() => null),
    );
    sheet.turnAll();
  });
}

class WheelSheet {
  readonly element = element('phone-wheels');
  selected: number[];
  #columns: string[][];
  readonly #onTurn: Wheels['onTurn'];

  constructor({ columns, selected, onTurn }: Wheels) {
    this.#columns = columns;
    this.selected = [...selected];
    this.#onTurn = onTurn;
    this.element.append(...columns.map((texts, column) => this.#wheel(texts, column)));
  }

  /** Brings every wheel to its selected item. */
  turnAll(): void {
    this.selected.forEach((index, column) => {
      const wheel = this.element.children[column];
      if (wheel) wheel.scrollTop = index * ITEM_HEIGHT;
      this.#mark(column);
    });
  }

  #wheel(texts: string[], column: number): HTMLElement {
    const wheel = element('phone-wheel');
    wheel.setAttribute('role', 'listbox');
    let timer: ReturnType<typeof setTimeout> | undefined;
    wheel.addEventListener('scroll', () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        // A wheel that is gone stands at 0, which nobody chose.
        if (wheel.isConnected) this.#turned(column, Math.round(wheel.scrollTop / ITEM_HEIGHT));
      }, REST_MS);
    });
    wheel.tabIndex = 0;
    wheel.addEventListener('keydown', (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      this.#turnTo(wheel, column, (this.selected[column] ?? 0) + by);
    });
    this.#fill(wheel, texts, column);
    return wheel;
  }

  #turnTo(wheel: Element, column: number, index: number): void {
    if (index < 0 || index >= wheel.childElementCount) return;
    wheel.scrollTop = index * ITEM_HEIGHT;
    this.#turned(column, index);
  }

  #fill(wheel: Element, texts: string[], column: number): void {
    const items = texts.map((text, index) => {
      const item = element('phone-wheel-item', text);
      item.setAttribute('role', 'option');
      item.addEventListener('click', () => this.#turnTo(wheel, column, index));
      return item;
    });
    wheel.replaceChildren(...items);
  }

  #turned(column: number, index: number): void {
    if (this.selected[column] === index) return;
    this.selected[column] = index;
    this.#mark(column);
    const next = this.#onTurn?.(this.selected, column);
    if (!next) return;
    next.columns.forEach((texts, at) => {
      const wheel = this.element.children[at];
      if (wheel && texts.join('\n') !== this.#columns[at]?.join('\n')) this.#fill(wheel, texts, at);
    });
    this.#columns = next.columns;
    this.selected = [...next.selected];
    this.turnAll();
  }

  #mark(column: number): void {
    const items = [...(this.element.children[column]?.children ?? [])];
    items.forEach((item, index) =>
      item.setAttribute('aria-selected', String(index === this.selected[column])),
    );
  }
}
