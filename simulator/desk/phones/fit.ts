/** The screen of a phone, in CSS pixels of its own page: the width WeChat's designs are drawn for. */
export const SCREEN = { width: 375, height: 760 };

/** The rim around the screen. */
export const BEZEL = 10;

/** The whole phone. */
export const DEVICE = { width: SCREEN.width + 2 * BEZEL, height: SCREEN.height + 2 * BEZEL };

/** Smaller than this, text on the phones can't be read any more; the row scrolls instead. */
const SMALLEST = 0.6;

/** Fewer phones than this in sight at their smallest are a narrow row. */
const FEW = 3;

/** So much (px) of the next phone is seen beside one that fills a narrow row: there is more to scroll to. */
const PEEK = 64;

export interface Room {
  /** Of the whole row of phones, in pixels. */
  width: number;
  /** For one phone, without what is written above and below it. */
  height: number;
  /** Between two neighbours. */
  gap: number;
  open: number;
  folded: number;
  /** Of a folded phone. */
  foldedWidth: number;
}

/**
 * How large the phones are drawn, 1 being life size: as large as all of them fit, never larger than life. Where a narrow
 * row would only have small ones, one that can be read fills it and the next looks in.
 */
export function phoneScale({ width, height, gap, open, folded, foldedWidth }: Room): number {
  if (open === 0) return 1;
  const gaps = (open + folded - 1) * gap;
  const across = (width - gaps - folded * foldedWidth) / (open * DEVICE.width);
  const alone = (width - gap - PEEK) / DEVICE.width;
  const down = height / DEVICE.height;
  const isNarrow = across < SMALLEST && width < FEW * (SMALLEST * DEVICE.width + gap);
  const wanted = isNarrow ? alone : across;
  return Math.min(Math.max(Math.min(wanted, down), SMALLEST), 1);
}
