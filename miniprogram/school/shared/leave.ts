/** Whether a page is the one on the screen: somebody may have gone back before an answer came. */
export function isShown(page: object): boolean {
  const pages: object[] = getCurrentPages();
  return pages[pages.length - 1] === page;
}

/**
 * Goes back from a page to where somebody came from, over as many pages as asked; whoever opened it by a card or
 * a message has nowhere to go back to. Whoever has left it already stays where they are.
 */
export async function leave(page: object, delta = 1): Promise<void> {
  if (!isShown(page)) return;
  if (getCurrentPages().length > delta) await wx.navigateBack({ delta });
  else await wx.switchTab({ url: '/pages/me/index' });
}
