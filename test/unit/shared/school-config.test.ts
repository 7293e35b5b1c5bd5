import file from '../../../school.config.json';
import { schoolConfig } from '../../../cloudfunctions/shared/config/school-config';
import { readSchoolConfig, SchoolConfigError } from '../../../cloudfunctions/shared/config/mistakes';

type Json = Record<string, unknown>;

/** The file of this school with the value at a dotted path replaced; without a value, taken away. */
function changed(path: string, value?: unknown): Json {
  const copy = structuredClone(file) as Json;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce<Json>((inner, key) => inner[key] as Json, copy);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return copy;
}

function mistakesOf(content: unknown): readonly string[] {
  try {
    readSchoolConfig(content);
    return [];
  } catch (error) {
    if (error instanceof SchoolConfigError) return error.mistakes;
    throw error;
  }
}

/** Dotted paths of all values of the file. */
function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}

test('the file of this school has no mistakes', () => {
  expect(mistakesOf(file)).toEqual([]);
});

test('times of day are minutes, everything else is as written', () => {
  expect(schoolConfig.policies.quietHours).toEqual({ from: 22 * 60, to: 6 * 60 + 30 });
  expect(schoolConfig.policies.binding).toEqual(file.policies.binding);
  expect(schoolConfig.messages).toEqual(file.messages);
});

test('nothing of it can be changed while a function runs', () => {
  const { binding } = schoolConfig.policies;
  expect(() => Object.assign(binding, { wrongTries: 1000 })).toThrow(TypeError);
  expect(binding.wrongTries).toBe(file.policies.binding.wrongTries);
});

test('where a value is missing, its path and what is allowed are said', () => {
  const optional = /^messages\.\w+$/;
  const paths = leaves(file).filter((path) => path !== 'holidays' && !optional.test(path));
  for (const path of paths) {
    const [mistake = '', ...others] = mistakesOf(changed(path));
    expect(mistake).toMatch(new RegExp(`^${path}：没有填，应是`));
    expect(others).toEqual([]);
  }
  expect(paths.length).toBeGreaterThan(40);
});

test('a value of no type that any setting has is a mistake everywhere', () => {
  for (const path of leaves(file)) {
    expect(mistakesOf(changed(path, true))).toEqual([expect.stringContaining(`${path}：现在是 true，应`)]);
  }
});

test('a name that is no setting is a mistake at every level', () => {
  const groups = new Set(leaves(file).flatMap((path) => ancestors(path)));
  for (const group of groups) {
    const path = group === '' ? 'misspelt' : `${group}.misspelt`;
    const [mistake = ''] = mistakesOf(changed(path, 1));
    expect(mistake.startsWith(`${path}：`)).toBe(true);
  }
  expect(groups.size).toBeGreaterThan(15);
});

/** The groups that a path lies in; `''` is the whole file. */
function ancestors(path: string): string[] {
  const keys = path.split('.');
  return keys.map((_, length) => keys.slice(0, length).join('.'));
}

