import type { PersonView } from '../../../typings/cloud-api';
import { call, callOnce } from '../../cloud/call';
import { followFont, loadingData, loadingPage } from '../../shared/loading-page';
import { confirmed } from '../shared/confirm';
import { leave } from '../shared/leave';
import { sendForm } from '../shared/send-form';
import { personChangedWords } from '../shared/stale';
import { consequencesOf, isTheName } from './view';

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
    const answer = await call('school', 'person', { personId: this.personId });
    if (!answer.ok) {
      this.fail(answer);
      return;
    }
    const person = answer.data;
    const isErased = person.name === '';
    const consequences = consequencesOf(person);
    const ready = isTheName(this.data.typed, person);
    this.setData({ person, consequences, ready, status: isErased ? 'empty' : 'ready' });
  },

  write({ detail }: { detail: string }) {
    const { person } = this.data;
    this.setData({ typed: detail, ready: person !== null && isTheName(detail, person), said: '' });
  },

  async erase() {
    const { person, typed, ready, busy } = this.data;
    if (!person || !ready || busy) return;
    const isAgreed = await confirmed({
      title: `删除 ${person.name} 的个人信息？`,
      content: '姓名、电话和消息都会删掉，不能恢复。',
      confirmText: '删除',
      isFinal: true,
    });
    if (!isAgreed) return;
    const { personId, rev } = person;
    const request = { personId, rev, name: typed.trim() };
    await sendForm(this, {
      send: () => callOnce('school', 'erasePerson', request, `erase:${personId}:${rev}`),
      done: '已删除',
      stale: personChangedWords,
      next: () => leave(this, BACK_BEYOND_THE_PERSON),
    });
  },
});
