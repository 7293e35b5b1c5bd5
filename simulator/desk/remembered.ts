/** What a browser remembers of the desk, so that a reloaded one looks as it was left. */
export type Remembered = 'folded' | 'read' | 'unfolded';

/** The list that was remembered under `name`; empty when nothing was. */
export function recall(name: Remembered): readonly string[] {
  const stored = localStorage.getItem(`desk.${name}`);
  return stored === null || stored === '' ? [] : stored.split('\n');
}

/** Remembers `list`, whose items have no line breaks, under `name`. */
export function remember(name: Remembered, list: readonly string[]): void {
  localStorage.setItem(`desk.${name}`, list.join('\n'));
}
