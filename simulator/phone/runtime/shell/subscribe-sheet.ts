import { element } from './dom';
import { openOverlay, shellButton } from './overlay';

/** A kind of message on the sheet, by the id of its template. */
export interface SubscribeItem {
  id: string;
  title: string;
}

export interface SubscribeChoice {
  /** Ids of the kinds that are ticked; none when the sheet was cancelled. */
  accepted: string[];
  /** 总是保持以上选择 was ticked. */
  isForGood: boolean;
}

/** WeChat's sheet that asks for subscription messages; resolves when it is answered. */
export function askSubscriptions(
  layer: HTMLElement,
  appName: string,
  items: SubscribeItem[],
): Promise<SubscribeChoice> {
  return new Promise((resolve) => {
    const kinds = items.map(({ id, title }) => ({ id, ...tickBox(title, true) }));
    const forGood = tickBox('总是保持以上选择，不再询问', false);
    const answer = (isAllowed: boolean) => () => {
      overlay.close();
      const accepted = kinds.filter(({ box }) => isAllowed && box.checked).map(({ id }) => id);
      resolve({ accepted, isForGood: forGood.box.checked });
    };
    const sheet = element('phone-sheet phone-consent', [
      element('phone-consent-what', `“${appName}”申请发送一次以下消息`),
      ...kinds.map(({ line }) => line),
      element('phone-consent-buttons', [
        shellButton('phone-consent-button', '取消', answer(false)),
        shellButton('phone-consent-button is-allow', '允许', answer(true)),
      ]),
      forGood.line,
    ]);
    sheet.setAttribute('role', 'dialog');
    const overlay = openOverlay(layer, 'is-bottom', [sheet], 'dim');
  });
}

function tickBox(text: string, checked: boolean): { box: HTMLInputElement; line: HTMLElement } {
  const box = document.createElement('input');
  Object.assign(box, { type: 'checkbox', checked });
  return { box, line: element('phone-consent-tick', [box, element('', text, 'span')], 'label') };
}
