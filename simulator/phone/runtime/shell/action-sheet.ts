import { element } from './dom';
import { openOverlay, shellButton } from './overlay';

export interface ActionSheetOptions {
  itemList: string[];
  itemColor?: string;
  alertText?: string;
}

/** WeChat's menu from the bottom; resolves to the index tapped, or null when it was closed. */
export function showActionSheet(layer: HTMLElement, options: ActionSheetOptions): Promise<number | null> {
  return new Promise((resolve) => {
    const close = (choice: number | null) => () => {
      overlay.close();
      resolve(choice);
    };
    const items = options.itemList.map((text, index) => {
      const item = shellButton('phone-sheet-item', text, close(index));
      item.style.color = options.itemColor ?? '';
      return item;
    });
    const head = options.alertText ? [element('phone-sheet-head', options.alertText)] : [];
    const sheet = element('phone-sheet', [
      ...head,
      ...items,
      element('phone-sheet-gap'),
      shellButton('phone-sheet-item', '取消', close(null)),
    ]);
    sheet.setAttribute('role', 'dialog');
    const overlay = openOverlay(layer, 'is-bottom', [sheet], 'dim', close(null));
  });
}
