import { fontScaleStyle } from '../../cloud/device';
import type { FoundRow } from '../people-search/view';
import { leave } from '../shared/leave';

/** Looks for one person on behalf of another page, which opened this one through `pickPerson`. */
Page({
  data: { pageStyle: '', title: '', kind: '', isTyping: false },

  onLoad({ kind = '', title = '' }: { kind?: string; title?: string }) {
    this.setData({ kind: kind === 'anybody' ? '' : kind, title: decodeURIComponent(title) });
  },

  onShow() {
    this.setData({ pageStyle: fontScaleStyle() });
  },

  onUnload() {
    // After somebody was picked nobody listens to this any more.
    this.getOpenerEventChannel().emit?.('left');
  },

  onTyping({ detail }: WechatMiniprogram.CustomEvent<{ active: boolean }>) {
    if (detail.active !== this.data.isTyping) this.setData({ isTyping: detail.active });
  },

  async onPick({ detail }: WechatMiniprogram.CustomEvent<FoundRow>) {
    const { personId, name } = detail;
    this.getOpenerEventChannel().emit?.('picked', { personId, name });
    await leave(this);
  },
});
