/** One figure of the project with the bound it has to keep; what `npm run bench -- --json` prints. */
export interface Measurement {
  name: string;
  value: number;
  unit: string;
  bound: number;
  ok: boolean;
}

/** A figure that must not exceed its bound. Rounded to four places, more says nothing. */
export function atMost(name: string, value: number, unit: string, bound: number): Measurement {
  const rounded = Math.round(value * 10_000) / 10_000;
  return { name, value: rounded, unit, bound, ok: rounded <= bound };
}

/** The middle one of an odd number of values, which one slow run can't shift. NaN without values. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
