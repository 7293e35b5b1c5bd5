import type { Day, LessonWeekView } from '../../../typings/cloud-api';
import { call } from '../../cloud/call';
import { loadAtSight, loadingData, loadingPage } from '../../shared/loading-page';
import { addDays, dayOf } from '../../shared/time';
import { type Detail, type Grid, gridOf, weekInWords } from './view';

/** 课表: a class's lessons of a week, or without a class the caller's own. */
Page({
  ...loadingPage,
  onShow: loadAtSight,

  data: {
    ...loadingData,
    title: '',
    week: '',
    span: '',
    isThisWeek: true,
    grid: null as Grid | null,
    detail: null as Detail | null,
    detailShown: false,
  },

  classId: '',
  day: '' as Day,
  today: '' as Day,
  asked: 0,

  onLoad({ classId = '' }: { classId?: string }) {
    this.classId = classId;
    this.today = dayOf(Date.now());
    this.day = this.today;
    this.setData({ title: classId === '' ? '我的课' : '', ...weekInWords(this.day, this.today) });
  },

  async load() {
    this.asked += 1;
    const { asked, classId, day } = this;
    const answer = await (classId === ''
      ? call('school', 'myLessons', { day })
      : call('school', 'timetable', { classId, day }));
    // Another week was turned to since.
    if (asked !== this.asked) return;
    if (answer.ok) this.show(answer.data);
    else this.fail(answer);
  },

  show(week: LessonWeekView & { className?: string }) {
    this.setData({
      title: week.className ?? this.data.title,
      week: week.week ?? '',
      grid: gridOf(week, { isOwn: this.classId === '', today: this.today }),
      status: 'ready',
    });
  },

  previousWeek() {
    return this.turnTo(addDays(this.day, -7));
  },

  followingWeek() {
    return this.turnTo(addDays(this.day, 7));
  },

  thisWeek() {
    return this.turnTo(this.today);
  },

  async turnTo(day: Day) {
    this.day = day;
    this.setData({ week: '', grid: null, status: 'loading', ...weekInWords(day, this.today) });
    await this.load();
  },

  openCell({ currentTarget }: WechatMiniprogram.BaseEvent<object, { key: string }>) {
    const cells = this.data.grid?.rows.flatMap((row) => row.cells) ?? [];
    const detail = cells.find(({ key }) => key === currentTarget.dataset.key)?.detail;
    if (detail) this.setData({ detail, detailShown: true });
  },

  closeCell() {
    this.setData({ detailShown: false });
  },
});
