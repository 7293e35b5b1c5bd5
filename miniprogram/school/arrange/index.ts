import type { DutyNightView } from '../../../typings/cloud-api';
import { together } from '../../cloud/answers';
import { call, callOnce } from '../../cloud/call';
import { followFont, loadingData, loadingPage } from '../../shared/loading-page';
import { addDays, dayOf } from '../../shared/time';
import { knownStaff } from '../duty/view';
import { pickPerson } from '../shared/pick-person';
import { sendForm } from '../shared/send-form';
import {
  type Night,
  nightsFrom,
  planInWords,
  type Planned,
  planOf,
  planRows,
  type Staff,
  wantedNights,
  type Way,
  type Wish,
} from './view';

const A_WEEK = 7;
const lengths = [
  { days: 7, label: '一周' },
  { days: 14, label: '两周' },
  { days: 30, label: '30 天' },
] as const;
const first: { way: Way; days: number } = { way: 'turn', days: 14 };

/** 快速排班: fills the empty nights of the coming weeks at once, after a look at the plan. */
Page({
  ...loadingPage,
  onShow: followFont,

  data: {
    ...loadingData,
    ...first,
    lengths,
    /** Those to choose among, and where in the turn each is; 0: not chosen. */
    staff: [] as (Staff & { turn: number })[],
    schoolDaysOnly: true,
    rows: [] as ReturnType<typeof planRows>,
    sentence: '',
    ready: false,
    busy: false,
    said: '',
  },

  departmentId: '',
  nights: [] as Night[],
  before: [] as DutyNightView[],
  chosen: [] as Staff[],
  plan: [] as Planned[],
  asked: 0,

  async onLoad({ departmentId = '' }: { departmentId?: string }) {
    this.departmentId = departmentId;
    this.chosen = [];
    await this.load();
  },

  /** The nights to fill, and the week before them to go by. */
  async load() {
    const today = dayOf(Date.now());
    const [from, to] = [addDays(today, -A_WEEK), addDays(today, this.data.days - 1)];
    const { departmentId } = this;
    this.asked += 1;
    const { asked } = this;
    const found = await together(
      call('school', 'dutyRoster', { departmentId, from, to }),
      call('school', 'calendar', { from: today, to: addDays(to, 1) }),
    );
    // Another length was chosen since.
    if (asked !== this.asked) return;
    if (!found.ok) {
      this.fail(found);
      return;
    }
    const [{ nights }, { days }] = found.data;
    this.before = nights;
    this.nights = nightsFrom({ days, nights }, today);
    this.know(knownStaff(this.before));
    this.setData({ status: 'ready' });
    this.review();
  },

  /** Adds people to those one can choose among; nobody twice. */
  know(some: readonly Staff[]) {
    const known = new Map(this.data.staff.map((one) => [one.personId, one]));
    for (const one of some) if (!known.has(one.personId)) known.set(one.personId, { ...one, turn: 0 });
    this.setData({ staff: [...known.values()] });
  },

  wish(): Wish {
    const { way, schoolDaysOnly } = this.data;
    return { way, schoolDaysOnly, staff: this.chosen };
  },

  /** Shows what would be stored now. */
  review() {
    const wish = this.wish();
    this.plan = planOf(this.nights, this.before, wish);
    const turnOf = ({ personId }: Staff) => this.chosen.findIndex((one) => one.personId === personId) + 1;
    const staff = this.data.staff.map((one) => ({ ...one, turn: turnOf(one) }));
    this.setData({ staff, rows: planRows(this.plan), ...planInWords(this.plan, wish) });
  },

  chooseWay({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { way } = currentTarget.dataset as { way: Way };
    this.setData({ way, said: '' });
    this.review();
  },

  async chooseLength({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { days } = currentTarget.dataset as { days: number };
    this.setData({ days, said: '' });
    await this.load();
  },

  toggleSchoolDays() {
    this.setData({ schoolDaysOnly: !this.data.schoolDaysOnly });
    this.review();
  },

  /** A tap puts somebody at the end of the turn, another one takes them out of it. */
  toggleStaff({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string };
    const isChosen = this.chosen.some(({ personId }) => personId === id);
    const added = this.data.staff.filter(({ personId }) => personId === id);
    this.chosen = isChosen
      ? this.chosen.filter(({ personId }) => personId !== id)
      : [...this.chosen, ...added];
    this.setData({ said: '' });
    this.review();
  },

  async findStaff() {
    const { departmentId } = this;
    const found = await pickPerson({ kind: 'staff', departmentId, title: '加一位轮流值班的老师' });
    if (!found) return;
    const isChosen = this.chosen.some(({ personId }) => personId === found.personId);
    this.know([found]);
    if (!isChosen) this.chosen = [...this.chosen, found];
    this.review();
  },

  async submit() {
    const { ready, busy } = this.data;
    if (!ready || busy) return;
    const request = { departmentId: this.departmentId, nights: wantedNights(this.plan) };
    await sendForm(this, {
      send: () => callOnce('school', 'setDutyNights', request, `nights:${JSON.stringify(request)}`),
      done: '已排好',
    });
  },
});
