import type { PersonView } from '../../../typings/cloud-api';
import { call, callOnce } from '../../cloud/call';
import { tick } from '../../cloud/device';
import { followFont, loadingData, loadingPage } from '../../shared/loading-page';
import { personChangedWords } from '../shared/stale';
import { consequencesOf, isTheName } from './view';

const RED = '#C42B2B';
/** Past the page of the person, which has nothing left to show. */
const BACK_BEYOND_THE_PERSON = 2;

/** 删除个人信息: erases who somebody was, after reading what goes, typing the name and being asked once. */
Page({
  ...loadingPage,
  onShow: followFont,

  data: {
    ...loadingData,
    person: null as PersonView | null,
    consequences: [] as string[],
    typed: '',
    ready: false,
    busy: false,
    said: '',
  },

  personId: '',

  async onLoad({ personId = '' }: { personId?: string }) {
    this.personId = personId;
    await this.load();
  },

  async load() {
    const person = await call('school', 'person', { personId: this.personId });
    if (!person.ok) {
      this.fail(person);
      return;
    }
    const isErased = person.data.name === '';
    const consequences = consequencesOf(person.data);
    this.setData({ person: person.data, consequences, status: isErased ? 'empty' : 'ready' });
  },

  write({ detail }: { detail: string }) {
    const { person } = this.data;
    this.setData({ typed: detail, ready: person !== null && isTheName(detail, person), said: '' });
  },

  async erase() {
    const { person, typed, ready, busy } = this.data;
    if (!person || !ready || busy) return;
    const { confirm } = await wx.showModal({
      title: `删除 ${person.name} 的个人信息？`,
      content: '姓名、电话和消息都会删掉，不能恢复。',
      confirmText: '删除',
      confirmColor: RED,
    });
    if (!confirm) return;
    this.setData({ busy: true, said: '' });
    const { personId, rev } = person;
    const request = { personId, rev, name: typed.trim() };
    const answer = await callOnce('school', 'erasePerson', request, `erase:${personId}:${rev}`);
    this.setData({ busy: false });
    if (answer.ok) {
      tick();
      void wx.showToast({ title: '已删除', icon: 'success' });
      await this.leave();
      return;
    }
    const isStale = answer.code === 'SCHOOL.CHANGED_MEANWHILE';
    if (isStale) await this.load();
    this.setData({ said: isStale ? personChangedWords : answer.message });
  },

  async leave() {
    if (getCurrentPages().length > BACK_BEYOND_THE_PERSON)
      await wx.navigateBack({ delta: BACK_BEYOND_THE_PERSON });
    else await wx.switchTab({ url: '/pages/me/index' });
  },
});
