import fc from 'fast-check';
import { importsView, type Progress, storagePath } from '../../../miniprogram/school/import/view';
import {
  mistakesAsText,
  nextSteps,
  progressView,
  type Report,
  reportView,
  sheetOf,
  whatWillHappen,
} from '../../../miniprogram/school/import-report/view';
import { fcParameters } from '../../support/random';
import { at } from '../../support/rules';

const day = '2026-11-24' as const;
const noCounts = {
  rows: 0,
  entering: 0,
  changing: 0,
  transferring: 0,
  unchanged: 0,
  absent: 0,
  rooms: 0,
  mistakes: 0,
};

function progress(changes: Partial<Progress>): Progress {
  return {
    ...{ importId: 'i1', kind: 'student', what: 'file', state: 'ready', madeAt: at(day, '09:05') },
    ...{ counts: noCounts, done: 0, total: 0, conflicts: [] },
    ...changes,
  };
}

function report(changes: Partial<Omit<Report, 'counts'>> & { counts?: Partial<Report['counts']> }): Report {
  const lists = {
    newGrades: [],
    newClasses: [],
    newBuildings: [],
    unknownColumns: [],
    unreadSheets: [],
    mistakes: [],
    changes: [],
    transfers: [],
    absent: [],
    timetables: [],
  };
  const { counts, ...rest } = changes;
  return { ...progress({}), ...lists, ...rest, counts: { ...noCounts, ...counts } };
}

const mistakes = (count: number): Report['mistakes'] =>
  Array.from({ length: count }, (_, index) => ({
    row: index + 2,
    column: '姓名',
    value: '',
    reason: '没有填',
  }));

describe('files that can be chosen', () => {
  test.each([
    ['名单.xlsx', { path: 'imports/upload-01.xlsx' }],
    ['2026.新生.CSV', { path: 'imports/upload-01.csv' }],
    ['名单.xls', { refusal: '这是旧版 Excel（.xls），请在 Excel 里另存为 .xlsx 后再选' }],
    ['名单.pdf', { refusal: '请选择 .xlsx 或 .csv 文件' }],
    ['名单', { refusal: '请选择 .xlsx 或 .csv 文件' }],
  ])('%s', (name, expected) => {
    expect(storagePath(name, 'upload-01')).toEqual(expected);
  });
});

describe('earlier imports', () => {
  test.each([
    [progress({ state: 'planning' }), '没有检查完，请重新上传', 'plain'],
    [progress({ state: 'mistakes', counts: { ...noCounts, mistakes: 12 } }), '12 处要改', 'late'],
    [progress({ state: 'ready' }), '检查好了，还没写入', 'late'],
    [
      progress({ state: 'done', counts: { ...noCounts, entering: 38, changing: 2 } }),
      '新增 38 · 修改 2',
      'present',
    ],
    [progress({ state: 'failed' }), '没有写入', 'missing'],
  ])('%#: how it went', (one, words, tone) => {
    const { lines, running } = importsView([one], at(day, '10:00'));
    expect(lines).toMatchObject([{ title: '学生花名册', when: '今天 09:05', words, tone }]);
    expect(running).toBeNull();
  });

  test('the one that is being written stands apart from the rest', () => {
    const view = importsView(
      [
        progress({ importId: 'old', state: 'done' }),
        progress({ importId: 'now', state: 'applying', done: 40, total: 120 }),
      ],
      at(day, '10:00'),
    );
    expect(view.running).toMatchObject({ importId: 'now', words: '正在写入 40/120' });
    expect(view.lines.map(({ importId }) => importId)).toEqual(['old']);
  });
});

describe('the report', () => {
  test('mistakes: how many, and nothing else to decide', () => {
    const view = reportView(report({ state: 'mistakes', counts: { mistakes: 3 }, mistakes: mistakes(3) }));
    expect(view).toMatchObject({ title: '有 3 处要改', tone: 'late', tiles: [], first: 'mistakes' });
  });

  test('ready: figures in order, and only those with a list can be tapped', () => {
    const view = reportView(
      report({
        counts: { rows: 45, entering: 3, changing: 2, transferring: 1, unchanged: 40, absent: 4 },
        newClasses: ['机电2601班'],
        unknownColumns: ['备注'],
      }),
    );
    expect(view.tiles.map(({ name, count, list }) => [name, count, list])).toEqual([
      ['新增', 3, 'entering'],
      ['转班', 1, 'transfers'],
      ['修改', 2, 'changes'],
      ['不变', 40, ''],
      ['不在表里', 4, 'absent'],
    ]);
    expect(view.notes).toEqual([
      '这些列不认识，没有读：备注',
      '转班的人也算在“修改”里',
      '不在表里的 4 人保持不变；退学、毕业请把状态写进表里',
    ]);
    expect(view.hasNothingToWrite).toBe(false);
  });

  test('staff have no classes to change', () => {
    const names = reportView(report({ kind: 'staff', counts: { entering: 1 } })).tiles.map(
      ({ name }) => name,
    );
    expect(names).toEqual(['新增', '修改', '不变', '不在表里']);
  });

  test('a file that changes nothing says so', () => {
    const view = reportView(report({ counts: { rows: 40, unchanged: 40 } }));
    expect(view).toMatchObject({ hasNothingToWrite: true, lead: '文件里 40 人都和现有名单一样，不用导入' });
  });

  test('done: rows that somebody else changed meanwhile are named', () => {
    const view = reportView(report({ state: 'done', conflicts: [{ row: 7, number: '24010103' }] }));
    expect(view).toMatchObject({
      title: '导入完成',
      tone: 'late',
      lead: '有 1 行没有写入，见下',
      conflicts: ['第 7 行 24010103：刚才被别人改过，没有写入'],
    });
  });

  test('a graduation is called one', () => {
    const graduation = report({ state: 'done', what: 'graduation', counts: { changing: 40 } });
    expect(reportView(graduation)).toMatchObject({ title: '毕业完成', tiles: [{ name: '毕业', count: 40 }] });
    expect(nextSteps(graduation, 'zz')).toEqual([]);
  });
});

