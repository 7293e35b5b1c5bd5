import type { BuiltIn } from './built-in';
import { browserLength } from './length';

const CIRCLE = '<circle cx="12" cy="12" r="11" fill="currentColor"/>';
const ring = '<circle cx="12" cy="12" r="10.5" fill="none" stroke="currentColor" stroke-width="1.5"/>';
const line = (path: string, colour = '#fff') =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`;

/** Drawing and usual colour by type. */
const ICONS: Record<string, [drawing: string, colour: string]> = {
  success: [CIRCLE + line('M6.5 12.5l4 4 7.5-8.5'), '#07c160'],
  success_no_circle: [line('M4 12.5l5.5 5.5L20 6', 'currentColor'), '#07c160'],
  info: [CIRCLE + line('M12 11v6.5M12 7v.3'), '#10aeff'],
  warn: [CIRCLE + line('M12 6v7.5M12 17v.3'), '#f76260'],
  waiting: [CIRCLE + line('M12 6v6.5l4 3'), '#10aeff'],
  cancel: [ring + line('M8 8l8 8M16 8l-8 8', 'currentColor'), '#f43530'],
  clear: [CIRCLE + line('M8 8l8 8M16 8l-8 8'), '#b2b2b2'],
  download: [ring + line('M12 6v10M8 12.5l4 4 4-4', 'currentColor'), '#07c160'],
  search: [
    line('M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20', 'currentColor'),
    '#b2b2b2',
  ],
};

/** One of WeChat's own icons. */
export const icon: BuiltIn = {
  tag: 'icon',
  properties: { type: '', size: null, color: '' },
  draw: (host) => ({
    update: ({ type, size, color }) => {
      const [drawing, colour] = ICONS[type as string] ?? ['', ''];
      const length = browserLength(size, 23);
      host.setStyle({ width: length, height: length, color: (color as string) || colour });
      host.element.innerHTML = `<svg viewBox="0 0 24 24" width="100%" height="100%" aria-hidden="true">${drawing}</svg>`;
    },
  }),
};
