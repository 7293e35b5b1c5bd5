import type { CloudApi, DaySheet } from '../../../typings/cloud-api';
import { call } from '../../cloud/call';
import { fontScaleStyle } from '../../cloud/device';
import { loadingData, loadingPage } from '../../shared/loading-page';
import { keepFresh } from '../../shared/keep-fresh';
import { addDays } from '../../shared/time';
import { daySheetView, type Only, onlyFrom } from './view';

type Request = CloudApi['attendance']['daySheet']['request'];

/** Who comes is watched; what is over hardly changes. */
const FRESH_UNTIL_CLOSED = 30_000;
const FRESH_WHEN_CLOSED = 10 * 60_000;

const doNothing = () => {
  // Nothing is refreshed yet.
};
const nothingYet: Request = { classId: '' };

/** 日表: every student of a class at one section, exceptions first. */
Page({
  ...loadingPage,

  data: {
    ...loadingData,
    view: null as ReturnType<typeof daySheetView> | null,
    /** Whether the students who are there are listed too. */
    presentShown: false,
  },

  request: nothingYet,
  sheet: null as DaySheet | null,
  only: onlyFrom(),
  loadedAt: 0,
  stopRefreshing: doNothing,

  onLoad({ classId = '', only }: { classId?: string; only?: string }) {
    this.request = { classId };
    this.only = onlyFrom(only);
  },

  async onShow() {
    this.setData({ pageStyle: fontScaleStyle() });
    this.stopRefreshing();
    this.loadedAt = Date.now();
    this.stopRefreshing = keepFresh(
      () => this.loadedAt,
      () => (this.sheet?.section?.phase === 'closed' ? FRESH_WHEN_CLOSED : FRESH_UNTIL_CLOSED),
      () => void this.load(),
    );
    await this.load();
  },

  onHide() {
    this.stopRefreshing();
  },

  onUnload() {
    this.stopRefreshing();
  },

  async load() {
    this.loadedAt = Date.now();
    const { request } = this;
    const answer = await call('attendance', 'daySheet', request);
    // A slower answer to an earlier question must not cover the one on the screen.
    if (request !== this.request) return;
    if (answer.ok) {
      this.sheet = answer.data;
      this.show(answer.data);
    } else {
      this.fail(answer);
    }
  },

  show(sheet: DaySheet) {
    this.setData({ view: daySheetView(sheet, this.only), status: sheet.section ? 'ready' : 'empty' });
  },

  /** A number shows those whom it counts; tapped again, everybody. */
  showOnly({ currentTarget }: WechatMiniprogram.BaseEvent<object, { key: Only }>) {
    const { key } = currentTarget.dataset;
    this.only = key === this.only ? 'expected' : key;
    if (this.sheet) this.show(this.sheet);
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
    const { date = this.sheet?.date } = this.request;
    // The section stays chosen; a day that doesn't have it shows the one that matters.
    if (date) await this.ask({ date: addDays(date, count) });
  },

  togglePresent() {
    this.setData({ presentShown: !this.data.presentShown });
  },
});
