import type { Data } from '../framework/glass';
import type { BuiltIn, Host } from './built-in';
import { pixelsOf } from './length';

/** Px from an end at which WeChat tells it, unless the page says otherwise. */
const USUAL_THRESHOLD = 50;

/** An area that scrolls. */
export const scrollView: BuiltIn = {
  tag: 'scroll-view',
  properties: {
    scrollX: false,
    scrollY: false,
    scrollTop: null,
    scrollLeft: null,
    scrollIntoView: '',
    scrollWithAnimation: false,
    upperThreshold: null,
    lowerThreshold: null,
    enableFlex: false,
    refresherEnabled: false,
    refresherTriggered: false,
  },
  draw: (host) => {
    const content = document.createElement('div');
    content.className = 'wx-scroll-content';
    const scroller = document.createElement('div');
    scroller.className = 'wx-scroller';
    scroller.append(content);
    host.element.append(scroller);
    followScroll(host, scroller);
    let before: Data = {};
    return {
      slot: content,
      update: (data) => {
        scroller.style.overflowX = data.scrollX ? 'auto' : 'hidden';
        scroller.style.overflowY = data.scrollY ? 'auto' : 'hidden';
        content.classList.toggle('is-flex', Boolean(data.enableFlex));
        moveTo(scroller, before, data);
        before = { ...data };
      },
    };
  },
};

/** Positions count only when they change: the person may have scrolled on meanwhile. */
function moveTo(scroller: HTMLElement, before: Data, data: Data): void {
  const behavior = data.scrollWithAnimation ? 'smooth' : 'auto';
  const { scrollTop: top, scrollLeft: left, scrollIntoView: id } = data;
  // The content of the same update may still have to be laid out.
  setTimeout(() => {
    if (top !== before.scrollTop && top !== null) scroller.scrollTo({ top: pixelsOf(top), behavior });
    if (left !== before.scrollLeft && left !== null) scroller.scrollTo({ left: pixelsOf(left), behavior });
    if (id !== before.scrollIntoView && id)
      scroller.querySelector(`#${CSS.escape(id as string)}`)?.scrollIntoView({ behavior, block: 'start' });
  }, 0);
}

function followScroll(host: Host, scroller: HTMLElement): void {
  let [left, top] = [0, 0];
  let [wasAtStart, wasAtEnd] = [true, false];
  scroller.addEventListener('scroll', () => {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = scroller;
    const position = { scrollLeft, scrollTop, scrollWidth, scrollHeight };
    host.trigger('scroll', { ...position, deltaX: left - scrollLeft, deltaY: top - scrollTop });
    [left, top] = [scrollLeft, scrollTop];
    const { scrollY, upperThreshold, lowerThreshold } = host.data;
    const start = scrollY ? scrollTop : scrollLeft;
    const rest = scrollY ? scrollHeight - clientHeight - scrollTop : scrollWidth - clientWidth - scrollLeft;
    const [isAtStart, isAtEnd] = [
      start <= pixelsOf(upperThreshold ?? USUAL_THRESHOLD),
      rest <= pixelsOf(lowerThreshold ?? USUAL_THRESHOLD),
    ];
    if (isAtStart && !wasAtStart) host.trigger('scrolltoupper', { direction: scrollY ? 'top' : 'left' });
    if (isAtEnd && !wasAtEnd) host.trigger('scrolltolower', { direction: scrollY ? 'bottom' : 'right' });
    [wasAtStart, wasAtEnd] = [isAtStart, isAtEnd];
  });
}
