import { useState } from 'preact/hooks';

let made = 0;

/**
 * An id for one element of a component, no other element's in the page. Preact's own `useId` counts anew with each
 * `render` of the root: what came later, a dialog's heading, had the id of what was there before.
 */
export function useOwnId(): string {
  const [id] = useState(() => `desk-${(made += 1)}`);
  return id;
}
