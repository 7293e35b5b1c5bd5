import type { JSX } from 'preact';

/** Line drawings on 20 × 20; decoration only, the words beside them or the button's label say it. */
const PATHS = {
  play: 'M6.5 4.5v11l9-5.5z',
  pause: 'M7 5v10M13 5v10',
  settings: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4',
  fold: 'M4 4v12M16 10H8M11 6.5 7.5 10l3.5 3.5',
  unfold: 'M16 4v12M4 10h8M9 6.5l3.5 3.5L9 13.5',
  panel: 'M3 4h14v12H3zM12 4v12',
  close: 'm5.5 5.5 9 9M14.5 5.5l-9 9',
  bell: 'M10 3a4.5 4.5 0 0 0-4.5 4.5c0 4-1.5 5.5-1.5 5.5h12s-1.5-1.5-1.5-5.5A4.5 4.5 0 0 0 10 3zM8.5 15.5a1.6 1.6 0 0 0 3 0',
  add: 'M10 4v12M4 10h12',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing in the colour of the text around it. */
export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
