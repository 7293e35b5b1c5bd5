import type { CheckInReply } from '../../../typings/cloud-api';
import { call } from '../../cloud/call';
import type { Failure } from '../../cloud/outcomes';
import { fontScaleStyle } from '../../shared/font-scale';
import { afterCheckIn, type Today, todayView } from './view';

/** 今日: what this person has to do now. */
Page({
  data: {
    pageStyle: '',
    status: 'loading',
    failure: null as Failure | null,
    view: null as ReturnType<typeof todayView> | null,
    /** How far the server's clock is ahead of the phone's, milliseconds. */
    clockOffset: 0,
  },

  today: null as Today | null,

  async onShow() {
    this.setData({ pageStyle: fontScaleStyle() });
    await this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    await wx.stopPullDownRefresh();
  },

  async load() {
    const answer = await call('attendance', 'today', {});
    if (answer.ok) {
      this.show(answer.data, answer.data.now - Date.now());
    } else if (this.today) {
      // What was there stays readable; only the reason is shown above it.
      void wx.showToast({ title: answer.message, icon: 'none' });
    } else {
      this.setData({ status: 'error', failure: answer });
    }
  },

  async retry() {
    this.setData({ status: 'loading' });
    await this.load();
  },

  show(today: Today, clockOffset: number) {
    this.today = today;
    const isEmpty = !today.student && today.classes.length === 0;
    this.setData({ view: todayView(today), clockOffset, status: isEmpty ? 'empty' : 'ready' });
  },

  onAnswered({ detail }: WechatMiniprogram.CustomEvent<CheckInReply>) {
    if (this.today) this.show(afterCheckIn(this.today, detail), this.data.clockOffset);
  },
});
