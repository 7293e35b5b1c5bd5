import { element } from './dom';

/** Something that covers the app until it is closed. */
export interface Overlay {
  element: HTMLElement;
  close: () => void;
}

/** Covers the app; without `dismiss` it stays until it is answered. */
interface Blocking {
  dismiss: (() => void) | undefined;
}

/** What covers the app right now, the uppermost last. */
const open: Blocking[] = [];

/**
 * Lays content over the whole screen. With a `mask`, the app below can't be touched; `onMask` is called when the
 * mask is tapped.
 */
export function openOverlay(
  layer: HTMLElement,
  className: string,
  content: Node[],
  mask: 'none' | 'clear' | 'dim',
  onMask?: () => void,
): Overlay {
  const holder = element(`phone-overlay is-${mask} ${className}`, content);
  if (onMask)
    holder.addEventListener('click', ({ target }) => {
      if (target === holder) onMask();
    });
  layer.append(holder);
  const blocking: Blocking = { dismiss: onMask };
  if (mask !== 'none') open.push(blocking);
  const giveBack = mask === 'dim' ? takeFocus(holder) : () => undefined;
  return {
    element: holder,
    close: () => {
      holder.remove();
      giveBack();
      if (open.includes(blocking)) open.splice(open.indexOf(blocking), 1);
    },
  };
}

/**
 * Takes the focus from what is covered, so that the keyboard presses what lies on top. A field keeps it: losing it
 * is told to the app. @returns a function that gives it back.
 */
function takeFocus(holder: HTMLElement): () => void {
  const before = document.activeElement;
  if (!document.hasFocus() || !(before instanceof HTMLElement) || before.matches('input, textarea'))
    return () => undefined;
  holder.tabIndex = -1;
  holder.focus({ preventScroll: true });
  return () => before.focus({ preventScroll: true });
}

/**
 * What the phone's back key does to whatever covers the app: closes it where that is allowed. Returns whether
 * anything covers the app at all.
 */
export function dismissTopOverlay(): boolean {
  const top = open.at(-1);
  top?.dismiss?.();
  return top !== undefined;
}

/** A button of the shell. */
export function shellButton(className: string, text: string, act: () => void): HTMLElement {
  const button = element(className, text, 'button');
  button.addEventListener('click', act);
  return button;
}
