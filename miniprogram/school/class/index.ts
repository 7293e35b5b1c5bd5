import type { RosterView } from '../../../typings/cloud-api';
import { call } from '../../cloud/call';
import { loadAtSight, type Loading, loadingData, loadingPage } from '../../shared/loading-page';
import { dayOf } from '../../shared/time';
import { classView, type Filter } from './view';

/** What the page shows. */
interface Data extends Loading {
  view: ReturnType<typeof classView> | null;
  filter: Filter;
}

const atFirst: Data = { ...loadingData, view: null, filter: 'all' };

/** 班级: the students of a class by number; to each of them, and to the class code. */
Page({
  ...loadingPage,
  onShow: loadAtSight,

  data: atFirst,

  classId: '',
  roster: null as RosterView | null,

  onLoad({ classId = '' }: { classId?: string }) {
    this.classId = classId;
  },

  async load() {
    const answer = await call('school', 'roster', { classId: this.classId });
    if (answer.ok) {
      this.roster = answer.data;
      this.show(this.data.filter);
    } else {
      this.fail(answer);
    }
  },

  show(wanted: Filter) {
    if (!this.roster) return;
    const today = dayOf(Date.now());
    const all = classView(this.roster, 'all', today);
    // When the last one has bound, there is no filter left that would lead back.
    const filter = all.filters.some(({ key }) => key === wanted) ? wanted : 'all';
    const view = filter === 'all' ? all : classView(this.roster, filter, today);
    this.setData({ view, filter, status: 'ready' });
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

  async openTimetable() {
    await wx.navigateTo({ url: `/school/timetable/index?classId=${this.classId}` });
  },

  async openCode() {
    await wx.navigateTo({ url: `/school/class-code/index?classId=${this.classId}` });
  },
});
