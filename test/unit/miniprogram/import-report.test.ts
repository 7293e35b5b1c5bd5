import type { Report } from '../../../miniprogram/school/import-report/groups';
import fc from 'fast-check';
import { whatToAgreeTo } from '../../../miniprogram/school/import-report/apply';
import { mistakesAsText, sheetOf } from '../../../miniprogram/school/import-report/lists';
import { nextSteps, reportView } from '../../../miniprogram/school/import-report/view';
import { mistakes, report } from '../../support/import-reports';
import { fcParameters } from '../../support/random';

describe('the report', () => {
  const groups = (one: Report) => reportView(one).groups.map(({ name, count }) => [name, count]);

  test('mistakes: how many, and nothing else to decide', () => {
    const wrong = report({ state: 'mistakes', counts: { mistakes: 3 }, mistakes: mistakes(3) });
    expect(reportView(wrong)).toMatchObject({ title: '有 3 处要改', tone: 'late', tiles: [] });
    expect(groups(wrong)).toEqual([['要改的地方', 3]]);
  });

  test('mistakes: what may be mistyped stands below them, to be put right in the same round', () => {
    const wrong = report({
      ...{ state: 'mistakes', counts: { mistakes: 1 }, mistakes: mistakes(1), newGrades: ['二六'] },
      ...{ oddGrades: ['二六'], lookalikes: [{ name: '机电2407班', students: 1, like: '机电2401班' }] },
    });
    expect(groups(wrong)).toEqual([
      ['要改的地方', 1],
      ['新年级的名称不常见', 1],
      ['新班级和别的班很像', 1],
    ]);
  });

  test('a few names of what is made stand there at once, many unfold', () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `3栋30${index}`);
    const roomsOf = (count: number) =>
      reportView(report({ counts: { rooms: count }, newRooms: names(count) })).groups;
    expect(roomsOf(2)).toMatchObject([
      { name: '新建的房间', count: 2, hint: '3栋300、3栋301', isTold: true },
    ]);
    expect(roomsOf(7)).toMatchObject([{ name: '新建的房间', count: 7, hint: '', isTold: false }]);
  });

  test('what may be mistyped is asked for before it is written', () => {
    const one = report({
      ...{ counts: { entering: 1 }, oddGrades: ['二六'] },
      oddNumbers: [{ row: 3, number: '2601O102', name: '李雷' }],
    });
    expect(whatToAgreeTo(one)).toContain('有 1 人学号里有字母\n新年级“二六”的名称不常见\n');
    expect(sheetOf(one, 'oddNumbers', 0).rows).toMatchObject([{ head: '李雷 2601O102', end: '第 3 行' }]);
  });

  test('ready: what deserves a look stands first, and nobody is counted twice', () => {
    const one = report({
      counts: {
        ...{ rows: 55, entering: 3, changing: 12, unchanged: 40, absent: 4 },
        ...{ renaming: 1, returning: 2, leaving: 3, transferring: 4 },
      },
      newGrades: ['2026级'],
      newClasses: ['机电2601班'],
      newBuildings: ['3栋'],
      lookalikes: [{ name: '机电2601班', students: 1, like: '机电2602班' }],
      oddGrades: ['二六'],
      oddNumbers: [{ row: 3, number: '2601O102', name: '李雷' }],
      unknownColumns: ['备注'],
      unreadSheets: ['机电2402', '机电2403'],
    });
    expect(groups(one)).toEqual([
      ['学号相同、姓名不同', 1],
      ['学号里有字母', 1],
      ['新年级的名称不常见', 1],
      ['新班级和别的班很像', 1],
      ['新增', 3],
      ['新建的年级', 1],
      ['新建的班级', 1],
      ['新建的宿舍楼', 1],
      ['转班', 4],
      ['回到学校', 2],
      ['离校（休学、退学、毕业）', 3],
      ['其他修改', 2],
      ['不在表里，保持不变', 4],
    ]);
    expect(reportView(one)).toMatchObject({
      lead: '文件里 55 人，其中 40 人不变。点开看看对不对',
      apply: { button: '写入 15 人', line: '新增 3 人，修改 12 人' },
      hasNothingToWrite: false,
      notes: [
        '只读了第一张有内容的工作表；机电2402、机电2403 没有读，请并成一张，或各存成一个文件',
        '这些列不认识，没有读：备注',
      ],
    });
  });

  test.each([
    [{ rooms: 12 }, ['5栋'], '将新增 1 栋楼、12 间宿舍', '新增 1 人，新建 5栋，新建 12 间宿舍'],
    [{ rooms: 2 }, [], '将新增 2 间宿舍', '新增 1 人，新建 2 间宿舍'],
  ])('rooms to be made are counted: %j', (counts, newBuildings, note, written) => {
    const one = report({ counts: { ...counts, entering: 1 }, newBuildings, unreadSheets: ['乙'] });
    expect(reportView(one).notes[0]).toBe(note);
    expect(whatToAgreeTo(one)).toContain(written);
  });

  test('staff have 工号 and no classes to change', () => {
    const staff = report({ kind: 'staff', counts: { entering: 1, changing: 1, renaming: 1 } });
    expect(groups(staff)).toEqual([
      ['工号相同、姓名不同', 1],
      ['新增', 1],
    ]);
    expect(reportView({ ...staff, state: 'done' }).tiles.map(({ name }) => name)).toEqual([
      ...['新增', '修改', '不变'],
    ]);
  });

  test('a timetable is about classes', () => {
    const timetable = report({
      ...{ kind: 'timetable', counts: { rows: 60, entering: 1, changing: 1, unchanged: 2 } },
      timetables: [
        { className: '机电2401班', change: 'changed', lessons: 30, replaced: ['2026-12-01'] },
        { className: '机电2402班', change: 'new', lessons: 28, replaced: [] },
        { className: '汽修2401班', change: 'same', lessons: 28, replaced: [] },
      ],
    });
    expect(groups(timetable)).toEqual([
      ['还没有课表的班', 1],
      ['课表有变的班', 1],
    ]);
    expect(reportView(timetable)).toMatchObject({
      lead: '文件里 60 行，其中 2 个班不变。点开看看对不对',
      apply: { button: '写入 2 个班', line: '新增 1 个班，修改 1 个班' },
    });
    expect(sheetOf(timetable, 'changedTimetables', 0).rows).toMatchObject([
      { head: '机电2401班', end: '每周 30 节', text: '原定 2026-12-01 起的课表不再用' },
    ]);
    expect(sheetOf(timetable, 'newTimetables', 0).rows).toMatchObject([{ head: '机电2402班' }]);
    expect(whatToAgreeTo(timetable)).toBe(
      '有 1 个班原定以后换的课表不再用\n新增 1 个班，修改 1 个班\n都对就写入',
    );
    expect(nextSteps({ ...timetable, state: 'done' }, 'zz')).toEqual([]);
  });

  test('the same timetable may still be written, for the rights of its teachers', () => {
    const rights = report({ kind: 'timetable', counts: { rows: 60, unchanged: 2 }, total: 3 });
    expect(reportView(rights)).toMatchObject({
      ...{ hasNothingToWrite: false, apply: { button: '写入', line: '更新任课教师的权限' } },
    });
    expect(reportView({ ...rights, total: 0 }).title).toBe('和现有课表一样，不用写入');
  });

  test('a file that changes nothing says so first of all', () => {
    const view = reportView(report({ counts: { rows: 40, unchanged: 40 } }));
    expect(view).toMatchObject({
      ...{ hasNothingToWrite: true, title: '和现有名单一样，不用写入', lead: '文件里 40 人，没有一处要改' },
    });
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
  type Change = Report['changes'][number];
  const change = (changes: Partial<Change>): Change => ({
    ...{ group: 'changing', row: 2, number: '24010101', name: '李雷', className: '机电2401班', day: null },
    differences: [],
    ...changes,
  });
  const other = ({ group }: Change) => change({ group: group === 'changing' ? 'leaving' : 'changing' });
  const only = (one: Change, more: Parameters<typeof report>[0] = {}) =>
    sheetOf(report({ changes: [other(one), one], ...more }), one.group, 0).rows;

  test('who is new is named with the class', () => {
    const entering = [
      { row: 2, number: '26010101', name: '曾小明', className: '机电2601班' },
      { row: 3, number: 'T099', name: '孙红', className: '' },
    ];
    const { rows } = sheetOf(report({ counts: { entering: 2 }, entering }), 'entering', 0);
    expect(rows).toMatchObject([
      { head: '曾小明 26010101', end: '机电2601班' },
      { head: '孙红 T099', end: '第 3 行' },
    ]);
  });

  test('another name is headed by both, with the number that may be wrong', () => {
    const differences = [
      { column: '姓名', from: '李雷', to: '王芳' },
      { column: '电话', from: '13900000001', to: '' },
    ];
    expect(only(change({ group: 'renaming', name: '王芳', differences }))).toMatchObject([
      { head: '李雷 → 王芳 学号 24010101', end: '第 2 行', text: '电话：13900000001 → 空' },
    ]);
  });

  test('a graduation names the class, since its rows are those of no file', () => {
    const differences = [{ column: '状态', from: '在校', to: '毕业' }];
    const one = change({ group: 'leaving', day: '2027-06-30', differences });
    expect(only(one, { what: 'graduation' })).toMatchObject([
      { head: '李雷 24010101', end: '机电2401班', text: '状态：在校 → 毕业，周三 6月30日起' },
    ]);
  });

  test('a class that may be a mistyped one says which', () => {
    const lookalikes = [{ name: '机电2407班', students: 1, like: '机电2401班' }];
    expect(sheetOf(report({ lookalikes }), 'lookalikes', 0).rows).toMatchObject([
      { head: '机电2407班', end: '表里 1 人', text: '和“机电2401班”只差一处' },
    ]);
  });

  test('a row says where, what stands there, and why not', () => {
    const wrong = { row: 3, column: '住校', value: '也许', reason: '只能填 是 或 否' };
    expect(sheetOf(report({ counts: { mistakes: 1 }, mistakes: [wrong] }), 'mistakes', 0).rows).toMatchObject(
      [{ head: '第 3 行 · 住校', end: '也许', text: '只能填 是 或 否' }],
    );
  });

  test.each([
    ['机电2401班', '班级：机电2401班 → 机电2402班，周一 11月30日起\n电话：空 → 13900000009'],
    ['', '班级：空 → 机电2402班，周一 11月30日起\n电话：空 → 13900000009'],
  ])('a transfer from %j, from what to what and from when', (from, text) => {
    const differences = [
      { column: '班级', from, to: '机电2402班' },
      { column: '电话', from: '', to: '13900000009' },
    ];
    const one = change({ group: 'transferring', day: '2026-11-30', differences });
    expect(only(one)).toMatchObject([{ head: '李雷 24010101', end: '第 2 行', text }]);
  });

  test.each([
    [0, '第 1–50 个，共 120 个', false, true],
    [1, '第 51–100 个，共 120 个', true, true],
    [2, '第 101–120 个，共 120 个', true, false],
    [9, '第 101–120 个，共 120 个', true, false],
  ])('page %i of 120', (page, range, hasPrevious, hasNext) => {
    const long = report({ state: 'mistakes', counts: { mistakes: 120 }, mistakes: mistakes(120) });
    expect(sheetOf(long, 'mistakes', page)).toMatchObject({ range, hasPrevious, hasNext });
  });

  test('a list that was cut says how much there is', () => {
    const cut = report({ state: 'mistakes', counts: { mistakes: 3000 }, mistakes: mistakes(2000) });
    expect(sheetOf(cut, 'mistakes', 39).range).toBe('第 1951–2000 个，共 3000 个，只列前 2000 个');
  });

  test('every row of a list is on exactly one page, at most 50 of them, each with a key of its own', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (count) => {
        const long = report({ state: 'mistakes', counts: { mistakes: count }, mistakes: mistakes(count) });
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
