import type { JSX } from 'preact';

/** As many as there are colours in styles/tokens.css. */
const COLOURS = 6;

/** The colour that stands for the phone at `index` wherever it appears: caption, pin, settings. */
export function colourClass(index: number): string {
  return `owner-${index % COLOURS}`;
}

/** The first character of a name: in Chinese the family name. */
export function initialOf(name: string): string {
  return Array.from(name)[0] ?? '?';
}

/** A coloured disc with the owner's initial; decoration, the name is always beside it. */
export function Avatar({ name, index }: { name: string; index: number }): JSX.Element {
  return (
    <span class={`avatar ${colourClass(index)}`} aria-hidden="true">
      {initialOf(name)}
    </span>
  );
}