test.each([
  ['policies.binding.classCodeDays', 0, '现在是 0，应是 1 到 30 的整数（班级码几天后失效，一般 7）'],
  ['policies.binding.classCodeDays', 31, '现在是 31，应是 1 到 30 的整数（班级码几天后失效，一般 7）'],
  ['policies.binding.classCodeDays', 7.5, '现在是 7.5，应是 1 到 30 的整数（班级码几天后失效，一般 7）'],
  ['policies.binding.classCodeDays', '7', '现在是 "7"，应是 1 到 30 的整数（班级码几天后失效，一般 7）'],
  ['policies.quietHours.from', '24:00', '现在是 "24:00"，应是 "22:00" 这样的时间'],
  ['policies.quietHours.from', '9:00', '现在是 "9:00"，应是 "22:00" 这样的时间'],
  ['policies.contentSafety.textWithoutVerdict', 'maybe', '应是 "accept"（先收下，恢复后补查）、"refuse"'],
  ['school.name', ' 示范学校', '现在是 " 示范学校"，应是 2 到 30 个字，前后没有空格'],
  ['policies.bindings', {}, '没有这一项，请删掉或改正；这里可以填 binding、privacy'],
  ['policies', [], '没有填'],
  ['messages.bound.templateId', '模板', '应是微信公众平台里的模板 ID'],
  ['messages.bound.keywords.thing2.field', 'whot', '现在是 "whot"，应是 who、what、at、note 之一'],
  ['messages.bound.keywords.thing2.field', 'at', ''],
  ['messages.bound.keywords.thing9', { label: '时间', field: 'at' }, ''],
  ['messages.bound.keywords.phrase1', { label: '身份', field: 'what' }, 'what 只能放进 thing 类关键词'],
  ['messages.bound.keywords.number1', { label: '姓名', field: 'who' }, 'who 只能放进 name、thing 类关键词'],
  ['messages.bound.keywords.fruit1', { label: '姓名', field: 'who' }, '应以模板的关键词为名'],
  ['messages.bound.keywords', {}, '至少要有一个关键词'],
  [
    'messages.nonsense',
    {},
    '没有这一项，请删掉或改正；这里可以填 grantChanged、bound、rebound、importFinished',
  ],
  ['messages.bound.templateId', file.messages.rebound.templateId, ''],
  [
    'messages.rebound.templateId',
    file.messages.bound.templateId,
    '与 bound 用同一个模板，标题和关键词的名称要一样',
  ],
])('%s = %j: %s', (path, value, sentence) => {
  const mistakes = mistakesOf(changed(path, value));
  if (sentence === '') expect(mistakes.filter((line) => line.startsWith(`${path}：`))).toEqual([]);
  else expect(mistakes.join('\n')).toContain(sentence);
});

describe('holidays the school has written down', () => {
  const notice = {
    holidays: { '2027-01-01': '元旦', '2027-10-03': '国庆节' },
    makeupWorkdays: { '2026-12-27': '元旦' },
  };

  test('may lie in their year and in the December before', () => {
    expect(mistakesOf(changed('holidays', { 2027: notice }))).toEqual([]);
  });

  test.each([
    [
      'another year',
      { 2028: notice },
      'holidays.2028.holidays.2027-01-01：2028 年的安排只能写当年和上一年 12 月的日期',
    ],
    [
      'a day that does not exist',
      { 2027: { ...notice, holidays: { '2027-02-30': '春节' } } },
      '而且真有这一天',
    ],
    [
      'a list that is not complete',
      { 2027: { ...notice, holidays: { '2027-01-01': '元旦' } } },
      'holidays.2027.holidays：没有写全：请照通知写全一年，至少要有 10 月 3 日',
    ],
    ['a year that is none', { 27: notice }, '应以年份为名'],
    ['a list that is missing', { 2027: { holidays: {} } }, 'holidays.2027.makeupWorkdays：没有填'],
  ])('%s is a mistake', (_, holidays, sentence) => {
    expect(mistakesOf(changed('holidays', holidays)).join('\n')).toContain(sentence);
  });
});

test('a kind of message without a template is no mistake: it is told in the app alone', () => {
  expect(mistakesOf(changed('messages.importFinished'))).toEqual([]);
});

test('all mistakes are told at once, each once', () => {
  const broken = {
    ...changed('policies.binding.wrongTries', 'many'),
    extra: 1,
    school: { name: '', shortName: '示范', campus: 5 },
  };
  const mistakes = mistakesOf(broken);
  expect(mistakes.map((line) => line.split('：')[0])).toEqual([
    'school.name',
    'school.campus',
    'school.departmentWord',
    'policies.binding.wrongTries',
    'extra',
  ]);
  expect(() => readSchoolConfig(broken)).toThrow(/^school\.config\.json 有 5 处要改：\n {2}school\.name：/);
});
