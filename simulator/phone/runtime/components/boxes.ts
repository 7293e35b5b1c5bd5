import type { BuiltIn } from './built-in';

/** Elements that only hold content; components.css says how they look. */
export const boxes: BuiltIn[] = [
  { tag: 'view' },
  { tag: 'cover-view' },
  { tag: 'swiper-item', properties: { itemId: '' } },
  { tag: 'root-portal', properties: { enable: true } },
  {
    tag: 'text',
    properties: { selectable: false, userSelect: false, space: '', decode: false },
    draw: (host) => ({
      update: ({ selectable, userSelect, space }) =>
        host.setStyle({
          'user-select': selectable || userSelect ? 'text' : '',
          'white-space': space ? 'pre-wrap' : '',
        }),
    }),
  },
];
