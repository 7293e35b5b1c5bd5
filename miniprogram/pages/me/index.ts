import type { TemplateQuota } from '../../../typings/cloud-api';
import { call } from '../../cloud/call';
import { fontScale, fontScaleStyle } from '../../cloud/device';
import type { Failure } from '../../cloud/outcomes';
import { toAskFor } from '../../shared/to-ask-for';
import { topUp } from '../../shared/top-up';
import { refreshUnread } from '../../shared/unread-mark';
import { fontInWords, meView, quotaView } from './view';

/** 我的: who I am to the school, what is for me, and what the mini program keeps of me. */
Page({
  data: {
    pageStyle: '',
    status: 'loading',
    failure: null as Failure | null,
    view: null as ReturnType<typeof meView> | null,
    quota: [] as ReturnType<typeof quotaView>,
    unread: 0,
    font: '',
    busy: false,
    privacyShown: false,
  },

  templates: [] as TemplateQuota[],

  async onShow() {
    this.setData({ pageStyle: fontScaleStyle(), font: fontInWords(fontScale()) });
    await this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    await wx.stopPullDownRefresh();
  },

  async load() {
    const answer = await call('school', 'me', {});
    if (answer.ok) {
      this.setData({ view: meView(answer.data), status: 'ready' });
      await Promise.all([this.loadQuota(), this.loadUnread()]);
    } else if (this.data.view) {
      void wx.showToast({ title: answer.message, icon: 'none' });
    } else {
      this.setData({ status: 'error', failure: answer });
    }
  },

  /** The rest of the page is of use without it. */
  async loadQuota() {
    const answer = await call('messages', 'quota', {});
    if (answer.ok) this.showQuota(answer.data.templates);
  },

  async loadUnread() {
    const unread = await refreshUnread();
    if (unread !== null) this.setData({ unread });
  },

  showQuota(templates: TemplateQuota[]) {
    this.templates = templates;
    this.setData({ quota: quotaView(templates) });
  },

  async topUp() {
    if (this.data.busy) return;
    // Asked first: WeChat wants its question inside the tap.
    const asking = topUp(toAskFor(this.templates));
    this.setData({ busy: true });
    const { said, templates } = await asking;
    this.setData({ busy: false });
    if (templates) this.showQuota(templates);
    void wx.showToast({ title: said, icon: 'none' });
  },

  open({ currentTarget }: WechatMiniprogram.BaseEvent<object, { url: string }>) {
    void wx.navigateTo({ url: currentTarget.dataset.url });
  },

  togglePrivacy() {
    this.setData({ privacyShown: !this.data.privacyShown });
  },

  openGuide() {
    wx.openPrivacyContract({
      fail: () => void wx.showToast({ title: '微信没有打开隐私指引，请稍后再试', icon: 'none' }),
    });
  },

  async retry() {
    this.setData({ status: 'loading' });
    await this.load();
  },
});
