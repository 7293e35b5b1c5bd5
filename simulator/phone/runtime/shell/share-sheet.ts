import type { Neighbour, Neighbours, ShareCard } from '../neighbours';
import { element } from './dom';
import { openOverlay, shellButton } from './overlay';

/** A contact that everybody has; nobody reads there. */
const FILE_HELPER: Neighbour = { id: '', name: '文件传输助手' };

/** Shows the card and lets the person choose who gets it; resolves to null when cancelled. */
export function chooseReceiver(
  layer: HTMLElement,
  card: ShareCard,
  neighbours: Neighbours,
): Promise<Neighbour | null> {
  return new Promise((resolve) => {
    const answer = (receiver: Neighbour | null) => () => {
      endFinding();
      overlay.close();
      resolve(receiver);
    };
    const people = element('phone-share-people', [receiverButton(FILE_HELPER, answer(FILE_HELPER))]);
    const sheet = shareSheet('发送给', card, [people, cancelButton(answer(null))]);
    const overlay = openOverlay(layer, 'is-bottom', [sheet], 'dim', answer(null));
    const endFinding = neighbours.find((neighbour) =>
      people.append(receiverButton(neighbour, answer(neighbour))),
    );
  });
}

/** Shows the card as the owner's friends would see it; resolves to whether it goes out. */
export function confirmMoment(layer: HTMLElement, card: ShareCard): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (isSent: boolean) => () => {
      overlay.close();
      resolve(isSent);
    };
    const publish = shellButton('phone-sheet-item', '发表', answer(true));
    const sheet = shareSheet('分享到朋友圈', card, [publish, cancelButton(answer(false))]);
    const overlay = openOverlay(layer, 'is-bottom', [sheet], 'dim', answer(false));
  });
}

/** A page as it looks in a chat. */
export function cardView({ title, picture, path }: ShareCard): HTMLElement {
  const pictures = picture === '' ? [] : [pictureView(picture)];
  return element('phone-card', [
    element('phone-card-title', title),
    ...pictures,
    element('phone-card-path', path),
  ]);
}

function pictureView(address: string): HTMLElement {
  const picture = document.createElement('img');
  Object.assign(picture, { src: address, alt: '' });
  picture.className = 'phone-card-picture';
  return picture;
}

function shareSheet(title: string, card: ShareCard, content: Node[]): HTMLElement {
  const sheet = element('phone-sheet', [element('phone-sheet-head', title), cardView(card), ...content]);
  sheet.setAttribute('role', 'dialog');
  sheet.setAttribute('aria-label', title);
  return sheet;
}

function receiverButton({ name }: Neighbour, act: () => void): HTMLElement {
  return shellButton('phone-sheet-item', name, act);
}

function cancelButton(act: () => void): HTMLElement {
  return shellButton('phone-sheet-item', '取消', act);
}
