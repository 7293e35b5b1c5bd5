/** Goes back to where somebody came from; whoever opened the page by a card or a message has nowhere to go back to. */
export async function leave(): Promise<void> {
  if (getCurrentPages().length > 1) await wx.navigateBack();
  else await wx.switchTab({ url: '/pages/me/index' });
}
