import { changesOf, formOf, keptForm } from '../../../miniprogram/school/contacts/view';
import { enteringInWords, entryOf, type Form, missingOf } from '../../../miniprogram/school/enter/view';
import { consequencesOf, isTheName } from '../../../miniprogram/school/erase/view';
import {
  gradeRows,
  nameFault,
  ownDepartments,
  sheetWords,
  unitRights,
} from '../../../miniprogram/school/units/view';
import type { Day, PersonView, RoleView, UnitsView } from '../../../typings/cloud-api';

const today: Day = '2026-11-24';
const held = (role: RoleView['role'], departmentId: string | null = null): RoleView => ({
  ...{ role, title: '', scope: '', classId: null, departmentId, buildingId: null },
});

describe('班级与年级', () => {
  const units: UnitsView = {
    buildings: [],
    departments: [
      { departmentId: 'qc', name: '汽车系' },
      { departmentId: 'zz', name: '综职系' },
    ],
    grades: [
      { gradeId: 'zz-2026', name: '2026级', departmentId: 'zz' },
      { gradeId: 'zz-2024', name: '2024级', departmentId: 'zz' },
      { gradeId: 'qc-2024', name: '2024级', departmentId: 'qc' },
    ],
    classes: [{ classId: 'jd2401', name: '机电2401班', gradeId: 'zz-2024', departmentId: 'zz' }],
  };

  test('shows the grades of one department, also those without a class', () => {
    expect(gradeRows(units, 'zz')).toEqual([
      { gradeId: 'zz-2026', name: '2026级', classes: [] },
      { gradeId: 'zz-2024', name: '2024级', classes: [{ classId: 'jd2401', name: '机电2401班' }] },
    ]);
  });

  test.each([
    ['an officer of a department', [held('officer', 'zz')], ['zz'], { edit: true, addDepartment: false }],
    ['an officer of the school', [held('officer')], ['qc', 'zz'], { edit: true, addDepartment: true }],
    ['a secretary', [held('secretary')], [], { edit: false, addDepartment: false }],
  ] as const)('%s changes what is theirs', (_, roles, departmentIds, rights) => {
    expect(ownDepartments(units, roles).map(({ departmentId }) => departmentId)).toEqual(departmentIds);
    expect(unitRights(roles)).toEqual(rights);
  });

  const newClass = { kind: 'class', id: '', parentId: 'zz-2024', was: '' } as const;
  const oldClass = { kind: 'class', id: 'jd2401', parentId: '', was: '机电2401班' } as const;

  test('the sheet says what is added where, or what is renamed', () => {
    expect(sheetWords(newClass, '2024级')).toMatchObject({ title: '新增班级', text: '在 2024级 里' });
    expect(sheetWords(oldClass, '')).toMatchObject({ title: '改班级名称', save: '保存' });
    expect(sheetWords(oldClass, '').text).toContain('现在是 机电2401班');
  });

  test.each([
    ['', newClass, '请填名称'],
    ['  ', newClass, '请填名称'],
    ['机电2402班', newClass, null],
    [' 机电2401班 ', oldClass, '和原来一样，不用改'],
    ['机电2403班', oldClass, null],
    ['班'.repeat(30), oldClass, null],
    ['班'.repeat(41), oldClass, '名称最多 30 个字，现在有 41 个，请写短一些'],
  ] as const)('%j for %j: %s', (name, editing, fault) => {
    expect(nameFault(name, editing)).toBe(fault);
  });
});

describe('添加一个人', () => {
  const nowhere = { departmentId: '', gradeId: '', classId: '', name: '' };
  const jd2401 = { departmentId: 'zz', gradeId: 'zz-2024', classId: 'jd2401', name: '机电2401班' };
  const form: Form = {
    kind: 'student',
    number: '26010101',
    name: '曾小明',
    phone: '',
    unit: jd2401,
    from: today,
  };

  test.each<[Form, string | null]>([
    [{ ...form, number: ' ' }, '请填学号'],
    [{ ...form, kind: 'staff', number: '' }, '请填工号'],
    [{ ...form, name: '' }, '请填姓名'],
    [{ ...form, unit: nowhere }, '请选班级'],
    [{ ...form, kind: 'staff', unit: nowhere }, '请选系部'],
    [form, null],
  ])('%j: %s', (some, missing) => {
    expect(missingOf(some)).toBe(missing);
  });

  test('a student goes with class and day, staff without; an empty phone is left out', () => {
    expect(entryOf({ ...form, name: ' 曾小明 ' })).toEqual({
      ...{ departmentId: 'zz', kind: 'student', number: '26010101', name: '曾小明' },
      ...{ classId: 'jd2401', from: today },
    });
    expect(entryOf({ ...form, kind: 'staff', number: 'T009', phone: '13900000001' })).toEqual({
      ...{ departmentId: 'zz', kind: 'staff', number: 'T009', name: '曾小明', phone: '13900000001' },
    });
  });

  test('says what will be', () => {
    expect(enteringInWords(form, today)).toBe('曾小明 从 11月24日 起进入 机电2401班');
    const staff = {
      ...form,
      kind: 'staff',
      unit: { ...nowhere, departmentId: 'zz', name: '综职系' },
    } as const;
    expect(enteringInWords(staff, today)).toContain('成为 综职系 的教职工');
  });
});

