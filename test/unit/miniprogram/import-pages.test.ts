import { importsView, storagePath } from '../../../miniprogram/school/import/view';
import { applyWords, whatToAgreeTo } from '../../../miniprogram/school/import-report/apply';
import { nextSteps, progressView } from '../../../miniprogram/school/import-report/view';
import { day, noCounts, progress, report } from '../../support/import-reports';
import { at } from '../../support/rules';

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
    [progress({ state: 'ready' }), '没有变化，不用写入', 'plain'],
    [progress({ state: 'ready', counts: { ...noCounts, changing: 1 } }), '检查好了，还没写入', 'late'],
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

describe('before it is written', () => {
  test.each([
    [report({ counts: { entering: 38, changing: 2 } }), '写入 40 人', '新增 38 人，修改 2 人'],
    [report({ counts: { entering: 38 } }), '写入 38 人', '新增 38 人'],
    [report({ counts: { changing: 2 } }), '写入 2 人', '修改 2 人'],
    [report({ counts: { changing: 40 }, what: 'graduation' }), '写入 40 人', '改为毕业'],
  ])('%#: the button says how much', (one, button, line) => {
    expect(applyWords(one)).toEqual({ button, line });
  });

  test('a few changes and new people are written without a question', () => {
    const one = report({
      counts: { entering: 300, changing: 15, transferring: 15 },
      newClasses: ['汽修2601班'],
    });
    expect(whatToAgreeTo(one)).toBe('');
  });

  test.each([
    [report({ counts: { changing: 1, renaming: 1 } }), '有 1 人学号相同、姓名不同\n修改 1 人\n都对就写入'],
    [
      report({ kind: 'staff', counts: { changing: 1, renaming: 1 } }),
      '有 1 人工号相同、姓名不同\n修改 1 人\n都对就写入',
    ],
    [
      report({
        counts: { entering: 1 },
        newClasses: ['机电2407班'],
        lookalikes: [{ name: '机电2407班', students: 1, like: '机电2401班' }],
      }),
      '新班级“机电2407班”和别的班很像\n新增 1 人，新建 机电2407班\n都对就写入',
    ],
    [
      report({ counts: { entering: 9 }, unreadSheets: ['乙'] }),
      '还有 1 张工作表没有读\n新增 9 人\n都对就写入',
    ],
    [report({ counts: { changing: 16 } }), '现有 45 人，这次要改 16 人\n修改 16 人\n都对就写入'],
    [
      report({ counts: { changing: 40 }, what: 'graduation' }),
      '40 名学生改为毕业，账号不能再用学生身份。写入后不能撤回。',
    ],
    [
      report({ counts: { changing: 16, entering: 9 }, newClasses: ['1班', '2班', '3班', '4班', '5班'] }),
      '现有 45 人，这次要改 16 人\n新增 9 人，修改 16 人，新建 1班、2班、3班、4班 等 5 个年级、班级和楼\n都对就写入',
    ],
  ])('%#: what is doubtful or much is agreed to first', (one, words) => {
    expect(whatToAgreeTo(one)).toBe(words);
  });
});

test.each([
  [0, 300, 0, '已写入 0/300'],
  [299, 300, 99, '已写入 299/300'],
  [300, 300, 100, '已写入 300/300'],
  [0, 0, 100, '已写入 0/0'],
])('%i of %i are %i percent', (done, total, percent, words) => {
  expect(progressView({ done, total })).toEqual({ percent, words });
});

test('after students come teachers, who become head teachers, who hand out class codes', () => {
  expect(nextSteps(report({ state: 'done' }), 'zz').map(({ title }) => title)).toEqual([
    '导入教职工名单',
    '授予班主任身份',
    '发班级码',
  ]);
  expect(nextSteps(report({ state: 'ready' }), 'zz')).toEqual([]);
});
