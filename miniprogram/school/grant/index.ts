import type { CloudApi, Day, PersonView, UnitsView } from '../../../typings/cloud-api';
import { together } from '../../cloud/answers';
import { call, callOnce } from '../../cloud/call';
import { followFont, type Loading, loadingData, loadingPage } from '../../shared/loading-page';
import { dayOf } from '../../shared/time';
import type { UnitChosen } from '../class-chooser/index';
import { confirmed } from '../shared/confirm';
import { dayLabel } from '../shared/days';
import { givable, type GivableRole, giverOf, type ScopeKind } from '../shared/roles';
import { sendForm } from '../shared/send-form';
import { personChangedWords } from '../shared/stale';
import { nothingChosen } from '../shared/units';
import {
  besidesInWords,
  givingInWords,
  missingChoice,
  type PeriodChoice,
  periodChoices,
  type Period,
  tellingInWords,
} from './view';
import { type Building, scopeOf, type ScopeChoice, scopeInWords } from './scope';

type Request = CloudApi['school']['grant']['request'];

const noUnit: UnitChosen = { ...nothingChosen, name: '' };

/** What the page shows. */
interface Data extends Loading {
  person: PersonView | null;
  units: UnitsView | null;
  roles: GivableRole[];
  role: GivableRole | null;
  scopeKind: ScopeKind | '';
  /** A student's own class is where an office is, so there is nothing to choose. */
  isOwnClass: boolean;
  building: Building | null;
  periods: PeriodChoice[];
  periodKind: string;
  from: Day | '';
  to: Day | '';
  /** The own days as they are called. */
  fromLabel: string;
  toLabel: string;
  today: Day | '';
  /** What will be, or what is still to be chosen. */
  sentence: string;
  /** Who is head teacher of the chosen class already. */
  besides: string;
  ready: boolean;
  busy: boolean;
  said: string;
}

const atFirst: Data = {
  ...loadingData,
  ...{ person: null, units: null },
  ...{ roles: [], role: null, scopeKind: '', isOwnClass: false, building: null },
  ...{ periods: [], periodKind: 'open', from: '', to: '', today: '' },
  ...{ fromLabel: '', toLabel: '' },
  ...{ sentence: '', besides: '', ready: false, busy: false, said: '' },
};

/** 授予身份: gives one person one role, for what and from when to when. */
Page({
  ...loadingPage,
  onShow: followFont,

  data: atFirst,

  personId: '',
  unit: noUnit,

  async onLoad({ personId = '' }: { personId?: string }) {
    this.personId = personId;
    await this.load();
  },

  async load() {
    const today = dayOf(Date.now());
    const found = await together(
      call('school', 'me', {}),
      call('school', 'person', { personId: this.personId }),
      call('school', 'units', {}),
      call('school', 'calendar', { from: today, to: today }),
    );
    if (!found.ok) {
      this.fail(found);
      return;
    }
    const [me, person, units, calendar] = found.data;
    const roles = givable(giverOf(me.roles), person);
    const periods = periodChoices(today, calendar.terms.terms);
    const [only] = roles;
    this.setData({
      status: roles.length > 0 ? 'ready' : 'empty',
      ...{ person, units, roles, today, periods },
      ...(this.data.from ? {} : { from: today }),
    });
    if (roles.length === 1 && only) this.setRole(only);
    this.review();
  },

  chooseRole({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { role } = currentTarget.dataset as { role: string };
    const chosen = this.data.roles.find((one) => one.role === role);
    if (chosen) this.setRole(chosen);
    this.review();
    void this.showBesides();
  },

  setRole(role: GivableRole) {
    const { person } = this.data;
    const isOwnClass = person?.kind === 'student';
    const scopeKind = role.scopes[0] ?? '';
    if (isOwnClass) this.unit = { ...noUnit, classId: person.classId ?? '', name: person.className };
    else if (scopeKind !== this.data.scopeKind) this.unit = noUnit;
    this.setData({ role, scopeKind, isOwnClass, said: '' });
  },

  chooseScope({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { kind } = currentTarget.dataset as { kind: ScopeKind };
    if (kind === this.data.scopeKind) return;
    this.unit = noUnit;
    this.setData({ scopeKind: kind, said: '' });
    this.review();
  },

  onUnit({ detail }: WechatMiniprogram.CustomEvent<UnitChosen>) {
    this.unit = detail;
    this.review();
    void this.showBesides();
  },

  /** Another head teacher is named before one is made: often the class is meant to change hands. */
  async showBesides() {
    const { role, today } = this.data;
    const { classId } = this.unit;
    this.setData({ besides: '' });
    if (role?.role !== 'headTeacher' || !classId) return;
    const answer = await call('school', 'headTeachers', { classId });
    // Another class or role may have been chosen meanwhile. Without an answer the grant is possible all the same.
    if (!answer.ok || this.unit.classId !== classId || this.data.role?.role !== 'headTeacher') return;
    const { headTeachers } = answer.data;
    this.setData({ besides: besidesInWords(headTeachers, { personId: this.personId, today: today as Day }) });
  },

  chooseBuilding({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string };
    const building = this.data.units?.buildings.find(({ buildingId }) => buildingId === id) ?? null;
    this.setData({ building, said: '' });
    this.review();
  },

  choosePeriod({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { kind } = currentTarget.dataset as { kind: string };
    const choice = this.data.periods.find((period) => period.kind === kind);
    if (choice) this.setData({ periodKind: kind, from: choice.from, to: choice.to ?? '', said: '' });
    this.review();
  },

  changeFrom({ detail }: WechatMiniprogram.PickerChange) {
    this.setData({ from: detail.value as Day });
    this.review();
  },

  changeTo({ detail }: WechatMiniprogram.PickerChange) {
    this.setData({ to: detail.value as Day });
    this.review();
  },

  openEnded() {
    this.setData({ to: '' });
    this.review();
  },

  scope(): ScopeChoice {
    return { kind: this.data.scopeKind, unit: this.unit, building: this.data.building };
  },

  period(): Period {
    return { from: this.data.from as Day, to: this.data.to || null };
  },

  /** Says below what would be given now. */
  review() {
    const { role, person, today } = this.data;
    if (!person) return;
    const [scope, period] = [this.scope(), this.period()];
    const missing = missingChoice({ role: role !== null, scope: scopeOf(scope) !== null, period });
    const giving = { name: person.name, title: role?.title ?? '', scope: scopeInWords(scope), period };
    const sentence = missing ?? givingInWords(giving, today as Day);
    const { from, to } = period;
    const toLabel = to === null ? '长期' : dayLabel(to, today as Day);
    this.setData({ sentence, ready: missing === null, fromLabel: dayLabel(from, today as Day), toLabel });
  },

  async submit() {
    const { role, person, sentence, busy, ready } = this.data;
    const scope = scopeOf(this.scope());
    if (busy || !ready || !role || !person || !scope) return;
    const content = `${sentence}。${tellingInWords(person)}`;
    if (!(await confirmed({ title: '授予身份', content, confirmText: '授予' }))) return;
    const request = { personId: person.personId, rev: person.rev, role: role.role, scope, ...this.period() };
    await sendForm(this, {
      send: () => callOnce('school', 'grant', request as Request, `grant:${JSON.stringify(request)}`),
      done: '已授予',
      stale: personChangedWords,
    });
  },
});