describe('lists', () => {
  test('a row says where, what stands there, and why not', () => {
    const wrong = { row: 3, column: '住校', value: '也许', reason: '只能填 是 或 否' };
    expect(sheetOf(report({ counts: { mistakes: 1 }, mistakes: [wrong] }), 'mistakes', 0).rows).toMatchObject(
      [{ head: '第 3 行 · 住校', end: '也许', text: '只能填 是 或 否' }],
    );
  });

  test.each([
    ['机电2401班', '机电2401班 → 机电2402班，周一 11月30日起'],
    ['', '没有班级 → 机电2402班，周一 11月30日起'],
  ])('a transfer from %j', (from, text) => {
    const transfer = {
      row: 2,
      number: '24010101',
      name: '李雷',
      from,
      to: '机电2402班',
      day: '2026-11-30' as const,
    };
    const { rows } = sheetOf(report({ counts: { transferring: 1 }, transfers: [transfer] }), 'transfers', 0);
    expect(rows).toMatchObject([{ head: '李雷 24010101', end: '第 2 行', text }]);
  });

  test.each([
    [0, '第 1–50 个，共 120 个', false, true],
    [1, '第 51–100 个，共 120 个', true, true],
    [2, '第 101–120 个，共 120 个', true, false],
    [9, '第 101–120 个，共 120 个', true, false],
  ])('page %i of 120', (page, range, hasPrevious, hasNext) => {
    const long = report({ counts: { mistakes: 120 }, mistakes: mistakes(120) });
    expect(sheetOf(long, 'mistakes', page)).toMatchObject({ range, hasPrevious, hasNext });
  });

  test('a list that was cut says how much there is', () => {
    const cut = report({ counts: { mistakes: 3000 }, mistakes: mistakes(2000) });
    expect(sheetOf(cut, 'mistakes', 39).range).toBe('第 1951–2000 个，共 3000 个，只列前 2000 个');
  });

  test('every row of a list is on exactly one page, at most 50 of them, each with a key of its own', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (count) => {
        const long = report({ counts: { mistakes: count }, mistakes: mistakes(count) });
        const pages = Array.from({ length: Math.max(1, Math.ceil(count / 50)) }, (_, page) =>
          sheetOf(long, 'mistakes', page),
        );
        const keys = pages.flatMap(({ rows }) => rows.map(({ key }) => key));
        expect(new Set(keys).size).toBe(count);
        expect(Math.max(...pages.map(({ rows }) => rows.length))).toBeLessThanOrEqual(50);
        expect(pages.filter(({ hasNext }) => !hasNext)).toEqual(pages.slice(-1));
      }),
      fcParameters(200),
    );
  });
});

test('mistakes are copied as a table that stays one, whatever stands in a cell', () => {
  const wrong = { row: 3, column: '姓名', value: '李\t雷\n', reason: '有不能用的字符' };
  expect(mistakesAsText({ mistakes: [wrong] })).toBe('行\t列\t填的是\t原因\n3\t姓名\t李 雷 \t有不能用的字符');
});

test.each([
  [
    report({
      counts: { entering: 38, changing: 2, transferring: 1 },
      newGrades: ['2026级'],
      newClasses: ['机电2601班'],
    }),
    '学生名单：新增 38 人，修改 2 人（转班 1 人），新建 2026级、机电2601班。写入后可以再导入一次来更正。',
  ],
  [report({ kind: 'staff', counts: { entering: 5 } }), '教职工名单：新增 5 人。写入后可以再导入一次来更正。'],
  [
    report({ counts: { entering: 9 }, newClasses: ['1班', '2班', '3班', '4班', '5班'] }),
    '学生名单：新增 9 人，新建 1班、2班、3班、4班 等 5 个年级和班级。写入后可以再导入一次来更正。',
  ],
])('%#: what will happen is said before', (one, words) => {
  expect(whatWillHappen(one)).toBe(words);
});

test.each([
  [0, 300, 0, '已写入 0/300 人'],
  [299, 300, 99, '已写入 299/300 人'],
  [300, 300, 100, '已写入 300/300 人'],
  [0, 0, 100, '已写入 0/0 人'],
])('%i of %i are %i percent', (done, total, percent, words) => {
  expect(progressView({ done, total })).toEqual({ percent, words });
});

test('after students come teachers, who become head teachers, who hand out class codes', () => {
  expect(nextSteps(report({ state: 'done' }), 'zz').map(({ title }) => title)).toEqual([
    '导入教职工名单',
    '授权班主任',
    '发班级码',
  ]);
  expect(nextSteps(report({ state: 'ready' }), 'zz')).toEqual([]);
});
