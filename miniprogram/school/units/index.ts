import type { UnitsView } from '../../../typings/cloud-api';
import { call, callOnce } from '../../cloud/call';
import { tick } from '../../cloud/device';
import type { Answer, Failure } from '../../cloud/outcomes';
import { loadAtSight, loadingData, loadingPage } from '../../shared/loading-page';
import { removeAfterAsking } from '../shared/remove-unit';
import {
  type Editing,
  gradeRows,
  type GradeRow,
  nameFault,
  ownDepartments,
  sheetWords,
  type UnitKind,
  unitRights,
} from './view';

const nowhere: Editing = { kind: 'class', id: '', parentId: '', was: '' };

/** 班级与年级: the units of a department as a tree, where an officer adds and renames them. */
Page({
  ...loadingPage,
  onShow: loadAtSight,

  data: {
    ...loadingData,
    departments: [] as UnitsView['departments'],
    departmentId: '',
    departmentName: '',
    grades: [] as GradeRow[],
    rights: { edit: false, addDepartment: false },
    /** What the sheet from below is about. */
    editing: nowhere,
    sheet: sheetWords(nowhere, ''),
    sheetOpen: false,
    name: '',
    busy: false,
    /** Why it was not saved, in the sheet. */
    refusal: '',
    /** What somebody else did meanwhile, on the page. */
    said: '',
  },

  units: null as UnitsView | null,

  async load() {
    const [me, units] = await Promise.all([call('school', 'me', {}), call('school', 'units', {})]);
    if (!me.ok || !units.ok) {
      this.fail(me.ok ? (units as Failure) : me);
      return;
    }
    const { roles } = me.data;
    const departments = ownDepartments(units.data, roles);
    const rights = unitRights(roles);
    this.units = units.data;
    this.setData({ departments, rights, status: rights.edit ? 'ready' : 'empty' });
    const isThere = departments.some(({ departmentId }) => departmentId === this.data.departmentId);
    this.show(isThere ? this.data.departmentId : (departments[0]?.departmentId ?? ''));
  },

  show(departmentId: string) {
    if (!this.units) return;
    const department = this.data.departments.find((one) => one.departmentId === departmentId);
    const grades = gradeRows(this.units, departmentId);
    this.setData({ departmentId, departmentName: department?.name ?? '', grades });
  },

  changeDepartment({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.show((currentTarget.dataset as { id: string }).id);
  },

  /** A tap on a name renames it, a tap on 新增 adds below; both in the sheet. */
  edit({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const {
      kind,
      id = '',
      parent = '',
      name = '',
      within = '',
    } = currentTarget.dataset as {
      kind: UnitKind;
      id?: string;
      parent?: string;
      name?: string;
      within?: string;
    };
    const editing = { kind, id, parentId: parent, was: name };
    const sheet = sheetWords(editing, within);
    this.setData({ editing, sheet, name, sheetOpen: true, refusal: '', said: '' });
  },

  closeSheet() {
    if (!this.data.busy) this.setData({ sheetOpen: false });
  },

  writeName({ detail }: { detail: string }) {
    this.setData({ name: detail, refusal: '' });
  },

  async save() {
    const { editing, busy } = this.data;
    if (busy) return;
    const name = this.data.name.trim();
    const fault = nameFault(name, editing);
    if (fault !== null) {
      this.setData({ refusal: fault });
      return;
    }
    this.setData({ busy: true, refusal: '' });
    const answer = await send(editing, name);
    this.setData({ busy: false });
    await this.answered(answer);
  },

  /** Removes the grade or class that the sheet is about. */
  async remove() {
    const { busy, departmentId } = this.data;
    const { kind, id: unitId, was } = this.data.editing;
    if (busy || unitId === '' || kind === 'department') return;
    await removeAfterAsking(this, was, () =>
      callOnce('school', 'removeUnit', { departmentId, kind, unitId }, `unit:remove:${unitId}`),
    );
  },

  async answered(answer: Answer<unknown>) {
    const isStale = !answer.ok && answer.code === 'SCHOOL.CHANGED_MEANWHILE';
    if (!answer.ok && !isStale) {
      this.setData({ refusal: answer.message });
      return;
    }
    this.setData({ sheetOpen: false, said: answer.ok ? '' : '刚刚有人改过这个名称，已经刷新，请看过再改' });
    if (answer.ok) {
      tick();
      void wx.showToast({ title: this.data.sheet.done, icon: 'success' });
    }
    await this.load();
  },
});

/** Adds the unit, or renames it from what the page showed. */
function send({ kind, id, parentId, was }: Editing, name: string): Promise<Answer<unknown>> {
  const intention = `unit:${kind}:${id || parentId}:${was}:${name}`;
  const isNew = id === '';
  switch (kind) {
    case 'department':
      return isNew
        ? callOnce('school', 'addDepartment', { name }, intention)
        : callOnce('school', 'renameDepartment', { departmentId: id, was, name }, intention);
    case 'grade':
      return isNew
        ? callOnce('school', 'addGrade', { departmentId: parentId, name }, intention)
        : callOnce('school', 'renameGrade', { gradeId: id, was, name }, intention);
    case 'class':
      return isNew
        ? callOnce('school', 'addClass', { gradeId: parentId, name }, intention)
        : callOnce('school', 'renameClass', { classId: id, was, name }, intention);
  }
}
