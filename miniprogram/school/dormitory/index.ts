import { call, callOnce } from '../../cloud/call';
import { tick } from '../../cloud/device';
import type { Answer } from '../../cloud/outcomes';
import { loadAtSight, loadingData, loadingPage } from '../../shared/loading-page';
import { removeAfterAsking } from '../shared/remove-unit';
import { nameFault } from '../units/view';
import {
  type Building,
  dormView,
  type Editing,
  keptBuildings,
  rightsWith,
  type Rights,
  type RoomRow,
  sheetWords,
  type Unplaced,
  unplacedView,
} from './view';

const nothing: Editing = { kind: 'building', id: '', was: '' };
const allPlaced: Unplaced = { title: '', text: '', students: [] };
const noRights: Rights = { add: false, rename: false, all: false };

/** 宿舍: who sleeps in which room of a building; officers add rooms and buildings here. */
Page({
  ...loadingPage,
  onShow: loadAtSight,

  data: {
    ...loadingData,
    buildings: [] as Building[],
    buildingId: '',
    buildingName: '',
    /** Null while a building is being read. */
    rooms: null as RoomRow[] | null,
    summary: '',
    unplaced: allPlaced,
    /** Whether their names are shown. */
    isUnplacedOpen: false,
    rights: noRights,
    editing: nothing,
    sheet: sheetWords(nothing, ''),
    sheetOpen: false,
    name: '',
    busy: false,
    /** Why it was not saved, in the sheet. */
    refusal: '',
    /** What somebody else did meanwhile, on the page. */
    said: '',
  },

  onLoad({ buildingId = '' }: { buildingId?: string }) {
    this.setData({ buildingId });
  },

  async load() {
    const me = await call('school', 'me', {});
    if (!me.ok) {
      this.fail(me);
      return;
    }
    const rights = rightsWith(me.data.roles);
    const units = rights.all ? await call('school', 'units', {}) : null;
    if (units && !units.ok) {
      this.fail(units);
      return;
    }
    if (rights.all) await this.showUnplaced();
    const buildings = units ? units.data.buildings : keptBuildings(me.data.roles);
    this.setData({ buildings, rights });
    const there = buildings.find(({ buildingId }) => buildingId === this.data.buildingId) ?? buildings[0];
    if (there) await this.show(there);
    else this.setData({ status: rights.add ? 'ready' : 'empty', buildingId: '', rooms: [], summary: '' });
  },

  async show({ buildingId, name }: Building) {
    const isOther = buildingId !== this.data.buildingId;
    this.setData({ buildingId, buildingName: name, ...(isOther ? { rooms: null, summary: '' } : {}) });
    const answer = await call('school', 'dormRoster', { buildingId });
    // Somebody may have tapped another building meanwhile.
    if (buildingId !== this.data.buildingId) return;
    if (answer.ok) this.setData({ status: 'ready', ...dormView(answer.data) });
    else {
      if (isOther) this.setData({ status: 'error' });
      this.fail(answer);
    }
  },

  async showUnplaced() {
    const answer = await call('school', 'unplacedBoarders', {});
    if (answer.ok) this.setData({ unplaced: unplacedView(answer.data) });
  },

  toggleUnplaced() {
    this.setData({ isUnplacedOpen: !this.data.isUnplacedOpen });
  },

  async chooseBuilding({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string };
    const building = this.data.buildings.find(({ buildingId }) => buildingId === id);
    if (building && id !== this.data.buildingId) await this.show(building);
  },

  async open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string };
    await wx.navigateTo({ url: `/school/person/index?personId=${id}` });
  },

  /** Adds, or renames what has an id; both in the sheet. */
  edit({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const {
      kind,
      id = '',
      name = '',
    } = currentTarget.dataset as Pick<Editing, 'kind'> & {
      id?: string;
      name?: string;
    };
    const editing = { kind, id, was: name };
    const sheet = sheetWords(editing, this.data.buildingName);
    this.setData({ editing, sheet, name, sheetOpen: true, refusal: '', said: '' });
  },

  closeSheet() {
    if (!this.data.busy) this.setData({ sheetOpen: false });
  },

  writeName({ detail }: { detail: string }) {
    this.setData({ name: detail, refusal: '' });
  },

  async save() {
    const { editing, busy, buildingId } = this.data;
    if (busy) return;
    const name = this.data.name.trim();
    const fault = nameFault(name, editing);
    if (fault !== null) {
      this.setData({ refusal: fault });
      return;
    }
    this.setData({ busy: true, refusal: '' });
    const answer = await send(editing, buildingId, name);
    this.setData({ busy: false });
    await this.answered(answer);
  },

  /** Removes what the sheet is about. */
  async remove() {
    const { kind, id, was } = this.data.editing;
    if (this.data.busy || id === '') return;
    const name = kind === 'room' ? `${this.data.buildingName} ${was}` : was;
    const intention = `dormitory:remove:${id}`;
    await removeAfterAsking(this, name, () =>
      callOnce('school', 'removeDormitory', { kind, unitId: id }, intention),
    );
  },

  async answered(answer: Answer<object>) {
    const isStale = !answer.ok && answer.code === 'SCHOOL.CHANGED_MEANWHILE';
    if (!answer.ok && !isStale) {
      this.setData({ refusal: answer.message });
      return;
    }
    this.setData({ sheetOpen: false, said: answer.ok ? '' : '刚刚有人改过这个名称，已经刷新，请看过再改' });
    if (answer.ok) {
      tick();
      void wx.showToast({ title: this.data.sheet.done, icon: 'success' });
      // Whoever adds a building goes on with its rooms.
      if ('buildingId' in answer.data)
        this.setData({ buildingId: String(answer.data.buildingId), rooms: null });
    }
    await this.load();
  },
});

/** Adds the building or room, or renames it from what the page showed. */
function send({ kind, id, was }: Editing, buildingId: string, name: string): Promise<Answer<object>> {
  const intention = `dormitory:${kind}:${id || buildingId}:${was}:${name}`;
  if (kind === 'building')
    return id === ''
      ? callOnce('school', 'addBuilding', { name }, intention)
      : callOnce('school', 'renameBuilding', { buildingId: id, was, name }, intention);
  return id === ''
    ? callOnce('school', 'addRoom', { buildingId, name }, intention)
    : callOnce('school', 'renameRoom', { buildingId, roomId: id, was, name }, intention);
}
