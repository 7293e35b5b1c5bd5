/** The `page-style` that makes a page follow WeChat's font size; bind it to `page-meta`. */
export function fontScaleStyle(): string {
  const { fontSizeScaleFactor = 1 } = wx.getAppBaseInfo() as { fontSizeScaleFactor?: number };
  return `--scale: ${fontSizeScaleFactor}`;
}
