import type { CloudApi, Day } from '../../../typings/cloud-api';
import { call, callOnce } from '../../cloud/call';
import { fontScaleStyle } from '../../cloud/device';
import type { Failure } from '../../cloud/outcomes';
import { loadingData, loadingPage } from '../../shared/loading-page';
import { dayOf } from '../../shared/time';
import { confirmed } from '../shared/confirm';
import { isShown, leave } from '../shared/leave';
import { type Form, formFor, formView, requestFor } from './view';

type TermsView = CloudApi['school']['calendar']['reply']['terms'];
type Which = Pick<Form, 'schoolYear' | 'half'>;

const idle: { busy: '' | 'saving' | 'removing' } = { busy: '' };
const noTerms: TermsView = { terms: [], rev: 0 };
const noForm: Form = { schoolYear: 2000, half: 1, from: '', to: '', weeksBefore: 0 };

/** A term: entering one, or changing or removing one that is there. */
Page({
  ...loadingPage,

  data: {
    ...loadingData,
    form: noForm,
    view: null as ReturnType<typeof formView> | null,
    isThere: false,
    ...idle,
    said: '',
  },

  which: null as Which | null,
  terms: noTerms,
  today: '' as Day,

  async onLoad({ schoolYear, half }: { schoolYear?: string; half?: string }) {
    this.today = dayOf(Date.now());
    if (schoolYear !== undefined) this.which = { schoolYear: Number(schoolYear), half: half === '2' ? 2 : 1 };
    this.setData({ pageStyle: fontScaleStyle() });
    await this.load();
  },

  async load() {
    const answer = await call('school', 'calendar', { from: this.today, to: this.today });
    if (!answer.ok) {
      this.fail(answer);
      return;
    }
    const isFirst = this.data.view === null;
    this.terms = answer.data.terms;
    this.setData({ status: 'ready' });
    // What somebody has chosen stays.
    this.show(isFirst ? formFor(this.terms.terms, this.today, this.which) : this.data.form);
  },

  show(form: Form) {
    const isThere = this.terms.terms.some(
      ({ schoolYear, half }) => schoolYear === form.schoolYear && half === form.half,
    );
    this.setData({ form, view: formView(form, this.today), isThere, said: '' });
  },

  change(change: Partial<Form>) {
    if (this.data.busy === '') this.show({ ...this.data.form, ...change });
  },

  chooseYear({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const year = this.data.view?.years[Number(detail.value)]?.year;
    if (year !== undefined) this.chooseTerm({ schoolYear: year, half: this.data.form.half });
  },

  chooseHalf({ currentTarget }: WechatMiniprogram.BaseEvent<object, { half: 1 | 2 }>) {
    this.chooseTerm({ schoolYear: this.data.form.schoolYear, half: currentTarget.dataset.half });
  },

  /** Another term: what is known of it, and nothing of the days that were chosen for this one. */
  chooseTerm(which: Which) {
    if (this.data.busy === '') this.show(formFor(this.terms.terms, this.today, which));
  },

  chooseFrom({ detail }: WechatMiniprogram.CustomEvent<{ value: Day }>) {
    this.change({ from: detail.value, weeksBefore: 0 });
  },

  chooseTo({ detail }: WechatMiniprogram.CustomEvent<{ value: Day }>) {
    this.change({ to: detail.value });
  },

  chooseWeek({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ weeksBefore: Number(detail.value) });
  },

  async save() {
    if (this.data.busy !== '') return;
    const wanted = requestFor(this.data.form, this.terms.rev);
    if ('refusal' in wanted) {
      this.setData({ said: wanted.refusal });
      return;
    }
    this.setData({ busy: 'saving', said: '' });
    const intention = `term:${JSON.stringify(wanted.request)}`;
    const answer = await callOnce('school', 'setTerm', wanted.request, intention);
    if (answer.ok) await leave(this);
    else await this.refused(answer);
  },

  async remove() {
    if (this.data.busy !== '') return;
    const { schoolYear, half } = this.data.form;
    const isAgreed = await confirmed({
      title: '删除这个学期？',
      content: '这个学期里的日子会变成“未定”，不再有第几周。学校已经定过的单个日子不变。',
      confirmText: '删除',
      isFinal: true,
    });
    if (!isAgreed) return;
    this.setData({ busy: 'removing', said: '' });
    const { rev } = this.terms;
    const answer = await callOnce(
      'school',
      'removeTerm',
      { schoolYear, half, rev },
      `removeTerm:${schoolYear}-${half}:${rev}`,
    );
    if (answer.ok) await leave(this);
    else await this.refused(answer);
  },

  /** Whoever was slower keeps what was chosen, and stores it over what is there now if it is still right. */
  async refused({ code, message }: Failure) {
    if (code === 'SCHOOL.CHANGED_MEANWHILE') await this.load();
    this.setData({ busy: '', said: message });
    if (!isShown(this)) void wx.showToast({ title: `没有保存：${message}`, icon: 'none' });
  },
});
