import { entriesOf, fontInWords, type Me, meView, quotaView } from '../../../miniprogram/pages/me/view';
import { toAskFor } from '../../../miniprogram/shared/to-ask-for';

type RoleView = Me['roles'][number];

const student: RoleView = {
  role: 'student',
  title: '学生',
  scope: '机电2401班',
  classId: 'jd2401',
  departmentId: null,
  buildingId: null,
};
const cadre: RoleView = { ...student, role: 'classCadre', title: '班干部' };
const head: RoleView = { ...student, role: 'headTeacher', title: '班主任' };
const secondClass: RoleView = { ...head, scope: '机电2402班', classId: 'jd2402' };
const teacher: RoleView = { ...head, role: 'subjectTeacher', title: '任课教师' };
const officer: RoleView = {
  role: 'officer',
  title: '学工干事',
  scope: '综职系',
  classId: null,
  departmentId: 'zz',
  buildingId: null,
};
const secretary: RoleView = { ...officer, role: 'secretary', title: '系部书记' };
const keeper: RoleView = {
  ...officer,
  ...{ role: 'dormKeeper', title: '宿管', scope: '3栋', departmentId: null, buildingId: 'b3' },
};
const duty: RoleView = { ...officer, role: 'dutyTeacher', title: '值班教师' };
const zz = { departmentId: 'zz', name: '综职系' };
const jj = { departmentId: 'jj', name: '经济系' };

function me(roles: RoleView[], departments = roles.some(({ departmentId }) => departmentId) ? [zz] : []): Me {
  return { name: '周敏', roles, departments, coordinateDays: 30 };
}

test.each<[string, RoleView[], string[]]>([
  ['a student', [student], ['课表', '校历']],
  ['a cadre', [student, cadre], [`${cadre.scope}名单`, '课表', '校历']],
  ['a head teacher', [head], ['花名册', '课表', '校历', '班级码']],
  ['a subject teacher', [teacher], ['我的课', '校历']],
  ['a head teacher who teaches', [head, teacher], ['花名册', '课表', '我的课', '校历', '班级码']],
  ['an officer', [officer], ['花名册', '值班表', '宿舍', '校历', '导入名单', '作息时间', '发不出去的消息']],
  ['a secretary', [secretary], ['花名册', '值班表', '宿舍', '校历']],
  ['a dorm keeper', [keeper], ['宿舍', '校历']],
  ['a duty teacher', [duty], ['值班表', '校历']],
  ['nobody any more', [], ['校历']],
])('%s finds the pages that are theirs', (_who, roles, titles) => {
  expect(entriesOf(me(roles)).map(({ title }) => title)).toEqual(titles);
});

test('of two classes or departments each is named', () => {
  expect(entriesOf(me([head, secondClass])).map(({ title }) => title)).toEqual([
    '花名册 · 机电2401班',
    '花名册 · 机电2402班',
    '课表 · 机电2401班',
    '课表 · 机电2402班',
    '校历',
    '班级码 · 机电2401班',
    '班级码 · 机电2402班',
  ]);
  const wide = { ...officer, departmentId: null, scope: '全校' };
  const entries = entriesOf(me([wide], [zz, jj]));
  expect(entries.map(({ title }) => title)).toContain('导入名单 · 经济系');
  expect(entries.map(({ url }) => url)).toContain('/school/duty/index?departmentId=jj');
});

test('no title and no sentence under one stands twice, whoever it is', () => {
  const { entries } = meView(me([head, teacher, student, officer, duty]));
  for (const said of [entries.map(({ title }) => title), entries.map(({ text }) => text)]) {
    const others = said.filter((one) => one !== '班里每天上什么课');
    expect(new Set(others).size).toBe(others.length);
  }
});

test('every line has a key of its own, also for who holds one role twice', () => {
  const { entries, roles } = meView(me([head, secondClass, officer, duty, head]));
  const keys = [...roles.map(({ key }) => key), ...new Set(entries.map(({ key }) => key))];
  expect(new Set(keys).size).toBe(keys.length);
});

test('how long coordinates are kept is said in days', () => {
  expect(meView(me([student])).kept).toContain('30 天');
});

const template = (templateId: string, left: number) => ({ templateId, title: templateId, left });

test('none left stands out', () => {
  expect(
    quotaView([template('a', 0), template('b', 2)]).map(({ words, tone }) => `${words} ${tone}`),
  ).toEqual(['还可收 0 条 late', '还可收 2 条 plain']);
});

test('WeChat is asked for three templates at most, those with the fewest left', () => {
  const templates = [template('a', 3), template('b', 0), template('c', 1), template('d', 2)];
  expect(toAskFor(templates)).toEqual(['b', 'c', 'd']);
});

test.each([
  [0.9, '偏小'],
  [1, '标准'],
  [1.1, '偏大'],
  [1.4, '大'],
])('a font of × %f is %s', (scale, words) => {
  expect(fontInWords(scale)).toBe(words);
});

test('whoever teaches several classes has one line for all of them, after the other roles', () => {
  const { roles } = meView(me([teacher, { ...teacher, scope: '机电2402班' }, head]));
  expect(roles.map(({ title, scope }) => `${title} ${scope}`)).toEqual([
    '班主任 机电2401班',
    '任课教师 机电2401班、机电2402班',
  ]);
});
