/**
 * The function's own clock, milliseconds since 1970: the only clock that decides anything. It stands
 * apart from `clock.ts`, so that a pure rule can't read it; a rule is told the moment.
 */
export function now(): number {
  return Date.now();
}
