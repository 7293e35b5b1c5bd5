import { element } from './dom';

/** Something that covers the app until it is closed. */
export interface Overlay {
  element: HTMLElement;
  close: () => void;
}

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
  return { element: holder, close: () => holder.remove() };
}

/** A button of the shell. */
export function shellButton(className: string, text: string, act: () => void): HTMLElement {
  const button = element(className, text, 'button');
  button.addEventListener('click', act);
  return button;
}
