/** The `page-style` that makes a page follow WeChat's font size; bind it to `page-meta`. */
export function fontScaleStyle(): string {
  const { fontSizeScaleFactor = 1 } = wx.getAppBaseInfo() as { fontSizeScaleFactor?: number };
  return `--scale: ${fontSizeScaleFactor}`;
}

/** A short tick under the thumb: it worked. Phones that can't vibrate don't. */
export function tick(): void {
  wx.vibrateShort({ type: 'light' }).catch(() => undefined);
}
