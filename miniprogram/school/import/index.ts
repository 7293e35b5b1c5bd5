import type { CloudApi, Day } from '../../../typings/cloud-api';
import { newAttemptId } from '../../cloud/attempt';
import { call, callOnce } from '../../cloud/call';
import { chooseFile, openDocument, uploadFile } from '../../cloud/files';
import type { Answer, Failure } from '../../cloud/outcomes';
import { loadAtSight, loadingData, loadingPage } from '../../shared/loading-page';
import { dayFrom, dayOf } from '../../shared/time';
import { isShown } from '../shared/leave';
import { endings, fromTitles, importsView, type Kind, kinds, storagePath } from './view';

/** Milliseconds that reading thousands of rows may take; as long as the function may run. */
const CHECKING = 60_000;

type Format = CloudApi['school']['importTemplate']['request']['format'];
type CheckRequest = CloudApi['school']['importCheck']['request'];

interface Begin {
  kind: Kind;
  /** From when transfers hold where a row names no day, or the timetable. */
  from: Day | '';
  /** What is under way. */
  step: '' | 'opening' | 'copying' | 'uploading' | 'checking';
}
type Step = Begin['step'];

const begin: Begin = { kind: 'student', from: '', step: '' };

/** 导入名单: choose a kind and a file; what the file would do is shown on a page of its own before anything is written. */
Page({
  ...loadingPage,
  onShow: loadAtSight,

  data: {
    ...loadingData,
    kinds,
    fromTitles,
    departments: [] as { departmentId: string; name: string }[],
    departmentId: '',
    view: null as ReturnType<typeof importsView> | null,
    fromWords: '',
    ...begin,
    percent: 0,
    fileName: '',
    said: '',
    /** A file that is uploaded, but whose check was not answered. */
    unanswered: false,
  },

  request: null as CheckRequest | null,

  onLoad({ departmentId = '' }: { departmentId?: string }) {
    const today = dayOf(Date.now());
    this.setData({ departmentId, from: today, fromWords: dayFrom(today, today) });
  },

  async load() {
    const failure = (await this.loadDepartment()) ?? (await this.loadImports());
    if (!failure) this.setData({ status: this.data.departmentId === '' ? 'empty' : 'ready' });
    else this.fail(failure);
  },

  /** Which departments there are; asked once. */
  async loadDepartment(): Promise<Failure | null> {
    if (this.data.departments.length > 0) return null;
    const me = await call('school', 'me', {});
    if (!me.ok) return me;
    const { departments } = me.data;
    this.setData({
      departments,
      departmentId: this.data.departmentId || (departments[0]?.departmentId ?? ''),
    });
    return null;
  },

  async loadImports(): Promise<Failure | null> {
    const { departmentId } = this.data;
    if (departmentId === '') return null;
    const answer = await call('school', 'imports', { departmentId });
    if (!answer.ok) return answer;
    if (departmentId === this.data.departmentId)
      this.setData({ view: importsView(answer.data.imports, Date.now()) });
    return null;
  },

  async chooseDepartment({ currentTarget }: WechatMiniprogram.BaseEvent<object, { id: string }>) {
    if (this.data.step !== '' || currentTarget.dataset.id === this.data.departmentId) return;
    this.forgetFile();
    this.setData({ departmentId: currentTarget.dataset.id, status: 'loading', view: null });
    await this.load();
  },

  chooseKind({ currentTarget }: WechatMiniprogram.BaseEvent<object, { kind: Kind }>) {
    if (this.data.step !== '') return;
    this.forgetFile();
    this.setData({ kind: currentTarget.dataset.kind });
  },

  chooseFrom({ detail }: WechatMiniprogram.CustomEvent<{ value: Day }>) {
    this.setData({ from: detail.value, fromWords: dayFrom(detail.value, dayOf(Date.now())) });
  },

  async openTemplate() {
    const link = await this.template('xlsx', 'opening');
    if (link && !(await openDocument(link)))
      this.setData({ said: '模板没有打开。可以复制下载链接，在电脑的浏览器里打开' });
    this.setData({ step: '' });
  },

  async copyLink({ currentTarget }: WechatMiniprogram.BaseEvent<object, { format: Format }>) {
    const link = await this.template(currentTarget.dataset.format, 'copying');
    this.setData({ step: '' });
    if (link) await wx.setClipboardData({ data: link.url });
  },

  /** An address of the template, good for ten minutes; null if one is being fetched, or there is none to be had. */
  async template(format: Format, step: Step) {
    if (this.data.step !== '') return null;
    this.setData({ step, said: '' });
    const { departmentId, kind } = this.data;
    const answer = await call('school', 'importTemplate', { departmentId, kind, format });
    if (!answer.ok) this.setData({ said: answer.message });
    return answer.ok ? answer.data : null;
  },

  isBusy(): boolean {
    return this.data.step !== '';
  },

  async pick() {
    if (this.isBusy()) return;
    const file = await chooseFile(endings);
    // A second tap may have opened the chats twice.
    if (!file || this.isBusy()) return;
    const place = storagePath(file.name, newAttemptId());
    this.forgetFile();
    if ('refusal' in place) {
      this.setData({ said: place.refusal });
      return;
    }
    this.setData({ step: 'uploading', percent: 0, fileName: file.name });
    const uploaded = await uploadFile(place.path, file.path, (percent) => {
      if (percent > this.data.percent) this.setData({ percent });
    });
    if (uploaded.ok) await this.check(this.requestFor(uploaded.data));
    else this.setData({ step: '', said: uploaded.message });
  },

  requestFor(fileId: string): CheckRequest {
    const { departmentId, kind, from } = this.data;
    return fromTitles[kind] !== '' && from !== ''
      ? { departmentId, kind, fileId, from }
      : { departmentId, kind, fileId };
  },

  async checkAgain() {
    if (this.data.step === '' && this.request) await this.check(this.request);
  },

  async check(request: CheckRequest) {
    this.request = request;
    this.setData({ step: 'checking', said: '' });
    const answer = await callOnce(
      'school',
      'importCheck',
      request,
      `importCheck:${request.fileId}`,
      CHECKING,
    );
    this.setData({ step: '' });
    // Whoever has left finds the import in the list here.
    if (answer.ok && isShown(this)) await this.openReport(answer.data.importId);
    else if (!answer.ok) this.setData({ said: answer.message, unanswered: isOpen(answer) });
  },

  open({ currentTarget }: WechatMiniprogram.BaseEvent<object, { id: string }>) {
    return this.openReport(currentTarget.dataset.id);
  },

  async openReport(importId: string) {
    this.forgetFile();
    const { departmentId } = this.data;
    await wx.navigateTo({
      url: `/school/import-report/index?departmentId=${departmentId}&importId=${importId}`,
    });
  },

  forgetFile() {
    this.request = null;
    this.setData({ said: '', fileName: '', unanswered: false });
  },
});

/** Whether nobody knows what the server did: the same question may be asked again. */
function isOpen(answer: Answer<unknown>): boolean {
  return !answer.ok && (answer.code.startsWith('NETWORK.') || answer.code === 'INTERNAL');
}
