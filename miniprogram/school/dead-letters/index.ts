import { call } from '../../cloud/call';
import { fontScaleStyle } from '../../cloud/device';
import type { Failure } from '../../cloud/outcomes';
import { type Trouble, troubles } from './view';

/** 发不出去的消息: what an officer has to put right so that WeChat takes the school's messages. */
Page({
  data: {
    pageStyle: '',
    status: 'loading',
    failure: null as Failure | null,
    troubles: [] as Trouble[],
  },

  async onShow() {
    this.setData({ pageStyle: fontScaleStyle() });
    await this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    await wx.stopPullDownRefresh();
  },

  async load() {
    const answer = await call('messages', 'deadLetters', {});
    if (answer.ok) {
      const found = troubles(answer.data.letters);
      this.setData({ troubles: found, status: found.length > 0 ? 'ready' : 'empty' });
    } else if (this.data.status === 'ready') {
      void wx.showToast({ title: answer.message, icon: 'none' });
    } else {
      this.setData({ status: 'error', failure: answer });
    }
  },

  async retry() {
    this.setData({ status: 'loading' });
    await this.load();
  },
});
