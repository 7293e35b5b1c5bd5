/** Pages that lie behind a tab are switched to, never stacked; as in app.json. */
const TABS = ['pages/today/index', 'pages/me/index'];

/** Opens a page by its address, e.g. `pages/me/index`; a page of a newer version than this phone's is told so. */
export async function openPage(page: string): Promise<void> {
  const url = `/${page}`;
  try {
    if (TABS.includes(page.split('?')[0] ?? '')) await wx.switchTab({ url });
    else await wx.navigateTo({ url });
  } catch {
    void wx.showToast({ title: '这一页打不开，请退出小程序重新打开', icon: 'none' });
  }
}
