import { call, callOnce } from '../../cloud/call';
import { fontScaleStyle } from '../../cloud/device';
import type { Failure } from '../../cloud/outcomes';
import { loadingData, loadingPage } from '../../shared/loading-page';
import { confirmed } from '../shared/confirm';
import { isShown } from '../shared/leave';
import { whatToAgreeTo } from './apply';
import type { ListKey, Report } from './groups';
import { mistakesAsText, type Sheet, sheetOf } from './lists';
import { nextSteps, type NextStep, type Progress, progressView, reportView, withProgress } from './view';

/** How long to wait before asking again where somebody else, or the server's timer, is writing. */
const PAUSE = 2000;

const idle: { busy: '' | 'applying' | 'discarding' } = { busy: '' };
const nobody = { departmentId: '', importId: '' };

/** One import from its check to its end: what it would do, doing it, and what comes next. */
Page({
  ...loadingPage,

  data: {
    ...loadingData,
    view: null as ReturnType<typeof reportView> | null,
    sheet: null as Sheet | null,
    progress: null as ReturnType<typeof progressView> | null,
    next: [] as NextStep[],
    ...idle,
    said: '',
  },

  which: nobody,
  report: null as Report | null,
  isShown: false,
  isFollowing: false,

  onLoad({ departmentId = '', importId = '' }: Partial<typeof nobody>) {
    this.which = { departmentId, importId };
  },

  async onShow() {
    this.isShown = true;
    this.setData({ pageStyle: fontScaleStyle() });
    await this.load();
  },

  onHide() {
    this.isShown = false;
  },

  onUnload() {
    this.isShown = false;
  },

  async load() {
    const answer = await call('school', 'importReport', this.which);
    if (answer.ok) this.show(answer.data);
    else this.fail(answer);
  },

  show(report: Report) {
    this.report = report;
    const view = reportView(report);
    // What was unfolded stays so; at first it is what deserves a look most.
    const list = this.data.sheet?.list ?? view.groups.find(({ isTold }) => !isTold)?.list;
    this.setData({
      view,
      status: 'ready',
      sheet: list && view.groups.length > 0 ? sheetOf(report, list, 0) : null,
      progress: report.state === 'applying' ? progressView(report) : null,
      next: nextSteps(report, this.which.departmentId),
    });
    void wx.setNavigationBarTitle({ title: barTitle(report) });
    if (report.state === 'applying') void this.follow();
  },

  showProgress(progress: Progress) {
    if (!this.report) return;
    if (progress.state === 'applying') {
      this.report = withProgress(this.report, progress);
      this.setData({ progress: progressView(progress), said: '' });
    } else {
      this.setData({ said: '' });
      this.show(withProgress(this.report, progress));
    }
  },

  /** Carries on part by part while the page is there. Without it the server carries on by itself, only slower. */
  async follow() {
    if (this.isFollowing) return;
    this.isFollowing = true;
    while (this.isShown && this.report?.state === 'applying') {
      const before = this.report.done;
      const answer = await call('school', 'importContinue', this.which);
      if (answer.ok) this.showProgress(answer.data);
      else this.setData({ said: `${answer.message}。已写入的不会丢，服务器会自己接着写完` });
      if (this.report.done === before) await pause(PAUSE);
    }
    this.isFollowing = false;
  },

  unfold({ currentTarget }: WechatMiniprogram.BaseEvent<object, { list: ListKey }>) {
    const { list } = currentTarget.dataset;
    if (!this.report) return;
    this.setData({ sheet: this.data.sheet?.list === list ? null : sheetOf(this.report, list, 0) });
  },

  async turn({ currentTarget }: WechatMiniprogram.BaseEvent<object, { by: number }>) {
    const { sheet } = this.data;
    if (!this.report || !sheet) return;
    const next = sheetOf(this.report, sheet.list, sheet.page + currentTarget.dataset.by);
    if (next.page === sheet.page) return;
    this.setData({ sheet: next });
    await wx.pageScrollTo({ selector: `#group-${next.list}`, duration: 0 });
  },

  async copy() {
    if (this.report) await wx.setClipboardData({ data: mistakesAsText(this.report) });
  },

  async apply() {
    if (this.data.busy !== '' || !this.report) return;
    const content = whatToAgreeTo(this.report);
    if (content !== '' && !(await confirmed({ title: '确认写入？', content, confirmText: '写入' }))) return;
    this.setData({ busy: 'applying', said: '' });
    const answer = await callOnce('school', 'importApply', this.which, `importApply:${this.which.importId}`);
    this.setData({ busy: '' });
    if (answer.ok) this.show(withProgress(this.report, answer.data));
    else await this.refused(answer);
  },

  async discard() {
    if (this.data.busy !== '') return;
    const content = '检查结果和上传的文件会删掉，花名册不变。';
    if (!(await confirmed({ title: '不导入了？', content, confirmText: '不导入', isFinal: true }))) return;
    this.setData({ busy: 'discarding', said: '' });
    const answer = await callOnce(
      'school',
      'importDiscard',
      this.which,
      `importDiscard:${this.which.importId}`,
    );
    this.setData({ busy: '' });
    if (answer.ok) await this.back();
    else await this.refused(answer);
  },

  /** After a refusal the import may be another one than what is on the screen. */
  async refused({ message }: Failure) {
    await this.load();
    this.setData({ said: message });
  },

  async open({ currentTarget }: WechatMiniprogram.BaseEvent<object, { url: string }>) {
    if (currentTarget.dataset.url === 'back') await this.back();
    else await wx.navigateTo({ url: currentTarget.dataset.url });
  },

  /** To choosing a file; whoever came by a message has no page behind this one. */
  async back() {
    if (!isShown(this)) return;
    if (getCurrentPages().length > 1) await wx.navigateBack();
    else await wx.redirectTo({ url: `/school/import/index?departmentId=${this.which.departmentId}` });
  },
});

function barTitle({ state, what }: Report): string {
  if (state === 'done' || state === 'applying') return what === 'graduation' ? '毕业' : '导入';
  return '检查结果';
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
