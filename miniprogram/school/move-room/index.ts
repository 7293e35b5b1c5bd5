import type { Day, PersonView } from '../../../typings/cloud-api';
import { together } from '../../cloud/answers';
import { call, callOnce } from '../../cloud/call';
import { followFont, type Loading, loadingData, loadingPage } from '../../shared/loading-page';
import { dayOf } from '../../shared/time';
import { dayChoices } from '../move/view';
import { choosingDay } from '../shared/choose-day';
import { confirmed } from '../shared/confirm';
import { dayLabel } from '../shared/days';
import { sendForm } from '../shared/send-form';
import { personChangedWords } from '../shared/stale';
import { type Floor, floorsOf } from './floors';
import {
  type Building,
  type Choice,
  missingOf,
  movingInWords,
  type Room,
  sleepsInWords,
  sleepsOf,
  warningOf,
} from './view';

/** What the page shows. */
interface Data extends Loading {
  person: PersonView | null;
  /** Where the student sleeps now. */
  now: string;
  buildings: Building[];
  choice: Choice;
  /** The rooms of the chosen building; null while they are being read. */
  rooms: Room[] | null;
  /** The rooms to tap, by floor; the chosen one alone once there is one. */
  floors: Floor[];
  days: ReturnType<typeof dayChoices>;
  from: Day | '';
  fromLabel: string;
  today: Day | '';
  isOtherDay: boolean;
  sentence: string;
  ready: boolean;
  busy: boolean;
  said: string;
}

const atFirst: Data = {
  ...loadingData,
  ...{ person: null, now: '', buildings: [], choice: { kind: 'none' }, rooms: [], floors: [] },
  ...{ days: [], from: '', fromLabel: '', today: '', isOtherDay: false },
  ...{ sentence: '', ready: false, busy: false, said: '' },
};

/** 换宿舍: where a student sleeps from a day on. */
Page({
  ...loadingPage,
  ...choosingDay,
  onShow: followFont,

  data: atFirst,

  personId: '',

  async onLoad({ personId = '' }: { personId?: string }) {
    this.personId = personId;
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
    const [person, { buildings }] = found.data;
    const today = dayOf(Date.now());
    this.setData({
      ...{ status: 'ready', person, buildings },
      now: sleepsInWords(person),
      ...{ today, days: dayChoices(today), from: this.data.from || today },
    });
    this.review();
  },

  chooseKind({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { kind } = currentTarget.dataset as { kind: 'home' | 'unknown' };
    this.setData({ choice: { kind }, rooms: [], said: '' });
    this.review();
  },

  async chooseBuilding({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string };
    const building = this.data.buildings.find(({ buildingId }) => buildingId === id);
    if (!building) return;
    this.setData({ choice: { kind: 'room', building, room: null }, rooms: null, said: '' });
    this.review();
    const answer = await call('school', 'rooms', { buildingId: id });
    const { choice } = this.data;
    // Somebody may have chosen another building meanwhile.
    if (choice.kind !== 'room' || choice.building.buildingId !== id) return;
    if (answer.ok) this.setData({ rooms: answer.data.rooms });
    else this.setData({ choice: { kind: 'none' }, rooms: [], said: answer.message });
    this.review();
  },

  /** The chosen room alone stays, so that what will be and the button are in reach; tapped again, all are there. */
  chooseRoom({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string };
    const { choice, rooms } = this.data;
    const room = rooms?.find(({ roomId }) => roomId === id) ?? null;
    if (choice.kind !== 'room') return;
    const isChosen = choice.room?.roomId === id;
    this.setData({ choice: { ...choice, room: isChosen ? null : room }, said: '' });
    this.review();
  },

  /** Says below what would happen now. */
  review() {
    const { person, choice, rooms } = this.data;
    if (!person) return;
    const chosen = choice.kind === 'room' ? choice.room : null;
    this.setData({ floors: floorsOf(chosen ? [chosen] : (rooms ?? [])) });
    const [from, today] = [this.data.from as Day, this.data.today as Day];
    const missing = missingOf(choice, person);
    const sentence = missing ?? movingInWords(choice, person, { from, today });
    this.setData({ fromLabel: dayLabel(from, today), sentence, ready: missing === null });
  },

  async submit() {
    const { person, ready, busy, choice } = this.data;
    const sleeps = sleepsOf(choice);
    if (!person || !sleeps || !ready || busy) return;
    const content = warningOf(choice, person);
    if (content && !(await confirmed({ title: '换宿舍', content, confirmText: '确定' }))) return;
    const { personId, rev } = person;
    const request = { personId, rev, ...sleeps, from: this.data.from as Day };
    await sendForm(this, {
      send: () => callOnce('school', 'moveRoom', request, `room:${JSON.stringify(request)}`),
      done: '已改好',
      stale: personChangedWords,
    });
  },
});
