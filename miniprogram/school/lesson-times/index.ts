import type { Day, LessonTimesView } from '../../../typings/cloud-api';
import { call, callOnce } from '../../cloud/call';
import type { Failure } from '../../cloud/outcomes';
import { loadAtSight, loadingData, loadingPage } from '../../shared/loading-page';
import { dayOf, minuteOf } from '../../shared/time';
import { confirmed } from '../shared/confirm';
import {
  type Form,
  formFor,
  formView,
  isUnchanged,
  mayRemove,
  type VersionLine,
  versionLines,
  withLesson,
  withoutLesson,
  withTime,
} from './view';

const idle: { busy: '' | 'saving' | 'removing' } = { busy: '' };
const noTimes: LessonTimesView = { versions: [], rev: 0 };

/** 作息时间: from when to when each lesson is held, from which day on; an officer's to write. */
Page({
  ...loadingPage,
  onShow: loadAtSight,

  data: {
    ...loadingData,
    lines: [] as VersionLine[],
    view: null as ReturnType<typeof formView> | null,
    isThere: false,
    mayRemove: false,
    mayChange: false,
    /** Whether the opened form may be written. */
    mayWrite: false,
    ...idle,
    said: '',
  },

  times: noTimes,
  form: null as Form | null,
  opened: null as Day | null,
  today: '' as Day,

  async load() {
    this.today = dayOf(Date.now());
    const answer = await call('school', 'lessonTimes', {});
    if (answer.ok) {
      this.setData({ mayChange: answer.data.mayChange });
      this.take(answer.data);
    } else {
      this.fail(answer);
    }
  },

  /** What somebody is writing stays; who may only read is offered no form to write the first times. */
  take(times: LessonTimesView) {
    const { mayChange } = this.data;
    const isEmpty = times.versions.length === 0;
    this.times = times;
    this.setData({
      lines: versionLines(times, this.today),
      status: isEmpty && !mayChange ? 'empty' : 'ready',
    });
    if (isEmpty && mayChange && !this.form) this.begin(null);
  },

  begin(from: Day | null) {
    const { busy, mayChange, lines } = this.data;
    if (busy !== '') return;
    const mayWrite = mayChange && !lines.some((line) => line.from === from && line.isOver);
    this.opened = from;
    this.setData({ mayWrite });
    this.show(formFor(this.times, from, { today: this.today, mayWrite }));
  },

  show(form: Form | null) {
    this.form = form;
    const isThere = form !== null && this.times.versions.some(({ from }) => from === form.from);
    const may = form !== null && mayRemove(this.times, this.opened, form, this.today);
    this.setData({ view: form && formView(form), isThere, mayRemove: may, said: '' });
  },

  edit({ currentTarget }: WechatMiniprogram.BaseEvent<object, { from: Day }>) {
    this.begin(currentTarget.dataset.from);
  },

  add() {
    this.begin(null);
  },

  cancel() {
    if (this.data.busy === '') this.show(null);
  },

  change(next: (form: Form) => Form) {
    if (this.data.busy === '' && this.form) this.show(next(this.form));
  },

  chooseFrom({ detail }: WechatMiniprogram.CustomEvent<{ value: Day }>) {
    this.change((form) => ({ ...form, from: detail.value }));
  },

  chooseTime(
    event: WechatMiniprogram.CustomEvent<{ value: string }, object, { index: number; end: 'from' | 'to' }>,
  ) {
    const { index, end } = event.currentTarget.dataset;
    this.change((form) => withTime(form, index, end, minuteOf(event.detail.value)));
  },

  addLesson() {
    this.change(withLesson);
  },

  removeLesson() {
    this.change(withoutLesson);
  },

  async save() {
    const { form } = this;
    if (this.data.busy !== '' || !form) return;
    const wrong =
      formView(form).wrong || (isUnchanged(this.times, form) ? '和这天用的作息一样，没有改动' : '');
    if (wrong !== '') {
      this.setData({ said: wrong });
      return;
    }
    this.setData({ busy: 'saving', said: '' });
    const request = { ...form, rev: this.times.rev };
    const answer = await callOnce(
      'school',
      'setLessonTimes',
      request,
      `lessonTimes:${JSON.stringify(request)}`,
    );
    this.setData({ busy: '' });
    if (answer.ok) this.stored(answer.data, '已保存');
    else await this.refused(answer);
  },

  async remove() {
    const { form } = this;
    if (this.data.busy !== '' || !form) return;
    const isAgreed = await confirmed({
      title: '删除这份作息？',
      content: '从这天起改用上一份作息；没有上一份，课表就不显示时间。',
      confirmText: '删除',
      isFinal: true,
    });
    if (!isAgreed) return;
    this.setData({ busy: 'removing', said: '' });
    const request = { from: form.from, rev: this.times.rev };
    const answer = await callOnce(
      'school',
      'removeLessonTimes',
      request,
      `removeTimes:${JSON.stringify(request)}`,
    );
    this.setData({ busy: '' });
    if (answer.ok) this.stored(answer.data, '已删除');
    else await this.refused(answer);
  },

  stored(times: LessonTimesView, title: string) {
    this.show(null);
    this.take(times);
    void wx.showToast({ title, icon: 'success' });
  },

  /** Whoever is told that somebody was faster sees at once what that somebody did. */
  async refused({ code, message }: Failure) {
    if (code === 'SCHOOL.CHANGED_MEANWHILE') await this.load();
    this.setData({ said: message });
  },
});
