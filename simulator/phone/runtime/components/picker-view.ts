import { nodeAt } from '../framework/glass';
import { textOf } from '../framework/text';
import type { BuiltIn, Host } from './built-in';

/** After the last scroll event a wheel stands still for this long (ms) before it counts. */
const REST_MS = 80;

/** Wheels inside the page; each column scrolls and comes to rest on a child. */
export const pickerViews: BuiltIn[] = [
  {
    tag: 'picker-view',
    properties: { value: [], indicatorStyle: '', indicatorClass: '', maskStyle: '' },
    draw: (host) => {
      const apply = () =>
        setTimeout(
          () => columnsOf(host.element).forEach((column, at) => turnTo(column, indexAt(host, at))),
          0,
        );
      host.element.addEventListener('wx-rest', () => {
        const value = columnsOf(host.element).map(restingIndex);
        if (JSON.stringify(value) === JSON.stringify(host.data.value)) return;
        host.set({ value });
        host.trigger('change', { value });
      });
      return { update: apply, attached: apply };
    },
  },
  {
    tag: 'picker-view-column',
    draw: ({ element }) => {
      const wheel = document.createElement('div');
      wheel.className = 'wx-wheel';
      const content = document.createElement('div');
      wheel.append(content);
      const indicator = document.createElement('div');
      indicator.className = 'wx-wheel-indicator';
      element.append(wheel, indicator);
      let timer: ReturnType<typeof setTimeout> | undefined;
      wheel.addEventListener('scroll', () => {
        clearTimeout(timer);
        timer = setTimeout(
          () => element.dispatchEvent(new CustomEvent('wx-rest', { bubbles: true })),
          REST_MS,
        );
      });
      wheel.addEventListener('click', ({ target }) => {
        const child = [...content.children].find((item) => item.contains(target as Node));
        if (child) wheel.scrollTo({ top: (child as HTMLElement).offsetTop - content.offsetTop });
      });
      return { slot: content, attached: () => styleIndicator(element, indicator) };
    },
  },
];

function styleIndicator(element: Element, indicator: HTMLElement): void {
  const view = element.closest('wx-picker-view');
  const data = (view && (nodeAt(view) as { data?: Record<string, unknown> } | null)?.data) ?? {};
  indicator.style.cssText += textOf(data.indicatorStyle);
}

function columnsOf(element: Element): Element[] {
  return [...element.querySelectorAll('.wx-wheel')];
}

function indexAt({ data }: Host, column: number): number {
  return ((data.value ?? []) as number[])[column] ?? 0;
}

function turnTo(wheel: Element, index: number): void {
  const item = itemsOf(wheel)[index];
  if (item && restingIndex(wheel) !== index) wheel.scrollTop = index * item.offsetHeight;
}

function restingIndex(wheel: Element): number {
  const height = itemsOf(wheel)[0]?.offsetHeight ?? 1;
  return Math.min(itemsOf(wheel).length - 1, Math.max(0, Math.round(wheel.scrollTop / Math.max(1, height))));
}

function itemsOf(wheel: Element): HTMLElement[] {
  return [...(wheel.firstElementChild?.children ?? [])] as HTMLElement[];
}
