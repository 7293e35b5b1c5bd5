import { roleScopes, roleTitles } from '../../../cloudfunctions/shared/grants';
import { scopeInWords, scopeOf } from '../../../miniprogram/school/grant/scope';
import {
  besidesInWords,
  givingInWords,
  missingChoice,
  periodChoices,
  tellingInWords,
} from '../../../miniprogram/school/grant/view';
import { dayLabel, spanInWords } from '../../../miniprogram/school/shared/days';
import { givable, giverOf, staffRoles, studentRoles } from '../../../miniprogram/school/shared/roles';
import { chosenName, levelsOf, nothingChosen, settled } from '../../../miniprogram/school/shared/units';
import type { Day, RoleView, TermView } from '../../../typings/cloud-api';

const today: Day = '2026-11-24';
const term: TermView = {
  ...{ schoolYear: 2026, half: 1, name: '2026–2027学年第一学期' },
  ...{ from: '2026-09-01', to: '2027-01-22', weekOne: '2026-08-31' },
};
const held = (role: RoleView['role'], where: Partial<RoleView> = {}): RoleView => ({
  ...{ role, title: '', scope: '', classId: null, departmentId: null, buildingId: null },
  ...where,
});

describe('twins', () => {
  test.each([...studentRoles, ...staffRoles])('the phone knows $title as the server does', (known) => {
    expect(known.title).toBe(roleTitles[known.role]);
    expect(known.scopes).toEqual(roleScopes[known.role]);
  });
});

describe('what somebody may give', () => {
  const student = { kind: 'student', classId: 'jd2401' } as const;
  const staff = { kind: 'staff', classId: null } as const;
  const head = [held('headTeacher', { classId: 'jd2401' })];
  const officer = [held('officer', { departmentId: 'zz' })];
  const titles = (roles: RoleView[], receiver: typeof student | typeof staff) =>
    givable(giverOf(roles), receiver).map(({ title }) => title);

  test.each([
    ['a head teacher, to a student of the class', head, student, ['班干部']],
    [
      'a head teacher, to a student of another class',
      [held('headTeacher', { classId: 'jd2402' })],
      student,
      [],
    ],
    ['a head teacher, to staff', head, staff, []],
    ['an officer, to a student', officer, student, ['班干部']],
    ['an officer, to staff', officer, staff, ['班主任', '任课教师', '辅导员', '学工干事', '系部书记']],
    ['a secretary, to staff', [held('secretary', { departmentId: 'zz' })], staff, []],
    ['a cadre, to a student', [held('classCadre', { classId: 'jd2401' })], student, []],
  ] as const)('%s', (_, roles, receiver, expected) => {
    expect(titles([...roles], receiver)).toEqual(expected);
  });

  test('only an officer of the whole school gives roles of the whole school', () => {
    const ofSchool = givable(giverOf([held('officer')]), staff);
    expect(ofSchool).toEqual(staffRoles);
    const ofDepartment = givable(giverOf(officer), staff);
    expect(ofDepartment.find(({ role }) => role === 'officer')?.scopes).toEqual(['department']);
  });

  test('a student without a class gets no office', () => {
    expect(givable(giverOf(officer), { kind: 'student', classId: null })).toEqual([]);
  });
});

describe('days', () => {
  test('the quick choices are open-ended, this term, and own days', () => {
    expect(periodChoices(today, [term]).map(({ label, from, to }) => [label, from, to])).toEqual([
      ['从今天起长期', today, null],
      ['本学期', today, '2027-01-22'],
      ['自定', today, '2027-01-22'],
    ]);
  });

  test.each([
    ['before it begins', '2026-08-31'],
    ['on its last day', '2027-01-22'],
    ['after it', '2027-01-23'],
  ] as const)('there is no term to choose %s', (_, day) => {
    expect(periodChoices(day, [term]).map(({ kind }) => kind)).toEqual(['open', 'own']);
  });

  test.each([
    ['2026-11-24', '11月24日'],
    ['2027-01-02', '2027年1月2日'],
  ] as const)('%s is called %s', (day, words) => {
    expect(dayLabel(day, today)).toBe(words);
  });

  test('a span without an end says when it began', () => {
    expect(spanInWords('2026-09-01', null, today)).toBe('9月1日起');
  });

  test.each([
    ['2026-09-01', '2026-12-31', '9月1日 – 12月31日'],
    ['2026-09-01', '2027-01-22', '9月1日 – 2027年1月22日'],
    ['2025-09-01', '2026-01-20', '2025年9月1日 – 2026年1月20日'],
    ['2025-09-01', '2025-12-31', '2025年9月1日 – 12月31日'],
  ] as const)('the second day is read in the year of the first: %s – %s', (from, to, words) => {
    expect(spanInWords(from, to, today)).toBe(words);
  });
});

