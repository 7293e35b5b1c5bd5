import type { Day } from '../../../typings/cloud-api';
import { call, callOnce } from '../../cloud/call';
import type { Failure } from '../../cloud/outcomes';
import { loadAtSight, loadingData, loadingPage } from '../../shared/loading-page';
import { weekdayName } from '../../shared/time';
import { confirmed } from '../shared/confirm';
import {
  afterTap,
  type Calendar,
  type Choice,
  choiceFor,
  type DayView,
  daysOfMonth,
  decisionsFor,
  detailOf,
  gridView,
  missingDays,
  type Month,
  monthInWords,
  monthOf,
  nextMonth,
  saveWords,
  type Span,
  spanInWords,
  takingInWords,
  termLines,
  timetableHint,
  unknownInWords,
  type Week,
} from './view';

const nothingLoaded = () => new Map<Day, DayView>();
const noChoice: Choice = { kind: '', note: '', follows: null };

/** 校历: which days are school days and why; officers decide about days and enter terms. */
Page({
  ...loadingPage,
  onShow: loadAtSight,

  data: {
    ...loadingData,
    weekdays: ['一', '二', '三', '四', '五', '六', '日'],
    timetables: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, name: weekdayName(weekday) })),
    month: '',
    monthName: '',
    weeks: [] as Week[],
    unknown: '',
    detail: null as ReturnType<typeof detailOf> | null,
    terms: [] as ReturnType<typeof termLines>,
    canEdit: false,
    editing: false,
    choice: noChoice,
    spanName: '',
    saveName: '',
    isSingle: true,
    timetableHint: '',
    busy: false,
    said: '',
  },

  // A map of the page's own, since WeChat copies what stands here into plain objects.
  days: nothingLoaded(),
  chosen: null as Span | null,
  today: '' as Day,
  asked: 0,

  onLoad() {
    const { month, today } = monthOf(Date.now());
    this.today = today;
    this.days = nothingLoaded();
    this.chosen = { from: today, to: today };
    this.setData({ month, monthName: monthInWords(month) });
  },

  async load() {
    this.asked += 1;
    const { asked } = this;
    const answer = await call('school', 'calendar', daysOfMonth(this.data.month));
    // Another month was turned to since.
    if (asked !== this.asked) return;
    if (answer.ok) this.take(answer.data);
    else this.fail(answer);
  },

  take({ days, terms, mayChange }: Calendar) {
    this.remember(days);
    this.setData({ terms: termLines(terms), canEdit: mayChange, status: 'ready' });
    this.draw();
  },

  remember(days: readonly DayView[]) {
    for (const day of days) this.days.set(day.day, day);
  },

  /** Draws the month, the chosen days and, while editing, what will be done with them. */
  draw() {
    const { month, canEdit, choice } = this.data;
    const { from, to } = daysOfMonth(month);
    const shown = [...this.days.values()].filter(({ day }) => from <= day && day <= to);
    const { chosen } = this;
    const day = chosen ? this.days.get(chosen.from) : undefined;
    this.setData({
      weeks: gridView(month, this.days, this.today, chosen),
      unknown: unknownInWords(shown, canEdit),
      detail: day ? detailOf(day) : null,
      isSingle: chosen?.from === chosen?.to,
      timetableHint: chosen ? timetableHint(chosen.from) : '',
      spanName: chosen ? spanInWords(chosen) : '',
      saveName: chosen ? saveWords(chosen, choice.kind) : '',
    });
  },

  previousMonth() {
    return this.turnTo(nextMonth(this.data.month, -1));
  },

  followingMonth() {
    return this.turnTo(nextMonth(this.data.month, 1));
  },

  chooseMonth({ detail }: WechatMiniprogram.CustomEvent<{ value: Month }>) {
    return this.turnTo(detail.value);
  },

  async turnTo(month: Month) {
    this.setData({ month, monthName: monthInWords(month) });
    this.draw();
    await this.load();
  },

  async tapDay({ currentTarget }: WechatMiniprogram.BaseEvent<object, { day: Day | '' }>) {
    const { day } = currentTarget.dataset;
    if (day === '' || this.data.busy) return;
    this.chosen = afterTap(this.chosen, day, this.data.editing);
    this.setData({ said: '' });
    this.draw();
    await this.loadChosen();
  },

  /** A span may reach over months that were never shown. */
  async loadChosen() {
    const { chosen } = this;
    if (!chosen || missingDays(chosen, this.days).length === 0) return;
    const answer = await call('school', 'calendar', chosen);
    if (answer.ok) this.remember(answer.data.days);
    else this.setData({ said: answer.message });
  },

  edit() {
    const day = this.chosen ? this.days.get(this.chosen.from) : undefined;
    if (!day) return;
    this.setData({ editing: true, choice: choiceFor(day), said: '' });
    this.draw();
  },

  stopEditing() {
    if (this.chosen) this.chosen = { from: this.chosen.from, to: this.chosen.from };
    this.setData({ editing: false, said: '' });
    this.draw();
  },

  chooseKind({ currentTarget }: WechatMiniprogram.BaseEvent<object, { kind: Choice['kind'] }>) {
    this.setData({ 'choice.kind': currentTarget.dataset.kind, said: '' });
    this.draw();
  },

  chooseTimetable({ currentTarget }: WechatMiniprogram.BaseEvent<object, { weekday: number }>) {
    const { weekday } = currentTarget.dataset;
    this.setData({ 'choice.follows': this.data.choice.follows === weekday ? null : weekday });
  },

  writeNote({ detail }: { detail: string }) {
    this.setData({ 'choice.note': detail });
  },

  async save() {
    if (this.data.busy || !this.chosen) return;
    const { chosen } = this;
    const wanted = decisionsFor(chosen, this.data.choice, this.days);
    if ('refusal' in wanted) {
      this.setData({ said: wanted.refusal });
      return;
    }
    const taking = takingInWords(chosen, this.data.choice, this.days);
    if (taking && !(await confirmed(taking))) return;
    this.setData({ busy: true, said: '' });
    const intention = `calendar:${JSON.stringify(wanted.days)}`;
    const answer = await callOnce('school', 'setCalendarDays', wanted, intention);
    this.setData({ busy: false });
    if (answer.ok) {
      this.remember(answer.data.days);
      this.stopEditing();
      void wx.showToast({ title: '已保存', icon: 'success' });
    } else {
      await this.refused(answer);
    }
  },

  /** Whoever is told that somebody was faster sees at once what that somebody did. */
  async refused({ code, message }: Failure) {
    if (code === 'SCHOOL.CHANGED_MEANWHILE') {
      if (this.chosen) for (const day of missingDays(this.chosen, new Map())) this.days.delete(day);
      await Promise.all([this.load(), this.loadChosen()]);
      this.draw();
    }
    this.setData({ said: message });
  },

  open({ currentTarget }: WechatMiniprogram.BaseEvent<object, { url: string }>) {
    if (this.data.canEdit) void wx.navigateTo({ url: currentTarget.dataset.url });
  },
});
