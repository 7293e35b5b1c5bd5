import type { CloudApi, PersonView } from '../../../typings/cloud-api';
import { together } from '../../cloud/answers';
import { call, callOnce } from '../../cloud/call';
import type { Answer } from '../../cloud/outcomes';
import { followFont, loadingData, loadingPage } from '../../shared/loading-page';
import { rightsOver } from '../person/view';
import { sendForm } from '../shared/send-form';
import { personChangedWords } from '../shared/stale';
import { changesOf, emptyGuardian, type Form, formOf, keptForm, MOST_GUARDIANS, relations } from './view';

/** What a field tells when somebody types: the whole text. */
type Typed = Pick<WechatMiniprogram.TouchEvent, 'currentTarget'> & { detail: string };
type Changes = Exclude<ReturnType<typeof changesOf>, { fault: string }>;

const nothing: Form = { name: '', phone: '', guardians: [] };

/** 姓名和联系人: corrects a name, and whom to call. */
Page({
  ...loadingPage,
  onShow: followFont,

  data: {
    ...loadingData,
    ...nothing,
    relations,
    person: null as PersonView | null,
    canRename: false,
    canAdd: true,
    busy: false,
    said: '',
  },

  personId: '',

  async onLoad({ personId = '' }: { personId?: string }) {
    this.personId = personId;
    await this.load();
  },

  async load() {
    const { personId } = this;
    const found = await together(call('school', 'me', {}), call('school', 'person', { personId }));
    if (!found.ok) {
      this.fail(found);
      return;
    }
    const [me, person] = found.data;
    const before = this.data.person;
    const { rename, contacts } = rightsOver(person, me.roles);
    this.setData({ person, canRename: rename, status: contacts ? 'ready' : 'empty' });
    this.show(before ? keptForm(this.form(), before, person) : formOf(person));
  },

  show(form: Form) {
    this.setData({ ...form, canAdd: form.guardians.length < MOST_GUARDIANS });
  },

  write({ detail, currentTarget }: Typed) {
    const { key } = currentTarget.dataset as { key: 'name' | 'phone' };
    this.setData({ [key]: detail, said: '' });
  },

  writeGuardian({ detail, currentTarget }: Typed) {
    const { index, key } = currentTarget.dataset as { index: number; key: 'name' | 'phone' };
    this.setData({ [`guardians[${index}].${key}`]: detail, said: '' });
  },

  chooseRelation({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index, relation } = currentTarget.dataset as { index: number; relation: string };
    this.setData({ [`guardians[${index}].relation`]: relation, said: '' });
  },

  addGuardian() {
    const { guardians } = this.data;
    if (guardians.length < MOST_GUARDIANS)
      this.show({ ...this.form(), guardians: [...guardians, emptyGuardian()] });
  },

  removeGuardian({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index } = currentTarget.dataset as { index: number };
    this.show({ ...this.form(), guardians: this.data.guardians.filter((_, at) => at !== index) });
  },

  form(): Form {
    const { name, phone, guardians } = this.data;
    return { name, phone, guardians };
  },

  async save() {
    const { person, busy } = this.data;
    if (!person || busy) return;
    const changes = changesOf(person, this.form());
    if ('fault' in changes) {
      this.setData({ said: changes.fault });
      return;
    }
    await sendForm(this, {
      send: () => this.send(person, changes),
      done: '已保存',
      stale: personChangedWords,
    });
  },

  /** Whom to call first, the name from the revision that came of it. */
  async send(person: PersonView, { name, contacts }: Changes): Promise<Answer<unknown>> {
    const { personId, rev } = person;
    const corrected = contacts === null ? null : await correct({ personId, rev, ...contacts });
    if (corrected && !corrected.ok) return corrected;
    // What is saved isn't sent again when the name is refused: what was typed stays, to be put right.
    const { phone = person.phone, guardians = person.guardians } = contacts ?? {};
    const current = { ...person, phone, guardians, rev: corrected ? corrected.data.rev : rev };
    if (corrected) this.setData({ person: current });
    if (name === null) return corrected ?? { ok: true, data: null };
    return rename({ personId, rev: current.rev, name });
  },
});

function correct(request: CloudApi['school']['correctContacts']['request']) {
  return callOnce('school', 'correctContacts', request, `contacts:${JSON.stringify(request)}`);
}

function rename(request: { personId: string; rev: number; name: string }) {
  return callOnce('school', 'renamePerson', request, `rename:${JSON.stringify(request)}`);
}
