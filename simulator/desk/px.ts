/** A length in CSS pixels as a style; Preact passes numbers on as they are, and the browser drops them silently. */
export function px(length: number): string {
  return `${length}px`;
}
