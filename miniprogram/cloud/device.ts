/** How much larger than standard WeChat's font is, 1 unless changed. */
export function fontScale(): number {
  const { fontSizeScaleFactor = 1 } = wx.getAppBaseInfo() as { fontSizeScaleFactor?: number };
  return fontSizeScaleFactor;
}

/** The `page-style` that makes a page follow WeChat's font size; bind it to `page-meta`. */
export function fontScaleStyle(): string {
  return `--scale: ${fontScale()}`;
}

/** A short tick under the thumb: it worked. Phones that can't vibrate don't. */
export function tick(): void {
  wx.vibrateShort({ type: 'light' }).catch(() => undefined);
}
