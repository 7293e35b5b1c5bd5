import { ApiError } from './apis/define';
import type { Device } from './device';
import { askConsent } from './shell/consent';

/** What an app answers to {@link NeedListener}. */
interface PrivacyAnswer {
  event: 'exposureAuthorization' | 'agree' | 'disagree';
}

/** An app's own question about privacy, in the place of WeChat's. */
export type NeedListener = (resolve: (answer: PrivacyAnswer) => void, info: { referrer: string }) => void;

/** Whether the phone's owner agreed to the app's privacy guide, before which WeChat keeps private things back. */
export class Privacy {
  /** Asks in the app's own way; null leaves it to WeChat. */
  ask: NeedListener | null = null;
  readonly #key: string;

  /** `isChecked`: app.json switches the check on with `__usePrivacyCheck__`. */
  constructor(
    readonly device: Device,
    readonly layer: HTMLElement,
    readonly isChecked: boolean,
  ) {
    this.#key = `phone-privacy/${device.account}`;
  }

  /** The name of the privacy guide. */
  get guide(): string {
    return `《${this.device.appName}小程序隐私保护指引》`;
  }

  needsConsent(): boolean {
    return this.isChecked && localStorage.getItem(this.#key) === null;
  }

  agree(): void {
    localStorage.setItem(this.#key, 'agreed');
  }

  /** Asks if it has to. @throws {ApiError} with `errno` 104 when that is refused. */
  async require(referrer: string): Promise<void> {
    if (!this.needsConsent()) return;
    if (this.ask) await this.#askApp(this.ask, referrer);
    else if (await this.#askPerson()) this.agree();
    // WeChat believes only a tap on its own buttons, whatever the app says.
    if (this.needsConsent()) throw new ApiError('privacy permission is not authorized', { errno: 104 });
  }

  #askPerson(): Promise<boolean> {
    return askConsent(this.layer, {
      headline: '用户隐私保护提示',
      purpose: `使用前请阅读并同意${this.guide}`,
      words: ['拒绝', '同意'],
    });
  }

  #askApp(ask: NeedListener, referrer: string): Promise<void> {
    return new Promise((resolve) => {
      const take = ({ event }: PrivacyAnswer) => {
        if (event !== 'exposureAuthorization') resolve();
      };
      ask(take, { referrer });
    });
  }
}
