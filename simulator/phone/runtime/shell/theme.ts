import type { Device } from '../device';
import type { AppCode } from '../app-code';

export type ThemeName = 'light' | 'dark';

/**
 * The theme the app sees: the phone's when app.json says `darkmode`, else always light, as in WeChat.
 * The root of the document carries it as `data-theme`, which compiled styles ask for.
 */
export class Theme {
  readonly #device: Device;
  readonly #manifest: AppCode['manifest'];
  readonly #listeners = new Set<(theme: ThemeName) => void>();

  constructor(device: Device, manifest: AppCode['manifest']) {
    this.#device = device;
    this.#manifest = manifest;
    document.documentElement.dataset.theme = this.name;
    device.onChange(() => this.#apply());
  }

  get name(): ThemeName {
    return this.isAdaptive ? this.#device.phone.theme : 'light';
  }

  /** Whether the app follows the phone's theme at all. */
  get isAdaptive(): boolean {
    return this.#manifest.app.darkmode === true;
  }

  /** A value of app.json, with `@name` looked up in theme.json. */
  value(value: unknown): string | undefined {
    if (typeof value !== 'string') return undefined;
    return value.startsWith('@') ? this.#manifest.theme[this.name]?.[value.slice(1)] : value;
  }

  /** Calls `listener` after every change of what the app sees. */
  onChange(listener: (theme: ThemeName) => void): void {
    this.#listeners.add(listener);
  }

  #apply(): void {
    const root = document.documentElement;
    if (root.dataset.theme === this.name) return;
    root.dataset.theme = this.name;
    for (const listener of this.#listeners) listener(this.name);
  }
}
