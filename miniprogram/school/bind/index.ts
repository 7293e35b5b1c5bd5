import { callOnce } from '../../cloud/call';
import { fontScaleStyle } from '../../cloud/device';
import type { Answer } from '../../cloud/outcomes';
import { scan } from '../../cloud/scan';
import { recall, remember } from '../../shared/storage';
import { leaveWelcome } from '../../shared/welcome';
import {
  codeInScan,
  codeInScene,
  type Field,
  type FieldKey,
  fieldsOf,
  firstEmpty,
  missingIn,
  type Mode,
  nothingTyped,
  type RefusalView,
  refusalView,
  submitLabel,
  type Values,
} from './view';

/** Where this phone remembers what its owner chose the last time. */
const CHOICE = 'bind:mode';

type InputEvent = WechatMiniprogram.Input<object, { key: FieldKey }>;

interface Shown {
  pageStyle: string;
  mode: Mode | '';
  fields: Field[];
  values: Values;
  problems: Partial<Record<FieldKey, string>>;
  focus: FieldKey | '';
  submitLabel: string;
  busy: boolean;
  refusal: RefusalView | null;
}

const atFirst: Shown = {
  pageStyle: '',
  mode: '',
  fields: [],
  values: nothingTyped,
  problems: {},
  focus: '',
  submitLabel: '',
  busy: false,
  refusal: null,
};

/** 绑定: ties this WeChat account to a person of the school; or begins an empty school. */
Page({
  data: atFirst,

  /** What is typed; only what the page itself fills in goes back to the form. */
  typed: nothingTyped,
  letters: false,

  onLoad({ scene }: { scene?: string }) {
    const code = codeInScene(scene);
    const remembered = recall(CHOICE);
    this.typed = { ...nothingTyped, code };
    // Only students have a code to scan.
    if (code !== '') this.show('student');
    else if (remembered === 'student' || remembered === 'staff') this.show(remembered);
  },

  onShow() {
    this.setData({ pageStyle: fontScaleStyle() });
  },

  choose({ currentTarget }: WechatMiniprogram.BaseEvent<object, { mode: Mode }>) {
    const { mode } = currentTarget.dataset;
    if (mode === this.data.mode || this.data.busy) return;
    // A code for students is none for teachers.
    this.typed = { ...this.typed, code: '' };
    remember(CHOICE, mode);
    this.show(mode);
  },

  show(mode: Mode) {
    this.setData({
      mode,
      fields: fieldsOf(mode, this.letters),
      values: this.typed,
      problems: {},
      focus: firstEmpty(mode, this.typed),
      submitLabel: submitLabel(mode),
      refusal: null,
    });
  },

  type({ currentTarget, detail }: InputEvent) {
    const { key } = currentTarget.dataset;
    this.typed = { ...this.typed, [key]: detail.value };
    if (this.data.problems[key]) this.setData({ [`problems.${key}`]: '' });
    if (this.data.refusal) this.setData({ refusal: null });
  },

  goOn({ currentTarget }: WechatMiniprogram.BaseEvent<object, { next: FieldKey | '' }>) {
    const { next } = currentTarget.dataset;
    if (next === '') void this.submit();
    else this.setData({ focus: next });
  },

  useLetters() {
    this.letters = true;
    if (this.data.mode !== '') this.setData({ fields: fieldsOf(this.data.mode, true), focus: 'number' });
  },

  async scan() {
    const code = await scan();
    if (!code) return;
    const found = codeInScan(code);
    if (found === '') {
      this.setData({ 'problems.code': '这不是班级码，请扫班主任发的小程序码' });
      return;
    }
    this.typed = { ...this.typed, code: found };
    const focus = firstEmpty('student', this.typed);
    this.setData({ values: this.typed, 'problems.code': '', focus });
  },

  async submit() {
    const { mode, busy } = this.data;
    if (mode === '' || busy) return;
    const problems = missingIn(mode, this.typed);
    if (Object.keys(problems).length > 0) {
      this.setData({ problems, focus: firstEmpty(mode, this.typed) });
      return;
    }
    this.setData({ busy: true, refusal: null, problems: {} });
    const answer = await this.send(mode);
    if (answer.ok) {
      leaveWelcome(answer.data.name);
      this.enter();
    } else {
      this.setData({ busy: false, refusal: refusalView(answer) });
    }
  },

  send(mode: Mode): Promise<Answer<{ name: string }>> {
    const { code, number, name, departmentName } = this.typed;
    switch (mode) {
      case 'student':
        return callOnce('school', 'bindStudent', { code, number, name }, 'bind');
      case 'staff':
        return callOnce('school', 'bindStaff', { code, name }, 'bind');
      case 'setUp':
        return callOnce('school', 'setUp', { code, departmentName, number, name }, 'bind');
    }
  },

  enter() {
    void wx.switchTab({ url: '/pages/today/index' });
  },
});
