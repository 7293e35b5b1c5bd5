import { element } from './dom';
import { openOverlay, shellButton } from './overlay';

export interface ConsentQuestion {
  /** Who asks for what, e.g. “校园”申请获取你的位置信息. */
  headline: string;
  /** What the project says it needs it for. */
  purpose: string;
  /** The words of refusal and consent; 拒绝 and 允许 by default. */
  words?: [string, string];
}

/** WeChat's sheet that asks for a permission; resolves to whether it was given. */
export function askConsent(
  layer: HTMLElement,
  { headline, purpose, words: [no, yes] = ['拒绝', '允许'] }: ConsentQuestion,
): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (isGranted: boolean) => () => {
      overlay.close();
      resolve(isGranted);
    };
    const sheet = element('phone-sheet phone-consent', [
      element('phone-consent-what', headline),
      element('phone-consent-purpose', purpose),
      element('phone-consent-buttons', [
        shellButton('phone-consent-button', no, answer(false)),
        shellButton('phone-consent-button is-allow', yes, answer(true)),
      ]),
    ]);
    sheet.setAttribute('role', 'dialog');
    const overlay = openOverlay(layer, 'is-bottom', [sheet], 'dim');
  });
}
