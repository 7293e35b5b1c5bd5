import { showActionSheet } from './action-sheet';
import { element } from './dom';
import { download } from './download';
import { shellButton } from './overlay';
import { openShellPage } from './shell-page';

/** A document as the viewer shows it. */
export interface ShownDocument {
  name: string;
  /** E.g. `xlsx`. */
  type: string;
  content: Blob;
  /** Whether the corner offers what else can be done with it. */
  showMenu: boolean;
}

/** WeChat's viewer. It tells name, type and size, and hands the file to the computer, which can show it. */
export function showDocument(layer: HTMLElement, { name, type, content, showMenu }: ShownDocument): void {
  const open = () => download(content, name);
  const body = element('phone-document', [
    element('phone-document-type', type.toUpperCase()),
    element('phone-document-name', name),
    element('phone-hint', sizeText(content.size)),
    shellButton('phone-document-open', '在电脑上打开', open),
  ]);
  const menu = shellButton('phone-page-menu', '···', () => {
    void showActionSheet(layer, { itemList: ['用其他应用打开'] }).then((choice) => {
      if (choice !== null) open();
    });
  });
  menu.setAttribute('aria-label', '更多');
  void openShellPage(layer, name, [body], showMenu ? [menu] : []);
}

function sizeText(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes.toFixed(1)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
