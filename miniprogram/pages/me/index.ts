import type { TemplateQuota } from '../../../typings/cloud-api';
import { call } from '../../cloud/call';
import { fontScale, fontScaleStyle } from '../../cloud/device';
import { loadingData, loadingPage } from '../../shared/loading-page';
import { toAskFor } from '../../shared/to-ask-for';
import { topUp } from '../../shared/top-up';
import { refreshUnread } from '../../shared/unread-mark';
import { fontInWords, meView, quotaView } from './view';

/** 我的: who I am to the school, what is for me, and what the mini program keeps of me. */
Page({
  ...loadingPage,

  data: {
    ...loadingData,
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

  /** All at once, so that nothing moves when the rest arrives; without the rest the page is of use all the same. */
  async load() {
    const [answer, quota, unread] = await Promise.all([
      call('school', 'me', {}),
      call('messages', 'quota', {}),
      refreshUnread(),
    ]);
    if (answer.ok) {
      if (quota.ok) this.showQuota(quota.data.templates);
      this.setData({ view: meView(answer.data), status: 'ready', unread: unread ?? this.data.unread });
    } else {
      this.fail(answer);
    }
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
});
