import type { CloudApi, DaySheet } from '../../../typings/cloud-api';
import { call } from '../../cloud/call';
import { fontScaleStyle } from '../../cloud/device';
import type { Failure } from '../../cloud/outcomes';
import { addDays } from '../../shared/time';
import { daySheetView } from './view';

type Request = CloudApi['attendance']['daySheet']['request'];

const REFRESH_EVERY = 30_000;
const nothingYet: Request = { classId: '' };

/** 日表: every student of a class at one section, exceptions first. */
Page({
  data: {
    pageStyle: '',
    status: 'loading',
    failure: null as Failure | null,
    view: null as ReturnType<typeof daySheetView> | null,
    /** Whether the students who are there are listed too. */
    presentShown: false,
  },

  request: nothingYet,
  sheet: null as DaySheet | null,
  timer: 0,

  onLoad({ classId = '' }: { classId?: string }) {
    this.request = { classId };
  },

  async onShow() {
    this.setData({ pageStyle: fontScaleStyle() });
    this.timer = setInterval(() => {
      void this.refreshUntilClosed();
    }, REFRESH_EVERY);
    await this.load();
  },

  onHide() {
    clearInterval(this.timer);
  },

  onUnload() {
    clearInterval(this.timer);
  },

  async onPullDownRefresh() {
    await this.load();
    await wx.stopPullDownRefresh();
  },

  async load() {
    const { request } = this;
    const answer = await call('attendance', 'daySheet', request);
    // A slower answer to an earlier question must not cover the one on the screen.
    if (request !== this.request) return;
    if (answer.ok) {
      this.sheet = answer.data;
      this.setData({ view: daySheetView(answer.data), status: answer.data.section ? 'ready' : 'empty' });
    } else if (this.data.status === 'ready') {
      void wx.showToast({ title: answer.message, icon: 'none' });
    } else {
      this.setData({ status: 'error', failure: answer });
    }
  },

  /** What can still change is looked up again; a section that is over stays as it is. */
  async refreshUntilClosed() {
    const phase = this.sheet?.section?.phase;
    if (phase && phase !== 'closed') await this.load();
  },

  async ask(change: Partial<Request>) {
    this.request = { ...this.request, ...change };
    this.setData({ status: 'loading' });
    await this.load();
  },

  async retry() {
    await this.ask({});
  },

  async changeSection({ detail }: WechatMiniprogram.CustomEvent<{ index: number }>) {
    const tab = this.data.view?.tabs[detail.index];
    if (tab) await this.ask({ sectionId: tab.sectionId, date: tab.date });
  },

  async previousDay() {
    await this.changeDay(-1);
  },

  async nextDay() {
    await this.changeDay(1);
  },

  async changeDay(count: number) {
    const { classId, date = this.sheet?.date } = this.request;
    if (!date) return;
    this.request = { classId };
    await this.ask({ date: addDays(date, count) });
  },

  togglePresent() {
    this.setData({ presentShown: !this.data.presentShown });
  },
});