describe('姓名和联系人', () => {
  const father = { name: '李建国', relation: '父亲', phone: '19000000002' };
  const person = { kind: 'student', name: '李雷', phone: '19000000001', guardians: [father] } as PersonView;
  const form = formOf(person);

  test('a student without guardians gets a line to fill in, staff none', () => {
    const empty = [{ name: '', relation: '', phone: '' }];
    expect(formOf({ ...person, guardians: [] }).guardians).toEqual(empty);
    expect(formOf({ ...person, kind: 'staff', guardians: [] }).guardians).toEqual([]);
  });

  const mother = { name: '', relation: '母亲', phone: '19000000003' };
  test('when somebody else changed the person, what was typed stays and the rest is as it is now', () => {
    const now = { ...person, name: '李磊', phone: '19000000009', guardians: [father, mother] };
    expect(keptForm({ ...form, phone: '1' }, person, now)).toEqual({
      ...{ name: '李磊', phone: '1', guardians: [father, mother] },
    });
    expect(keptForm({ ...form, name: '李蕾', guardians: [] }, person, now)).toEqual({
      ...{ name: '李蕾', phone: '19000000009', guardians: [] },
    });
  });

  test.each([
    ['a name', { name: ' 李磊 ' }, { name: '李磊', contacts: null }],
    ['a phone', { phone: '' }, { name: null, contacts: { phone: '' } }],
    [
      'one guardian more',
      { guardians: [father, mother] },
      { name: null, contacts: { guardians: [father, mother] } },
    ],
    ['no guardian', { guardians: [] }, { name: null, contacts: { guardians: [] } }],
    ['both', { name: '李磊', phone: '19000000009' }, { name: '李磊', contacts: { phone: '19000000009' } }],
    ['nothing', {}, { fault: '没有改动' }],
    [
      'a line left empty',
      { guardians: [father, { name: '', relation: '', phone: ' ' }] },
      { fault: '没有改动' },
    ],
    ['no name', { name: ' ' }, { fault: '请填姓名' }],
    [
      'no number',
      { guardians: [{ ...father, phone: '' }] },
      { fault: '请填第 1 位监护人的电话，或把这一位删掉' },
    ],
    [
      'who it is left out',
      { guardians: [father, { ...mother, relation: '' }] },
      { fault: '请填第 2 位监护人的姓名或关系' },
    ],
    [
      'a phone as people write it',
      { phone: '+86 190 0000-0009' },
      { name: null, contacts: { phone: '19000000009' } },
    ],
    [
      'a phone that is none',
      { phone: '1900000000' },
      { fault: '电话 1900000000 不对：手机是 11 位，座机要带区号' },
    ],
    [
      'a guardian’s phone that is none',
      { guardians: [father, { ...mother, phone: '8765432' }] },
      { fault: '第 2 位监护人的电话 8765432 不对：手机是 11 位，座机要带区号' },
    ],
  ])('%s: only what differs is sent, and what is missing is said', (_, change, changes) => {
    expect(changesOf(person, { ...form, ...change })).toEqual(changes);
  });
});

describe('删除个人信息', () => {
  test('says what goes, what stays, and that it can’t be undone', () => {
    const lines = consequencesOf({ kind: 'student', number: '24010101', bound: true });
    expect(lines).toHaveLength(4);
    expect(lines.join('')).toMatch(/监护人.*微信绑定.*只剩号码 24010101.*不能恢复/);
    expect(consequencesOf({ kind: 'staff', number: 'T001', bound: false }).join('')).not.toMatch(
      /监护人|微信绑定/,
    );
  });

  test.each([
    ['李雷', '李雷', true],
    [' 李雷 ', '李雷', true],
    ['李', '李雷', false],
    ['', '', false],
  ])('%j typed for %j: %s', (typed, name, expected) => {
    expect(isTheName(typed, { name })).toBe(expected);
  });
});
