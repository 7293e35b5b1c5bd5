import type { CodeView } from '../../../typings/cloud-api';
import { saveToAlbum } from '../../cloud/album';
import { together } from '../../cloud/answers';
import { call, callOnce } from '../../cloud/call';
import { followFont, loadingData, loadingPage } from '../../shared/loading-page';
import { confirmed, type Question } from '../shared/confirm';
import { bindingsOf, codeView, pictureView, savedInWords, type Student, textForGroup } from './view';

const ANOTHER_CODE: Question = {
  title: '换一个新的班级码？',
  content: '旧的码和小程序码马上失效，已经绑定的学生不受影响。',
  confirmText: '换新码',
  isFinal: true,
};

/** 班级码: brings the students of a class to bind their accounts, and shows who hasn't. */
Page({
  ...loadingPage,
  onShow: followFont,

  data: {
    ...loadingData,
    className: '',
    code: null as ReturnType<typeof codeView> | null,
    picture: '',
    bindings: null as ReturnType<typeof bindingsOf> | null,
    boundShown: false,
    making: false,
    saving: false,
    /** Who is being released; empty for nobody. */
    releasing: '',
    refusal: '',
  },

  classId: '',
  code: null as CodeView | null,
  drawn: '',

  async onLoad({ classId = '' }: { classId?: string }) {
    this.classId = classId;
    await this.load();
  },

  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    const { className } = this.data;
    // Without a code the card opens the page all the same, and asks for it.
    const scene = this.code ? `?scene=${this.code.code}` : '';
    return { title: `${className} 绑定姓名`, path: `/school/bind/index${scene}` };
  },

  async load() {
    const { classId } = this;
    const found = await together(
      call('school', 'classCode', { classId }),
      call('school', 'roster', { classId }),
    );
    if (!found.ok) {
      this.fail(found);
      return;
    }
    const [{ code }, { className, students }] = found.data;
    this.setData({ className, bindings: bindingsOf(students), status: 'ready' });
    this.show(code);
  },

  show(code: CodeView | null) {
    const isSame = code?.code === this.code?.code;
    this.code = code;
    this.setData({ code: code && codeView(code, Date.now()) });
    if (isSame && this.drawn !== '') return;
    this.drawn = '';
    this.setData({ picture: '' });
    if (code) void this.loadPicture(code);
  },

  /** The letters are enough to bind; without the picture the page says nothing of it. */
  async loadPicture({ code }: CodeView) {
    const answer = await call('school', 'classCodePicture', { classId: this.classId });
    if (!answer.ok || this.code?.code !== code) return;
    this.drawn = answer.data.picture;
    this.setData({ picture: pictureView(this.drawn).source });
  },

  async make() {
    if (this.data.making) return;
    if (this.code && !(await confirmed(ANOTHER_CODE))) return;
    this.setData({ making: true, refusal: '' });
    const answer = await callOnce(
      'school',
      'makeClassCode',
      { classId: this.classId },
      `classCode:${this.classId}`,
    );
    this.setData({ making: false, refusal: answer.ok ? '' : answer.message });
    if (answer.ok) this.show(answer.data.code);
  },

  async copy() {
    if (this.code)
      await wx.setClipboardData({ data: textForGroup(this.data.className, this.code, Date.now()) });
  },

  async save() {
    if (this.data.saving || this.drawn === '') return;
    this.setData({ saving: true });
    const saved = await saveToAlbum(`class-code.${pictureView(this.drawn).ending}`, this.drawn);
    this.setData({ saving: false });
    void wx.showToast({ title: savedInWords(saved), icon: 'none' });
  },

  toggleBound() {
    this.setData({ boundShown: !this.data.boundShown });
  },

  async release({ currentTarget }: WechatMiniprogram.BaseEvent<object, { student: Student }>) {
    const { personId, rev, name } = currentTarget.dataset.student;
    if (this.data.releasing !== '') return;
    const isAgreed = await confirmed({
      title: `解除 ${name} 的绑定？`,
      content: `${name} 现在的微信马上不能再用，之后可以用班级码绑定另一个微信。`,
      confirmText: '解除',
      isFinal: true,
    });
    if (!isAgreed) return;
    this.setData({ releasing: personId, refusal: '' });
    const answer = await callOnce('school', 'unbind', { personId, rev }, `unbind:${personId}:${rev}`);
    await this.load();
    this.setData({ releasing: '', refusal: answer.ok ? '' : answer.message });
    if (answer.ok) void wx.showToast({ title: `已解除 ${name} 的绑定`, icon: 'none' });
  },
});
