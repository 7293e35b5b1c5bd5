import type { Day, UnitsView } from '../../../typings/cloud-api';
import { call, callOnce } from '../../cloud/call';
import { followFont, loadingData, loadingPage } from '../../shared/loading-page';
import { dayOf } from '../../shared/time';
import type { UnitChosen } from '../class-chooser/index';
import { dayLabel } from '../shared/days';
import { sendForm } from '../shared/send-form';
import { nothingChosen } from '../shared/units';
import { enteringInWords, type Entry, entryOf, type Form, missingOf } from './view';

const typed = { number: '', name: '', phone: '' };
const nowhere: UnitChosen = { ...nothingChosen, name: '' };
const first: { kind: Entry['kind']; from: Day | '' } = { kind: 'student', from: '' };

/** 添加一个人: one student or member of staff; more at once are an import. */
Page({
  ...loadingPage,
  onShow: followFont,

  data: {
    ...loadingData,
    ...first,
    ...typed,
    units: null as UnitsView | null,
    fromLabel: '',
    sentence: '',
    ready: false,
    busy: false,
    said: '',
  },

  unit: nowhere,
  today: '' as Day,

  async onLoad() {
    this.today = dayOf(Date.now());
    this.setData({ from: this.today });
    await this.load();
  },

  async load() {
    const units = await call('school', 'units', {});
    if (!units.ok) {
      this.fail(units);
      return;
    }
    this.setData({ units: units.data, status: 'ready' });
    this.review();
  },

  chooseKind({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { kind } = currentTarget.dataset as { kind: Entry['kind'] };
    if (kind === this.data.kind) return;
    this.unit = nowhere;
    this.setData({ kind, said: '' });
    this.review();
  },

  write({ detail, currentTarget }: Pick<WechatMiniprogram.TouchEvent, 'currentTarget'> & { detail: string }) {
    const { key } = currentTarget.dataset as { key: keyof typeof typed };
    this.setData({ [key]: detail, said: '' });
    this.review();
  },

  onUnit({ detail }: WechatMiniprogram.CustomEvent<UnitChosen>) {
    this.unit = detail;
    this.review();
  },

  changeFrom({ detail }: WechatMiniprogram.PickerChange) {
    this.setData({ from: detail.value as Day });
    this.review();
  },

  form(): Form {
    const { kind, number, name, phone, from } = this.data;
    return { kind, number, name, phone, unit: this.unit, from: from || this.today };
  },

  /** Says below what would be entered now, or what is missing. */
  review() {
    const form = this.form();
    const missing = missingOf(form);
    const sentence = missing ?? enteringInWords(form, this.today);
    this.setData({ sentence, ready: missing === null, fromLabel: dayLabel(form.from, this.today) });
  },

  async submit() {
    if (this.data.busy || !this.data.ready) return;
    const request = entryOf(this.form());
    await sendForm(this, {
      send: () => callOnce('school', 'addPerson', request, `addPerson:${JSON.stringify(request)}`),
      done: '已添加',
      // What comes next (roles, a code, contacts) is on the page of the person.
      next: ({ personId }) => wx.redirectTo({ url: `/school/person/index?personId=${personId}` }),
    });
  },
});
