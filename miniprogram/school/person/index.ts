import type { Day, GrantView, PersonView, RoleView } from '../../../typings/cloud-api';
import { call, callOnce } from '../../cloud/call';
import { tick } from '../../cloud/device';
import type { Answer } from '../../cloud/outcomes';
import { loadAtSight, loadingData, loadingPage } from '../../shared/loading-page';
import { dayOf } from '../../shared/time';
import { confirmed } from '../shared/confirm';
import { personChangedWords } from '../shared/stale';
import { codeInWords } from './staff-code';
import {
  boundInWords,
  type Contact,
  contactsOf,
  endChoices,
  endingInWords,
  erasingOf,
  grantRows,
  type GrantRow,
  headOf,
  headTeacherLines,
  historyOf,
  isWhole,
  rightsOver,
  type Rights,
} from './view';

/** 个人信息: who somebody is, whom to call, roles, binding; and what may be changed of it. */
Page({
  ...loadingPage,
  onShow: loadAtSight,

  data: {
    ...loadingData,
    name: '',
    head: null as ReturnType<typeof headOf> | null,
    contacts: [] as Contact[],
    /** Of whom a keeper is told the name alone. */
    headTeacher: '',
    history: null as ReturnType<typeof historyOf> | null,
    bound: '',
    rights: null as Rights | null,
    erasing: null as ReturnType<typeof erasingOf>,
    /** Null where the one who looks sees no roles. */
    grants: null as GrantRow[] | null,
    ended: [] as { key: string; words: string }[],
    endedShown: false,
    /** The grant that the sheet from below is about to end. */
    ending: null as GrantRow | null,
    endingText: '',
    endChoices: [] as ReturnType<typeof endChoices>,
    sheetOpen: false,
    code: null as ReturnType<typeof codeInWords> | null,
    busy: '',
    said: '',
  },

  personId: '',
  person: null as PersonView | null,

  onLoad({ personId = '' }: { personId?: string }) {
    this.personId = personId;
  },

  async onPullDownRefresh() {
    this.setData({ said: '' });
    await this.load();
    await wx.stopPullDownRefresh();
  },

  showToKeeper(person: PersonView) {
    const { named, contacts } = headTeacherLines(person);
    this.setData({ status: 'ready', name: person.name, head: headOf(person), headTeacher: named, contacts });
  },

  async load() {
    const { personId } = this;
    const [me, person, grants] = await Promise.all([
      call('school', 'me', {}),
      call('school', 'person', { personId }),
      call('school', 'grants', { personId }),
    ]);
    if (!person.ok) {
      this.fail(person);
      return;
    }
    if (!me.ok) {
      this.fail(me);
      return;
    }
    // Not everybody who sees a person sees the roles, too.
    if (!grants.ok && grants.code !== 'AUTH.DENIED') {
      this.fail(grants);
      return;
    }
    this.person = person.data;
    if (isWhole(person.data)) this.show(person.data, me.data.roles, grants.ok ? grants.data.grants : null);
    else this.showToKeeper(this.person);
  },

  /** `granted` null: the one who looks sees no roles. */
  show(person: PersonView, roles: RoleView[], granted: GrantView[] | null) {
    const today = dayOf(Date.now());
    const listed = granted && grantRows(granted, { person, roles, today });
    this.setData({
      status: 'ready',
      // Whoever was erased has none any more.
      name: person.name || '个人信息已删除',
      head: headOf(person),
      contacts: contactsOf(person),
      history: person.kind === 'student' ? historyOf(person, today) : null,
      bound: boundInWords(person, today),
      rights: rightsOver(person, roles),
      erasing: granted ? erasingOf(person, roles, granted) : null,
      grants: listed?.rows ?? null,
      ended: listed?.ended ?? [],
      ...(person.bound ? { code: null } : {}),
    });
  },

  async dial({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { phone } = currentTarget.dataset as { phone: string };
    // Leaving the phone's own question without calling is no error.
    await wx.makePhoneCall({ phoneNumber: phone }).catch(() => undefined);
  },

  async openGrant() {
    await wx.navigateTo({ url: `/school/grant/index?personId=${this.personId}` });
  },

  async openMove({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { what } = currentTarget.dataset as { what: string };
    await wx.navigateTo({ url: `/school/move/index?personId=${this.personId}&what=${what}` });
  },

  async openMoveRoom() {
    await wx.navigateTo({ url: `/school/move-room/index?personId=${this.personId}` });
  },

  async openContacts() {
    await wx.navigateTo({ url: `/school/contacts/index?personId=${this.personId}` });
  },

  async openErase() {
    await wx.navigateTo({ url: `/school/erase/index?personId=${this.personId}` });
  },

  toggleEnded() {
    this.setData({ endedShown: !this.data.endedShown });
  },

  askEnd({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string };
    const ending = this.data.grants?.find(({ grantId }) => grantId === id);
    if (!ending || this.data.busy) return;
    const endingText = endingInWords(this.data.name, ending);
    const choices = endChoices(ending, dayOf(Date.now()));
    this.setData({ ending, endingText, endChoices: choices, sheetOpen: true, said: '' });
  },

  closeSheet() {
    this.setData({ sheetOpen: false });
  },

  async end({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { to } = currentTarget.dataset as { to: Day };
    const { ending } = this.data;
    const { person } = this;
    if (!ending || !person) return;
    const request = { personId: person.personId, rev: person.rev, grantId: ending.grantId, to };
    this.setData({ sheetOpen: false });
    await this.change('end', () => callOnce('school', 'endGrant', request, `end:${JSON.stringify(request)}`));
  },

  async unbind() {
    const { person } = this;
    if (!person || this.data.busy) return;
    const isAgreed = await confirmed({
      title: '解除微信绑定',
      content: `${person.name} 现在的微信马上不能再用，要重新绑定才能进来。记录都保留。`,
      confirmText: '解除',
    });
    if (!isAgreed) return;
    const request = { personId: person.personId, rev: person.rev };
    await this.change('unbind', () =>
      callOnce('school', 'unbind', request, `unbind:${JSON.stringify(request)}`),
    );
  },

  /** Makes a change that depends on what the page shows, and shows what came of it. */
  async change(busy: string, send: () => Promise<Answer<unknown>>) {
    if (this.data.busy) return;
    this.setData({ busy, said: '' });
    const answer = await send();
    if (answer.ok) tick();
    await this.load();
    const isStale = !answer.ok && answer.code === 'SCHOOL.CHANGED_MEANWHILE';
    const refused = answer.ok ? '' : answer.message;
    this.setData({
      busy: '',
      said: isStale ? personChangedWords : refused,
    });
  },

  async makeCode() {
    if (this.data.busy) return;
    this.setData({ busy: 'code', said: '' });
    const { personId } = this;
    const answer = await callOnce('school', 'makeStaffCode', { personId }, `staffCode:${personId}`);
    this.setData({ busy: '' });
    if (answer.ok) this.setData({ code: codeInWords(answer.data.code, dayOf(Date.now())) });
    else this.setData({ said: answer.message });
  },

  async copyCode() {
    const { code, name } = this.data;
    if (code)
      await wx.setClipboardData({
        data: `${name}老师：打开小程序，选“我是老师”，绑定码 ${code.code}，${code.until}前有效`,
      });
  },
});
