import type { Back } from '../back';
import { dismissTopOverlay } from './overlay';

/** The finger has to start this close to the left edge (px), and go over this part of the width. */
const EDGE = 20;
const FAR_ENOUGH = 1 / 3;

/** Listens to the finger that pulls a page away from the left edge, and to Escape, the phone's back key. */
export function listenToBack(pages: HTMLElement, back: Back): void {
  let startX: number | null = null;
  pages.addEventListener('pointerdown', ({ clientX }) => {
    startX = clientX <= EDGE && back.isPossible ? clientX : null;
  });
  addEventListener('pointerup', ({ clientX }) => {
    if (startX !== null && clientX - startX > pages.clientWidth * FAR_ENOUGH) back.swipe();
    startX = null;
  });
  addEventListener('pointercancel', () => {
    startX = null;
  });
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && !dismissTopOverlay() && back.isPossible) void back.press();
  });
}
