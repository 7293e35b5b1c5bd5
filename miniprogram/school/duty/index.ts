import type { CloudApi, DepartmentView, DutyNightView } from '../../../typings/cloud-api';
import { call, callOnce } from '../../cloud/call';
import { tick } from '../../cloud/device';
import type { Failure } from '../../cloud/outcomes';
import { loadAtSight, loadingData, loadingPage } from '../../shared/loading-page';
import { dayOf } from '../../shared/time';
import { pickPerson } from '../shared/pick-person';
import {
  changedInWords,
  gapsInWords,
  knownStaff,
  mayArrange,
  nightInWords,
  type NightRow,
  spanOf,
  type WeekOfNights,
  weeksOf,
} from './view';

type Change = CloudApi['school']['setDutyNight']['request'];

const TWO_WEEKS = 14;
const A_MONTH = 30;

/** 值班表: who is on duty in the coming nights of a department; the officer arranges it here. */
Page({
  ...loadingPage,
  onShow: loadAtSight,

  data: {
    ...loadingData,
    departments: [] as DepartmentView[],
    departmentId: '',
    weeks: [] as WeekOfNights[],
    gaps: '',
    canArrange: false,
    isLong: false,
    /** The night that the sheet from below is about. */
    chosen: null as (NightRow & { title: string }) | null,
    sheetOpen: false,
    known: [] as ReturnType<typeof knownStaff>,
    /** The day of the night that is being saved. */
    saving: '',
    /** Why something was not done, or what somebody else did meanwhile. */
    said: '',
  },

  asked: 0,

  onLoad({ departmentId = '' }: { departmentId?: string }) {
    this.setData({ departmentId });
  },

  async onPullDownRefresh() {
    this.setData({ said: '' });
    await this.load();
    await wx.stopPullDownRefresh();
  },

  /** Answers the nights that are on the page now; null when they could not be read. */
  async load(): Promise<DutyNightView[] | null> {
    this.asked += 1;
    const { asked } = this;
    const me = await call('school', 'me', {});
    if (!me.ok) {
      this.fail(me);
      return null;
    }
    const departmentId = this.data.departmentId || (me.data.departments[0]?.departmentId ?? '');
    if (!departmentId) return this.showNothing();
    const span = spanOf(Date.now(), this.data.isLong ? A_MONTH : TWO_WEEKS);
    const [roster, calendar] = await Promise.all([
      call('school', 'dutyRoster', { departmentId, ...span }),
      call('school', 'calendar', span),
    ]);
    // Another department, or more nights, was asked for since.
    if (asked !== this.asked) return null;
    if (!roster.ok || !calendar.ok) {
      this.fail(roster.ok ? (calendar as Failure) : roster);
      return null;
    }
    const { nights } = roster.data;
    const weeks = weeksOf({ days: calendar.data.days, nights }, dayOf(Date.now()));
    const canArrange = mayArrange(me.data, departmentId);
    const gaps = canArrange ? gapsInWords(weeks) : '';
    const { departments } = me.data;
    const known = knownStaff(nights);
    this.setData({ status: 'ready', departments, departmentId, weeks, canArrange, gaps, known });
    return nights;
  },

  showNothing(): null {
    this.setData({ status: 'empty' });
    return null;
  },

  async changeDepartment({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string };
    this.setData({ departmentId: id, status: 'loading', said: '' });
    await this.load();
  },

  async showMore() {
    this.setData({ isLong: true });
    await this.load();
  },

  async openArrange() {
    await wx.navigateTo({ url: `/school/arrange/index?departmentId=${this.data.departmentId}` });
  },

  /** A tap on a night: whoever may arrange chooses from the sheet. */
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { date } = currentTarget.dataset as { date: string };
    const night = this.data.weeks.flatMap(({ rows }) => rows).find((row) => row.date === date);
    if (!night || !this.data.canArrange || this.data.saving) return;
    if (night.isOver) {
      void wx.showToast({ title: '昨晚的值班已经过去，不能再改', icon: 'none' });
      return;
    }
    this.setData({ chosen: { ...night, title: nightInWords(night.date) }, sheetOpen: true, said: '' });
  },

  closeSheet() {
    this.setData({ sheetOpen: false });
  },

  async putKnown({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string };
    await this.put(id);
  },

  async putOther() {
    const { chosen, departmentId } = this.data;
    if (!chosen) return;
    this.closeSheet();
    const person = await pickPerson({ kind: 'staff', departmentId, title: `${chosen.title} 值班` });
    if (person) await this.put(person.personId);
  },

  async putNobody() {
    await this.put(null);
  },

  /** Puts somebody, or nobody, on duty in the chosen night. */
  async put(personId: string | null) {
    const { chosen, departmentId, saving } = this.data;
    if (!chosen || saving) return;
    const { date, rev } = chosen;
    const change: Change = { departmentId, date, personId, rev };
    this.setData({ sheetOpen: false, saving: date, said: '' });
    const intention = `duty:${departmentId}:${date}:${rev}:${personId ?? 'nobody'}`;
    const answer = await callOnce('school', 'setDutyNight', change, intention);
    if (answer.ok) tick();
    const nights = await this.load();
    this.setData({ saving: '' });
    if (!answer.ok) this.setData({ said: saidOf(answer, chosen, nights) });
  },
});

function saidOf(failure: Failure, { date }: NightRow, nights: DutyNightView[] | null): string {
  if (failure.code === 'SCHOOL.CHANGED_MEANWHILE' && nights) return changedInWords(date, nights);
  return `${nightInWords(date)}没有改成：${failure.message}`;
}
