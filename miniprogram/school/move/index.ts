import type { Day, PersonView, UnitsView } from '../../../typings/cloud-api';
import { together } from '../../cloud/answers';
import { call, callOnce } from '../../cloud/call';
import { followFont, type Loading, loadingData, loadingPage } from '../../shared/loading-page';
import { dayOf } from '../../shared/time';
import type { UnitChosen } from '../class-chooser/index';
import { choosingDay } from '../shared/choose-day';
import { confirmed } from '../shared/confirm';
import { dayLabel } from '../shared/days';
import type { EnrolStatus } from '../shared/enrol-words';
import { sendForm } from '../shared/send-form';
import { personChangedWords } from '../shared/stale';
import { type Chosen, nothingChosen } from '../shared/units';
import {
  dayChoices,
  statusChoices,
  type StatusChoice,
  statusInWords,
  transferInWords,
  type What,
} from './view';

/** What the page shows. */
interface Data extends Loading {
  what: What;
  person: PersonView | null;
  units: UnitsView | null;
  /** Where choosing a class begins. */
  begin: Chosen;
  statuses: StatusChoice[];
  chosenStatus: EnrolStatus | '';
  days: ReturnType<typeof dayChoices>;
  from: Day | '';
  fromLabel: string;
  today: Day | '';
  isOtherDay: boolean;
  /** What would happen, or what is still to be chosen. */
  sentence: string;
  ready: boolean;
  busy: boolean;
  said: string;
}

const atFirst: Data = {
  ...loadingData,
  ...{ what: 'transfer', person: null, units: null },
  ...{ begin: nothingChosen, statuses: [], chosenStatus: '', days: [], from: '', fromLabel: '', today: '' },
  ...{ isOtherDay: false, sentence: '', ready: false, busy: false, said: '' },
};

const noTarget: UnitChosen = { ...nothingChosen, name: '' };

/** 转班 and 改状态: another class or another status for a student, from a day on. */
Page({
  ...loadingPage,
  ...choosingDay,
  onShow: followFont,

  data: atFirst,

  personId: '',
  target: noTarget,

  async onLoad({ personId = '', what = 'transfer' }: { personId?: string; what?: What }) {
    this.personId = personId;
    this.setData({ what });
    await wx.setNavigationBarTitle({ title: what === 'transfer' ? '转班' : '改状态' });
    await this.load();
  },

  async load() {
    const found = await together(
      call('school', 'person', { personId: this.personId }),
      call('school', 'units', {}),
    );
    if (!found.ok) {
      this.fail(found);
      return;
    }
    const [person, units] = found.data;
    const today = dayOf(Date.now());
    this.setData({
      status: 'ready',
      ...{ person, units, today, days: dayChoices(today) },
      statuses: statusChoices(person),
      begin: beginOf(units, person.classId),
      from: this.data.from || today,
    });
    this.review();
  },

  onUnit({ detail }: WechatMiniprogram.CustomEvent<UnitChosen>) {
    this.target = detail;
    this.review();
  },

  chooseStatus({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { status } = currentTarget.dataset as { status: EnrolStatus };
    this.setData({ chosenStatus: status, said: '' });
    this.review();
  },

  /** Says below what would happen now. */
  review() {
    const { what, person, chosenStatus } = this.data;
    if (!person) return;
    const [from, today] = [this.data.from as Day, this.data.today as Day];
    this.setData({ fromLabel: dayLabel(from, today) });
    const { classId, name } = this.target;
    if (what === 'transfer') {
      const isOther = classId !== '' && classId !== person.classId;
      const missing = classId === person.classId && classId ? '已经在这个班，请选别的班' : '请选要转到的班';
      const sentence = isOther ? transferInWords(person, { to: name, from, today }) : missing;
      this.setData({ ready: isOther, sentence });
    } else {
      const sentence = chosenStatus
        ? statusInWords(person, { status: chosenStatus, from, today })
        : '请选状态';
      this.setData({ ready: chosenStatus !== '', sentence });
    }
  },

  async submit() {
    const { what, person, sentence, ready, busy } = this.data;
    if (!person || !ready || busy) return;
    const title = what === 'transfer' ? '转班' : '改状态';
    if (!(await confirmed({ title, content: sentence, confirmText: '确定' }))) return;
    await sendForm(this, { send: () => this.send(person), done: '已改好', stale: personChangedWords });
  },

  send({ personId, rev }: PersonView) {
    const { what, chosenStatus } = this.data;
    const from = this.data.from as Day;
    const intention = (request: object) => `${what}:${JSON.stringify(request)}`;
    if (what === 'transfer') {
      const request = { personId, rev, classId: this.target.classId, from };
      return callOnce('school', 'transfer', request, intention(request));
    }
    const request = { personId, rev, status: chosenStatus as EnrolStatus, from };
    return callOnce('school', 'setStatus', request, intention(request));
  },
});

/** Department and grade of the class somebody is in; the class itself is what changes. */
function beginOf({ classes }: UnitsView, classId: string | null) {
  const own = classes.find((one) => one.classId === classId);
  return own ? { ...nothingChosen, departmentId: own.departmentId, gradeId: own.gradeId } : nothingChosen;
}
