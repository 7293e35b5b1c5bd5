import type { RosterView } from '../../../typings/cloud-api';
import { call } from '../../cloud/call';
import { fontScaleStyle } from '../../cloud/device';
import type { Failure } from '../../cloud/outcomes';
import { dayOf } from '../../shared/time';
import { classView, type Filter } from './view';

/** What the page shows. */
interface Data {
  pageStyle: string;
  status: string;
  failure: Failure | null;
  view: ReturnType<typeof classView> | null;
  filter: Filter;
}

const atFirst: Data = { pageStyle: '', status: 'loading', failure: null, view: null, filter: 'all' };

/** 班级: the students of a class by number; to each of them, and to the class code. */
Page({
  data: atFirst,

  classId: '',
  roster: null as RosterView | null,

  onLoad({ classId = '' }: { classId?: string }) {
    this.classId = classId;
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
    const answer = await call('school', 'roster', { classId: this.classId });
    if (answer.ok) {
      this.roster = answer.data;
      this.show(this.data.filter);
    } else if (this.roster) {
      void wx.showToast({ title: answer.message, icon: 'none' });
    } else {
      this.setData({ status: 'error', failure: answer });
    }
  },

  async retry() {
    this.setData({ status: 'loading' });
    await this.load();
  },

  show(wanted: Filter) {
    if (!this.roster) return;
    const today = dayOf(Date.now());
    const all = classView(this.roster, 'all', today);
    // When the last one has bound, there is no filter left that would lead back.
    const filter = all.filters.some(({ key }) => key === wanted) ? wanted : 'all';
    const view = filter === 'all' ? all : classView(this.roster, filter, today);
    this.setData({ view, filter, status: all.rows.length === 0 ? 'empty' : 'ready' });
  },

  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { key } = currentTarget.dataset as { key: Filter };
    this.show(key);
  },

  async open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string };
    // A cadre sees names, and nothing behind them.
    if (this.data.view?.isOpen) await wx.navigateTo({ url: `/school/person/index?personId=${id}` });
  },

  async openCode() {
    await wx.navigateTo({ url: `/school/class-code/index?classId=${this.classId}` });
  },
});
