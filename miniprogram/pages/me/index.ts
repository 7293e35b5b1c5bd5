import type { CloudApi } from '../../../typings/cloud-api';
import { call } from '../../cloud/call';
import { fontScaleStyle } from '../../cloud/device';
import type { Failure } from '../../cloud/outcomes';

type Me = CloudApi['school']['me']['reply'];

/** 我的: who I am to the school, and what the mini program keeps of me. */
Page({
  data: {
    pageStyle: '',
    status: 'loading',
    failure: null as Failure | null,
    me: null as Me | null,
    initial: '',
    isStudent: false,
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
    const answer = await call('school', 'me', {});
    if (answer.ok) {
      const { name, roles } = answer.data;
      const isStudent = roles.some(({ role }) => role === 'student');
      this.setData({ me: answer.data, initial: name.slice(0, 1), isStudent, status: 'ready' });
    } else if (this.data.me) {
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
