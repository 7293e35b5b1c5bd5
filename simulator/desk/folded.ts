const KEY = 'desk.folded';

/** The phones that were folded away when this browser last showed the desk. */
export function readFolded(): readonly string[] {
  const stored = localStorage.getItem(KEY);
  return stored === null || stored === '' ? [] : stored.split('\n');
}

/** Remembers which phones are folded away, so that a reloaded desk looks as it was left. */
export function writeFolded(ids: readonly string[]): void {
  localStorage.setItem(KEY, ids.join('\n'));
}
