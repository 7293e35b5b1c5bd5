import type { AppCode } from './app-code';
import { ApiError } from './apis/define';
import type { Device } from './device';
import { askConsent } from './shell/consent';

/** What WeChat asks the phone's owner for before it lets an app have it. */
export type Scope = 'scope.userLocation' | 'scope.writePhotosAlbum';

/** How a scope is asked for, and its name on the page of settings. */
export const SCOPES: Record<Scope, { what: string; purpose: string; name: string }> = {
  'scope.userLocation': {
    what: '获取你的位置信息',
    purpose: '你的位置信息将用于小程序的位置接口',
    name: '位置信息',
  },
  'scope.writePhotosAlbum': { what: '保存图片或视频到你的相册', purpose: '', name: '添加到相册' },
};

/** The owner's answers. The one about the location is part of the device, which the desk can set. */
export class Permissions {
  readonly #device: Device;
  readonly #layer: HTMLElement;
  readonly #purposes: Record<string, { desc?: string } | undefined>;

  constructor(device: Device, layer: HTMLElement, app: AppCode['manifest']['app']) {
    this.#device = device;
    this.#layer = layer;
    this.#purposes = (app.permission ?? {}) as Record<string, { desc?: string }>;
  }

  /** Only what was asked is in here, as in WeChat. */
  get answers(): Partial<Record<Scope, boolean>> {
    const { locationConsent } = this.#device.phone;
    const isAsked = locationConsent === 'granted' || locationConsent === 'denied';
    const album = localStorage.getItem(this.#albumKey);
    return {
      ...(isAsked ? { 'scope.userLocation': locationConsent === 'granted' } : {}),
      ...(album === null ? {} : { 'scope.writePhotosAlbum': album === 'granted' }),
    };
  }

  /** Asks for what was not asked yet. @throws {ApiError} when it is refused, now or before. */
  async require(scope: Scope): Promise<void> {
    if (scope === 'scope.userLocation' && this.#device.phone.locationConsent === 'off')
      // The system's switch is off, or WeChat itself may not use the location (wording as public reports show it).
      throw new ApiError('system permission denied', { errCode: 2 });
    if (this.answers[scope] === undefined) await this.answer(scope, await this.#ask(scope));
    if (!this.answers[scope]) throw new ApiError('auth deny');
  }

  /** Notes an answer of the phone's owner. */
  async answer(scope: Scope, isGranted: boolean): Promise<void> {
    const answer = isGranted ? 'granted' : 'denied';
    if (scope === 'scope.userLocation') await this.#device.change({ locationConsent: answer });
    else localStorage.setItem(this.#albumKey, answer);
  }

  #ask(scope: Scope): Promise<boolean> {
    const { what, purpose } = SCOPES[scope];
    return askConsent(this.#layer, {
      headline: `“${this.#device.appName}”申请${what}`,
      purpose: this.#purposes[scope]?.desc ?? purpose,
    });
  }

  get #albumKey(): string {
    return `phone-album/${this.#device.account}`;
  }
}
