import type { CheckInReply } from '../../../typings/cloud-api';
import { call } from '../../cloud/call';
import { fontScaleStyle } from '../../cloud/device';
import { loadingData, loadingPage } from '../../shared/loading-page';
import { keepFresh } from '../../shared/keep-fresh';
import { lookForUnread } from '../../shared/unread-mark';
import { endWelcome, welcomeName } from '../../shared/welcome';
import { afterCheckIn, type Today, todayView } from './view';

/** A head teacher watches who comes; a student's own page changes with the clock and by their own tap. */
const FRESH_FOR_TEACHERS = 60_000;
const FRESH_FOR_STUDENTS = 10 * 60_000;

const doNothing = () => {
  // Nothing is refreshed yet.
};

/** 今日: what this person has to do now. */
Page({
  ...loadingPage,

  data: {
    ...loadingData,
    view: null as ReturnType<typeof todayView> | null,
    /** How far the server's clock is ahead of the phone's, milliseconds. */
    clockOffset: 0,
    /** Whoever was bound a moment ago; empty for everybody else. */
    welcome: '',
  },

  today: null as Today | null,
  asked: 0,
  loadedAt: 0,
  stopRefreshing: doNothing,

  async onShow() {
    this.setData({ pageStyle: fontScaleStyle(), welcome: welcomeName() });
    const maxAge = () => (this.today?.classes.length ? FRESH_FOR_TEACHERS : FRESH_FOR_STUDENTS);
    this.stopRefreshing();
    this.loadedAt = Date.now();
    this.stopRefreshing = keepFresh(
      () => this.loadedAt,
      maxAge,
      () => void this.load(),
    );
    await this.load();
    // Only for those who belong to the school, and never in the way of the page itself.
    if (this.today) await lookForUnread();
  },

  onHide() {
    this.stopRefreshing();
  },

  onUnload() {
    this.stopRefreshing();
  },

  async load() {
    this.asked += 1;
    this.loadedAt = Date.now();
    const { asked } = this;
    const answer = await call('attendance', 'today', {});
    // A newer question is under way, or a check-in was answered since: this answer is older than the screen.
    if (asked !== this.asked) return;
    if (answer.ok) this.show(answer.data, answer.data.now - Date.now());
    else this.fail(answer);
  },

  show(today: Today, clockOffset: number) {
    this.today = today;
    const view = todayView(today, Date.now() + clockOffset);
    const hasOwn = view.nights.length > 0 || view.steps.length > 0;
    const isEmpty = !today.student && today.classes.length === 0 && !today.lessons && !hasOwn;
    // Whoever was just bound is greeted, also with nothing to do.
    const status = isEmpty && this.data.welcome === '' ? 'empty' : 'ready';
    this.setData({ view, clockOffset, status });
  },

  /** Time has passed a boundary of the section on the card: another one may be the one that matters. */
  onPhaseChange() {
    if (this.today) this.show(this.today, this.data.clockOffset);
  },

  openSheet({ currentTarget }: WechatMiniprogram.BaseEvent<object, { id: string }>) {
    void wx.navigateTo({ url: `/attendance/day-sheet/index?classId=${currentTarget.dataset.id}` });
  },

  open({ currentTarget }: WechatMiniprogram.BaseEvent<object, { url: string }>) {
    void wx.navigateTo({ url: currentTarget.dataset.url });
  },

  openLessons() {
    void wx.navigateTo({ url: '/school/timetable/index' });
  },

  endWelcome() {
    endWelcome();
    this.setData({ welcome: '' });
    if (this.today) this.show(this.today, this.data.clockOffset);
  },

  onAnswered({ detail }: WechatMiniprogram.CustomEvent<CheckInReply>) {
    this.asked += 1;
    if (this.today) this.show(afterCheckIn(this.today, detail), this.data.clockOffset);
  },
});
