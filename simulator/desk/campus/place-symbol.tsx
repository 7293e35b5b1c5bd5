import type { JSX } from 'preact';
import type { CampusPlace } from '../../protocol';
import type { Pixels } from './view';

interface SymbolProps {
  place: CampusPlace;
  at: Pixels;
  pixelsPerMetre: number;
}

/**
 * What stands at a place. The size of a building isn't known to the simulator: the symbols are as
 * large as such things usually are, and no smaller than can be seen.
 */
export function PlaceSymbol({ place, at, pixelsPerMetre }: SymbolProps): JSX.Element {
  const scale = Math.max(pixelsPerMetre, 0.55);
  return (
    <g class={`symbol symbol-${place.kind}`} transform={`translate(${at.x} ${at.y}) scale(${scale})`}>
      {SYMBOLS[place.kind]}
    </g>
  );
}

/** In metres around the place's middle. */
const SYMBOLS: Record<CampusPlace['kind'], JSX.Element> = {
  building: (
    <>
      <path class="body" d="M-24-14h48v20h-14v8h-20v-8h-14z" />
      <path class="detail" d="M-16-7h8M-4-7h8M8-7h8M-16 0h8M-4 0h8M8 0h8" />
    </>
  ),
  field: (
    <>
      <rect class="body" x="-44" y="-24" width="88" height="48" rx="24" />
      <rect class="detail" x="-34" y="-14" width="68" height="28" rx="14" />
      <path class="detail" d="M0-14v28" />
    </>
  ),
  gate: (
    <>
      <path class="body" d="M-20-8h8v18h-8zM12-8h8v18h-8z" />
      <path class="detail" d="M-12 1H12" />
    </>
  ),
  outside: (
    <>
      <circle class="body" r="11" />
      <circle class="detail" r="3" />
    </>
  ),
};
