import type { Headcount, UnitsView } from '../../../typings/cloud-api';
import { call } from '../../cloud/call';
import { loadAtSight, loadingData, loadingPage } from '../../shared/loading-page';
import type { FoundRow } from '../people-search/view';
import { classIdsOf, type GradeGroup, gradeGroups, totalInWords } from './view';

/** 花名册: everybody within reach, to be searched; below by department, grade and class. */
Page({
  ...loadingPage,
  onShow: loadAtSight,

  data: {
    ...loadingData,
    departments: [] as UnitsView['departments'],
    departmentId: '',
    groups: [] as GradeGroup[],
    total: '',
    isOfficer: false,
    isTyping: false,
  },

  units: null as UnitsView | null,

  async load() {
    const [me, answer] = await Promise.all([call('school', 'me', {}), call('school', 'units', {})]);
    if (me.ok) this.setData({ isOfficer: me.data.roles.some(({ role }) => role === 'officer') });
    if (answer.ok) {
      this.units = answer.data;
      const { departments } = answer.data;
      const there = departments.some(({ departmentId }) => departmentId === this.data.departmentId);
      const departmentId = there ? this.data.departmentId : (departments[0]?.departmentId ?? '');
      this.setData({ departments });
      await this.show(departmentId);
    } else {
      this.fail(answer);
    }
  },

  /** Shows a department at once, and how many are in its classes as soon as they are counted. */
  async show(departmentId: string) {
    const { units } = this;
    if (!units) return;
    const classIds = classIdsOf(units, departmentId);
    const isKnown = departmentId === this.data.departmentId && this.data.groups.length > 0;
    // Counts that are there stay until new ones come.
    if (!isKnown) this.draw(units, departmentId, []);
    if (classIds.length === 0) return;
    if (!isKnown) this.setData({ total: '正在数人数…' });
    const answer = await call('school', 'headcounts', { classIds });
    if (units !== this.units || departmentId !== this.data.departmentId) return;
    if (answer.ok) this.draw(units, departmentId, answer.data.classes);
    else if (isKnown) void wx.showToast({ title: answer.message, icon: 'none' });
    else this.setData({ total: '人数没有数出来，下拉再试一次' });
  },

  draw(units: UnitsView, departmentId: string, headcounts: readonly Headcount[]) {
    const groups = gradeGroups(units, { departmentId }, headcounts);
    const total = totalInWords(headcounts);
    // An officer begins here: with an empty school, too, there is something to tap.
    const status = units.classes.length === 0 && !this.data.isOfficer ? 'empty' : 'ready';
    this.setData({ departmentId, groups, total, status });
  },

  async changeDepartment({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string };
    if (id !== this.data.departmentId) await this.show(id);
  },

  onTyping({ detail }: WechatMiniprogram.CustomEvent<{ active: boolean }>) {
    if (detail.active !== this.data.isTyping) this.setData({ isTyping: detail.active });
  },

  async onPick({ detail }: WechatMiniprogram.CustomEvent<FoundRow>) {
    await wx.navigateTo({ url: `/school/person/index?personId=${detail.personId}` });
  },

  async openUnits() {
    await wx.navigateTo({ url: '/school/units/index' });
  },

  async openEnter() {
    await wx.navigateTo({ url: '/school/enter/index' });
  },

  async openClass({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string };
    await wx.navigateTo({ url: `/school/class/index?classId=${id}` });
  },
});