describe('what will be given, in a sentence', () => {
  const giving = { name: '周敏', title: '班主任', scope: '机电2402班' };

  test('open-ended', () => {
    const words = givingInWords({ ...giving, period: { from: today, to: null } }, today);
    expect(words).toBe('周敏 从 11月24日 起任 机电2402班 班主任');
  });

  test('with an end', () => {
    const words = givingInWords({ ...giving, period: { from: today, to: '2027-01-22' } }, today);
    expect(words).toBe('周敏 从 11月24日 到 2027年1月22日 任 机电2402班 班主任');
  });

  test.each([
    [{ role: false, scope: false, period: { from: today, to: null } }, '请先选身份'],
    [{ role: true, scope: false, period: { from: today, to: null } }, '请选范围'],
    [{ role: true, scope: true, period: { from: today, to: '2026-11-23' } }, '结束日期不能早于开始日期'],
    [{ role: true, scope: true, period: { from: today, to: today } }, null],
    [{ role: true, scope: true, period: { from: today, to: null } }, null],
  ] as const)('%j: %s', (choice, missing) => {
    expect(missingChoice(choice)).toBe(missing);
  });
});

describe('scopes', () => {
  const unit = { departmentId: 'zz', gradeId: 'zz-2024', classId: 'jd2401', name: '机电2401班' };
  const none = { ...nothingChosen, name: '' };

  const b3 = { buildingId: 'b3', name: '3栋' };

  test.each([
    ['class', unit, null, { kind: 'class', classId: 'jd2401' }, '机电2401班'],
    ['class', none, null, null, ''],
    ['grade', { ...unit, name: '2024级' }, null, { kind: 'grade', gradeId: 'zz-2024' }, '2024级'],
    ['grade', none, null, null, ''],
    ['department', { ...unit, name: '综职系' }, null, { kind: 'department', departmentId: 'zz' }, '综职系'],
    ['department', none, null, null, ''],
    ['building', none, b3, { kind: 'building', buildingId: 'b3' }, '3栋'],
    ['building', none, null, null, ''],
    ['school', none, null, { kind: 'school' }, '全校'],
    ['', unit, null, null, ''],
  ] as const)('%s', (kind, chosen, building, scope, words) => {
    expect(scopeOf({ kind, unit: chosen, building })).toEqual(scope);
    expect(scopeInWords({ kind, unit: chosen, building })).toBe(words);
  });
});

describe('choosing a class', () => {
  const units = {
    departments: [{ departmentId: 'zz', name: '综职系' }],
    grades: [
      { gradeId: 'g25', name: '2025级', departmentId: 'zz' },
      { gradeId: 'g24', name: '2024级', departmentId: 'zz' },
    ],
    classes: [
      { classId: 'jd2401', name: '机电2401班', gradeId: 'g24', departmentId: 'zz' },
      { classId: 'jd2501', name: '机电2501班', gradeId: 'g25', departmentId: 'zz' },
    ],
  };

  test('the only department need not be chosen; the grade must be', () => {
    const chosen = settled(units, 'class', nothingChosen);
    expect(chosen).toEqual({ departmentId: 'zz', gradeId: '', classId: '' });
    expect(levelsOf(units, 'class', chosen).grades.map(({ name }) => name)).toEqual(['2025级', '2024级']);
    expect(levelsOf(units, 'class', chosen).classes).toEqual([]);
  });

  test('the classes are those of the grade', () => {
    const chosen = { departmentId: 'zz', gradeId: 'g24', classId: 'jd2401' };
    expect(levelsOf(units, 'class', chosen).classes).toEqual([{ id: 'jd2401', name: '机电2401班' }]);
    expect(chosenName(units, 'class', chosen)).toBe('机电2401班');
    expect(chosenName(units, 'grade', chosen)).toBe('2024级');
    expect(chosenName(units, 'department', chosen)).toBe('综职系');
  });

  test('with one class there is still a tap: nobody is put somewhere unasked', () => {
    const one = { ...units, grades: units.grades.slice(1), classes: units.classes.slice(0, 1) };
    expect(settled(one, 'class', nothingChosen)).toEqual({ departmentId: 'zz', gradeId: 'g24', classId: '' });
  });

  test('deeper choices don’t survive where they are not asked for', () => {
    const chosen = { departmentId: 'zz', gradeId: 'g24', classId: 'jd2401' };
    expect(settled(units, 'grade', chosen)).toEqual({ ...chosen, classId: '' });
    expect(settled(units, 'department', chosen)).toEqual({ ...nothingChosen, departmentId: 'zz' });
    expect(levelsOf(units, 'department', chosen).grades).toEqual([]);
  });
});

test('nobody without an account is said to get a message: it waits for them', () => {
  expect(tellingInWords({ bound: true })).toBe('对方会收到消息');
  expect(tellingInWords({ bound: false })).toBe('对方还没有绑定微信，绑定后能在“消息”里看到');
});

test('who is head teacher of the class already is named with since when, but not the one who is chosen', () => {
  const heads = [
    { personId: 'zhou-min', name: '周敏', from: '2026-09-01', to: null },
    { personId: 'wu-gang', name: '吴刚', from: '2026-12-01', to: '2027-01-20' },
  ] as const;
  const words = besidesInWords(heads, { personId: 'sun', today });
  expect(words).toContain(`周敏（${spanInWords('2026-09-01', null, today)}）、吴刚（`);
  expect(besidesInWords(heads, { personId: 'zhou-min', today })).not.toContain('周敏');
  expect(besidesInWords([heads[0]], { personId: 'zhou-min', today })).toBe('');
});
