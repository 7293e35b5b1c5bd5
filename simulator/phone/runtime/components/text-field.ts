import { elementOf } from '../framework/glass';
import type { BuiltIn, Host } from './built-in';

const PROPERTIES = {
  value: '',
  name: '',
  placeholder: '',
  placeholderStyle: '',
  placeholderClass: 'input-placeholder',
  disabled: false,
  maxlength: 140,
  focus: false,
  autoFocus: false,
  confirmType: 'done',
  confirmHold: false,
  cursor: -1,
  selectionStart: -1,
  selectionEnd: -1,
};

/** The height in px that WeChat's keyboard is said to have. */
const KEYBOARD_HEIGHT = 0;

/** Keyboards by `type`. */
const INPUT_MODES: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'text' };

/** A line of text. */
export const input: BuiltIn = {
  tag: 'input',
  properties: { ...PROPERTIES, type: 'text', password: false },
  draw: (host) => {
    const control = document.createElement('input');
    const field = new TextField(host, control, true);
    field.confirmWithEnter(() => true);
    return field.view(({ type, password }) => {
      control.type = password ? 'password' : 'text';
      control.inputMode = INPUT_MODES[type as string] ?? 'text';
    });
  },
};

/** Text of several lines. */
export const textarea: BuiltIn = {
  tag: 'textarea',
  properties: {
    ...PROPERTIES,
    placeholderClass: 'textarea-placeholder',
    confirmType: 'return',
    autoHeight: false,
    showConfirmBar: true,
    fixed: false,
  },
  draw: (host) => {
    const control = document.createElement('textarea');
    const field = new TextField(host, control, false);
    field.confirmWithEnter(() => host.data.confirmType !== 'return');
    let lines = 0;
    control.rows = 1;
    const fit = () => {
      control.style.height = 'auto';
      const height = control.scrollHeight;
      control.style.height = '100%';
      if (host.data.autoHeight) host.setStyle({ height: `${height}px` });
      const lineCount = Math.round(height / Number.parseFloat(getComputedStyle(control).lineHeight));
      const heightRpx = (height * 750) / window.innerWidth;
      if (lineCount !== lines) host.trigger('linechange', { height, heightRpx, lineCount });
      lines = lineCount;
    };
    control.addEventListener('input', fit);
    return { ...field.view(() => control.isConnected && fit()), attached: fit };
  },
};

/** What input and textarea have in common: a real control inside, and a placeholder that can be styled. */
class TextField {
  readonly #host: Host;
  readonly #control: HTMLInputElement | HTMLTextAreaElement;
  readonly #placeholder = document.createElement('div');
  #wasFocused = false;

  readonly #takesReturned: boolean;

  /** `takesReturned`: whether what the handler of `input` returns becomes the text. */
  constructor(host: Host, control: HTMLInputElement | HTMLTextAreaElement, takesReturned: boolean) {
    this.#host = host;
    this.#control = control;
    this.#takesReturned = takesReturned;
    control.autocomplete = 'off';
    host.element.append(this.#placeholder, control);
    control.addEventListener('input', () => this.#typed());
    control.addEventListener('focus', () => {
      this.#placeCursor();
      host.trigger('focus', { value: control.value, height: KEYBOARD_HEIGHT });
    });
    control.addEventListener('blur', () =>
      host.trigger('blur', { value: control.value, cursor: this.#cursor() }),
    );
  }

  /** The key at the lower right of the keyboard; `isOn` says whether it confirms or breaks the line. */
  confirmWithEnter(isOn: () => boolean): void {
    const control = this.#control;
    // The browser's types know keydown of both kinds of control, but not of their union.
    control.addEventListener('keydown', (event) => {
      const { key, isComposing } = event as KeyboardEvent;
      if (key !== 'Enter' || isComposing || !isOn()) return;
      event.preventDefault();
      this.#host.trigger('confirm', { value: control.value });
      if (!this.#host.data.confirmHold) control.blur();
    });
  }

  view(update: (data: Record<string, unknown>) => void) {
    return {
      update: (data: Record<string, unknown>) => {
        this.#update(data);
        update(data);
      },
      attached: () => this.#host.data.autoFocus && this.#control.focus(),
      field: {
        name: () => this.#host.data.name as string,
        value: () => this.#control.value,
        reset: () => this.#host.set({ value: '' }),
      },
    };
  }

  #typed(): void {
    const { value } = this.#control;
    this.#placeholder.hidden = value !== '';
    this.#host.set({ value });
    const detail = { value, cursor: this.#cursor(), keyCode: value.charCodeAt(value.length - 1) };
    this.#host.trigger('input', detail, (returned) => {
      if (this.#takesReturned) this.#replace(returned);
    });
  }

  /** A handler may return other text, or text and cursor. */
  #replace(returned: unknown): void {
    const { value, cursor } = typeof returned === 'string' ? { value: returned } : fieldsOf(returned);
    if (typeof value !== 'string') return;
    this.#control.value = value;
    this.#placeholder.hidden = value !== '';
    this.#host.set({ value });
    if (typeof cursor === 'number') this.#control.setSelectionRange(cursor, cursor);
  }

  /** What the page asks for when the field gets the focus. */
  #placeCursor(): void {
    const { cursor, selectionStart, selectionEnd } = this.#host.data as Record<string, number>;
    const [start = -1, end = -1] =
      Number(selectionStart) >= 0 && Number(selectionEnd) >= 0
        ? [selectionStart, selectionEnd]
        : [cursor, cursor];
    if (start >= 0 && end >= 0) this.#control.setSelectionRange(start, end);
  }

  #update(data: Record<string, unknown>): void {
    const control = this.#control;
    const value = String(data.value);
    if (control.value !== value) control.value = value;
    const limit = data.maxlength as number;
    if (limit >= 0) control.maxLength = limit;
    else control.removeAttribute('maxlength');
    // Not `disabled`: the browser would keep the tap from everybody, WeChat doesn't.
    control.readOnly = Boolean(data.disabled);
    control.style.pointerEvents = data.disabled ? 'none' : '';
    control.setAttribute('aria-label', data.placeholder as string);
    this.#updatePlaceholder(data, value);
    if (data.focus && !this.#wasFocused) setTimeout(() => control.focus(), 0);
    if (!data.focus && this.#wasFocused) control.blur();
    this.#wasFocused = Boolean(data.focus);
  }

  #updatePlaceholder(
    { placeholder, placeholderStyle, placeholderClass }: Record<string, unknown>,
    value: string,
  ): void {
    this.#placeholder.hidden = value !== '';
    this.#placeholder.textContent = placeholder as string;
    this.#placeholder.style.cssText = placeholderStyle as string;
    this.#placeholder.className = scopedClasses(this.#host, placeholderClass as string);
  }

  #cursor(): number {
    return this.#control.selectionEnd ?? this.#control.value.length;
  }
}

function fieldsOf(returned: unknown): { value?: unknown; cursor?: unknown } {
  return typeof returned === 'object' && returned !== null ? returned : {};
}

/** Class names as the styles around a built-in element know them: as written, and with the owner's prefix. */
function scopedClasses({ node }: Host, names: string): string {
  const owner = node.ownerShadowRoot?.getHostNode();
  const scope = owner && elementOf(owner)?.getAttribute('wx-host');
  const written = names.split(/\s+/).filter((name) => name !== '');
  return ['wx-placeholder', ...written, ...(scope ? written.map((name) => `${scope}--${name}`) : [])].join(
    ' ',
  );
}
