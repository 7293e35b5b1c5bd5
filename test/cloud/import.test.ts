import type { ImportProgress, ImportView } from '../../cloudfunctions/school/import/contract';
import type { ImportDocument } from '../../cloudfunctions/school/import/document';
import type { Person } from '../../cloudfunctions/school/people/person';
import type { Room } from '../../cloudfunctions/shared/unit';
import { MINUTE } from '../../cloudfunctions/shared/clock';
import { verifyChain } from '../../cloudfunctions/shared/history/verify';
import { demoSecrets } from '../../scripts/demo-school/secrets';
import { apply, check, columns, csv, dataOf, excel, upload } from '../support/import-file';
import { at } from '../support/rules';
import { type School, startSchool } from '../support/school';

const tuesday = '2026-11-24';
let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.stop());
beforeEach(() => school.begin(at(tuesday, '09:00')));

const people = async () => {
  const all = await school.documents<Person>('people');
  return new Map(all.map((person) => [person.number, person]));
};

const roomId = async (name: string) =>
  (await school.documents<Room>('rooms')).find((room) => room.name === name)?._id;

/** Checks a file and applies it at once; what became of it. */
async function importFile(content: Buffer): Promise<ImportProgress> {
  const { importId } = await check(school, content);
  return dataOf(await apply(school, importId)) as ImportProgress;
}

const newcomers = [
  columns,
  ['26010101', '曾小明', '机电2601班', '2026级', '', '是', '3栋302', '13900000001'],
  ['26010102', '李 婷', '机电2601班', '2026级', '在校', '否', '', '139-0000-0002'],
];

test('new students get a class of their own, an account is theirs to bind, and the history says who entered them', async () => {
  const view = await check(school, csv(newcomers));
  expect(view).toMatchObject({
    state: 'ready',
    counts: { rows: 2, entering: 2, changing: 0, unchanged: 0, mistakes: 0 },
    newGrades: ['2026级'],
    newClasses: ['机电2601班'],
    newBuildings: ['3栋'],
    entering: [
      { row: 2, number: '26010101', name: '曾小明', className: '机电2601班' },
      { row: 3, number: '26010102', name: '李婷', className: '机电2601班' },
    ],
  });
  expect(view.counts.rooms).toBe(1);
  expect((await people()).has('26010101')).toBe(false);
  expect(dataOf(await apply(school, view.importId))).toMatchObject({ state: 'done', done: 2, total: 2 });

  const known = await people();
  expect(known.get('26010101')).toMatchObject({
    name: '曾小明',
    initials: 'zxm',
    openid: null,
    departmentId: 'zz',
    memberships: [{ from: tuesday, to: null }],
    enrolments: [{ status: 'enrolled', from: tuesday }],
    lodgings: [{ roomId: await roomId('302'), from: tuesday, to: null }],
    events: [{ kind: 'entered', by: 'officer', attemptId: `import-${view.importId}-2` }],
  });
  expect(known.get('26010102')).toMatchObject({ name: '李婷', phone: '13900000002', lodgings: [] });
  const [schoolClass] = (await school.documents<{ _id: string; name: string }>('classes')).filter(
    ({ name }) => name === '机电2601班',
  );
  expect(known.get('26010101')?.memberships[0]?.classId).toBe(schoolClass?._id);
});

test.each([
  ['UTF-8 with BOM', () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), csv(newcomers)])],
  ['Excel', () => excel(newcomers)],
])('a file in %s says the same', async (_, make) => {
  const content = await make();
  await importFile(content);
  expect((await people()).get('26010101')).toMatchObject({
    name: '曾小明',
    lodgings: [{ roomId: await roomId('302') }],
  });
});

test('a second import of the same file plans and writes nothing', async () => {
  await importFile(csv(newcomers));
  const before = await people();
  const again = await check(school, csv(newcomers));
  expect(again).toMatchObject({ counts: { entering: 0, changing: 0, unchanged: 2 }, total: 0 });
  expect(dataOf(await apply(school, again.importId))).toMatchObject({ state: 'done' });
  expect(await people()).toEqual(before);
});

test('changes, transfers and leavers are shown, and history stays with the class where it happened', async () => {
  const file = csv([
    [...columns, '生效日期'],
    ['24010101', '李雷', '机电2402班', '', '', '', '', '13900000009', '2026-11-30'],
    ['24010102', '韩梅梅', '机电2401班', '', '退学', '', '', '', ''],
    ['24010103', '王晓明', '机电2401班', '', '', '', '', '', ''],
  ]);
  const view = await check(school, file);
  expect(view.counts).toMatchObject({
    ...{ entering: 0, changing: 3, renaming: 1, leaving: 1, transferring: 1, returning: 0 },
    ...{ absent: 3, present: 6 },
  });
  const [renaming, leaving, transferring] = view.changes;
  expect(view.changes).toHaveLength(3);
  expect(renaming).toEqual({
    ...{ group: 'renaming', row: 4, number: '24010103', name: '王晓明', className: '机电2401班', day: null },
    differences: [{ column: '姓名', from: '王小明', to: '王晓明' }],
  });
  expect(leaving).toMatchObject({
    ...{ group: 'leaving', number: '24010102', day: tuesday },
    differences: [{ column: '状态', from: '在校', to: '退学' }],
  });
  expect(transferring).toMatchObject({
    ...{ group: 'transferring', number: '24010101', className: '机电2402班', day: '2026-11-30' },
    differences: [
      { column: '班级', from: '机电2401班', to: '机电2402班' },
      { column: '电话', from: '', to: '13900000009' },
    ],
  });
  expect(view.absent.map(({ number }) => number)).toEqual(['24010104', '24010105', '24010201']);
  await apply(school, view.importId);

  const known = await people();
  expect(known.get('24010101')).toMatchObject({
    phone: '13900000009',
    memberships: [
      { classId: 'jd2401', from: '2026-09-01', to: '2026-11-29' },
      { classId: 'jd2402', from: '2026-11-30', to: null },
    ],
  });
  // An office ends with leaving, and so does the account's access.
  const { data: of } = await school.call('officer', 'school', 'grants', { personId: 'han-meimei' });
  expect(of).toMatchObject({ grants: [{ role: 'classCadre', to: '2026-11-23' }] });
  expect(await school.call('han-meimei', 'school', 'me', {})).toMatchObject({ data: { roles: [] } });
  expect(known.get('24010103')).toMatchObject({ name: '王晓明', initials: 'wxm' });
  expect(await school.call('wang-xiaoming', 'school', 'me', {})).toMatchObject({ data: { name: '王晓明' } });
  const seal = { collection: 'people', key: demoSecrets.HISTORY_KEY };
  for (const person of known.values()) expect(verifyChain(person, seal)).toEqual([]);
});

test('whoever has left the school is not missed, and nobody is as long as there are mistakes', async () => {
  await school.setPerson('zhao-yun', { enrolments: [{ status: 'withdrawn', from: '2026-10-01' }] });
  const rows = [columns, ['24010101', '李雷', '机电2401班']];
  const missed = async (file: Buffer) => (await check(school, file)).absent.map(({ number }) => number);
  expect(await missed(csv(rows))).toEqual(['24010102', '24010103', '24010105']);
  expect(await missed(csv([...rows, ['24010102', '', '机电2401班']]))).toEqual([]);
});

test('a room that somebody leaves is named, whichever building it is in', async () => {
  const { client } = school.simulator;
  await client.insert('buildings', [{ _id: 'b5', name: '5栋' }]);
  await client.insert('rooms', [{ _id: 'r501', name: '501', buildingId: 'b5' }]);
  await school.setPerson('li-lei', { lodgings: [{ roomId: 'r501', from: '2026-09-01', to: null }] });
  const row = ['24010101', '李雷', '机电2401班', '', '', '', '3栋302'];
  const { changes } = await check(school, csv([columns, row]));
  expect(changes[0]?.differences).toEqual([{ column: '宿舍', from: '5栋501', to: '3栋302' }]);
});

test('a thousand bad rows are all listed, and nothing of the file is written', async () => {
  const rows = Array.from({ length: 1000 }, (_, index) => [`26${index}`, '', '机电2601班', '2026级']);
  const view = await check(school, csv([columns, ...rows, ['26019999', '好学生', '机电2601班', '2026级']]));
  expect(view.state).toBe('mistakes');
  expect(view.mistakes).toHaveLength(1000);
  expect(view.mistakes[999]).toEqual({ row: 1001, column: '姓名', value: '', reason: '没有填' });
  expect(await apply(school, view.importId)).toMatchObject({ ok: false, code: 'SCHOOL.IMPORT_HAS_MISTAKES' });
  expect((await people()).size).toBe(9);
});

test('2,000 students are entered in slices, with few requests, and once more with nothing to write', async () => {
  const rows = Array.from({ length: 2000 }, (_, index) => {
    const [number, klass] = [String(26_000_000 + index), `机电${2601 + Math.floor(index / 50)}班`];
    return [number, '张三', klass, '2026级', '', '是', '3栋302', '13900000001'];
  });
  const file = csv([columns, ...rows]);
  const { importId } = await check(school, file);
  expect(await school.simulator.client.count('importSlices')).toBe(8);
  expect(dataOf(await apply(school, importId))).toMatchObject({ state: 'done', done: 2000, conflicts: [] });
  expect(await school.simulator.client.count('people', { kind: 'student' })).toBe(2006);
  const { importCheck, importApply } = (await school.simulator.client.counters()).school ?? {};
  expect((importCheck?.requests ?? 0) + (importApply?.requests ?? 0)).toBeLessThanOrEqual(53);
  const again = await check(school, file);
  expect(again).toMatchObject({ total: 0, counts: { rows: 2000, unchanged: 2000, absent: 0 } });
  expect(again.newClasses).toEqual([]);
});

test('numbers of others are mistakes', async () => {
  await school.setPerson('sun-li', { departmentId: 'other' });
  const view = await check(
    school,
    csv([columns, ['T001', '周敏敏', '机电2401班'], ['24010201', '孙丽', '机电2401班']]),
  );
  expect(view.mistakes.map(({ row, column, reason }) => [row, column, reason])).toEqual([
    [2, '学号', '已经是一位教职工的工号'],
    [3, '学号', '已经在别的系部；请先由全校学工干事办理转系'],
  ]);
});

test('whoever is changed after the plan was made is left as he is, and told', async () => {
  const view = await check(
    school,
    csv([columns, ['24010101', '李雷雷', '机电2401班'], ['24010103', '王晓明', '机电2401班']]),
  );
  const other = await check(school, csv([columns, ['24010101', '李蕾', '机电2401班']]));
  await apply(school, other.importId);
  expect(dataOf(await apply(school, view.importId))).toMatchObject({
    state: 'done',
    conflicts: [{ row: 2, number: '24010101' }],
  });
  const known = await people();
  expect(known.get('24010101')?.name).toBe('李蕾');
  expect(known.get('24010103')?.name).toBe('王晓明');
});

test('two plans that enter the same new student enter one', async () => {
  const one = await check(school, csv(newcomers));
  const renamed = newcomers.map((row) => row.map((cell) => (cell === '曾小明' ? '曾大明' : cell)));
  const { client } = school.simulator;
  await client.insert('grades', [{ _id: 'g26', name: '2026级', departmentId: 'zz' }]);
  await client.insert('classes', [{ _id: 'jd2601', name: '机电2601班', gradeId: 'g26', departmentId: 'zz' }]);
  await client.insert('buildings', [{ _id: 'b3', name: '3栋' }]);
  await client.insert('rooms', [{ _id: 'b3-302', name: '302', buildingId: 'b3' }]);
  const other = await check(school, csv(renamed));
  await client.remove('rooms');
  await client.remove('buildings');
  await client.remove('classes', { _id: 'jd2601' });
  await client.remove('grades', { _id: 'g26' });
  await apply(school, one.importId);
  expect(dataOf(await apply(school, other.importId))).toMatchObject({
    conflicts: [
      { row: 2, number: '26010101' },
      { row: 3, number: '26010102' },
    ],
  });
  expect((await people()).get('26010101')?.name).toBe('曾小明');
});

test('a class that was made meanwhile in another grade stops an import, and nothing of it is left', async () => {
  const { client } = school.simulator;
  const { importId } = await check(school, csv(newcomers));
  await client.insert('classes', [
    { _id: 'elsewhere', name: '机电2601', gradeId: 'zz-2024', departmentId: 'zz' },
  ]);
  const before = await school.everything();
  expect(dataOf(await apply(school, importId))).toMatchObject({ state: 'failed', done: 0 });
  const after = await school.everything();
  for (const collection of ['people', 'grades', 'classes', 'buildings', 'rooms'])
    expect(after[collection] ?? []).toEqual(before[collection] ?? []);
  // Nothing of the plan is left, and whoever began it hears of it.
  expect(await school.documents('importSlices')).toEqual([]);
  expect(await school.documents('messages')).toMatchObject([
    { personId: 'officer', fields: { result: '没有写入', note: '机电2601班 刚建在别的年级，请重新上传' } },
  ]);
});

test('what was entered before a class turned out to be elsewhere is taken back', async () => {
  const { client } = school.simulator;
  const { importId } = await check(school, csv(newcomers));
  const [plan] = await school.documents<ImportDocument>('imports');
  await client.insert('grades', plan?.newUnits.grades ?? []);
  await client.insert('buildings', plan?.newRooms.buildings ?? []);
  await client.insert('rooms', plan?.newRooms.rooms ?? []);
  await client.insert('classes', [
    { _id: 'elsewhere', name: '机电2601班', gradeId: 'zz-2024', departmentId: 'zz' },
  ]);
  expect(dataOf(await apply(school, importId))).toMatchObject({ state: 'failed' });
  expect(await school.documents('grades')).toMatchObject([{ name: '2024级' }]);
  expect([await school.documents('buildings'), await school.documents('rooms')]).toEqual([[], []]);
});

test('grade, class, building and room that were made meanwhile are adopted, however they are written', async () => {
  const { client } = school.simulator;
  const { importId } = await check(school, csv(newcomers));
  await client.insert('grades', [{ _id: 'g26', name: '2026', departmentId: 'zz' }]);
  await client.insert('classes', [{ _id: 'jd2601', name: '机电2601', gradeId: 'g26', departmentId: 'zz' }]);
  await client.insert('buildings', [{ _id: 'b3', name: '3栋' }]);
  await client.insert('rooms', [{ _id: 'b3-302', name: '302', buildingId: 'b3' }]);
  expect(dataOf(await apply(school, importId))).toMatchObject({ state: 'done', done: 2, conflicts: [] });
  const person = (await people()).get('26010101');
  expect(person?.memberships[0]?.classId).toBe('jd2601');
  expect(person?.lodgings[0]?.roomId).toBe('b3-302');
  for (const [collection, count] of [
    ['grades', 2],
    ['classes', 3],
    ['buildings', 1],
    ['rooms', 1],
  ] as const)
    expect(await school.documents(collection)).toHaveLength(count);
});

test('two plans that make one room put everybody into it', async () => {
  const inRoom = (number: string, name: string) => [
    ['学号', '姓名', '班级', '宿舍'],
    [number, name, '机电2401班', '3栋302'],
  ];
  const [one, other] = [
    await check(school, csv(inRoom('24010104', '赵云'))),
    await check(school, csv(inRoom('24010103', '王小明'))),
  ];
  expect(dataOf(await apply(school, one.importId))).toMatchObject({ state: 'done', done: 1 });
  expect(dataOf(await apply(school, other.importId))).toMatchObject({ state: 'done', done: 1 });
  expect([await school.documents('buildings'), await school.documents('rooms')]).toMatchObject([[{}], [{}]]);
  const [first, second] = ['24010104', '24010103'].map(
    async (number) => (await people()).get(number)?.lodgings,
  );
  expect(await first).toEqual(await second);
});

test('a repeat of the attempt answers the same, and so does beginning twice', async () => {
  const [first, second] = [
    await check(school, csv(newcomers), { attemptId: 'attempt-again' }),
    await check(school, csv([columns]), { attemptId: 'attempt-again' }),
  ];
  expect(second).toEqual(first);
  const done = dataOf(await apply(school, first.importId));
  expect(dataOf(await apply(school, first.importId))).toEqual(done);
});

test('what an import held of people is gone when it is over, and a plan that nobody began after a day', async () => {
  const done = await check(school, csv(newcomers));
  await apply(school, done.importId);
  const left = await check(school, csv([columns, ['24010101', '李小雷', '机电2401班']]));
  await check(school, csv([columns, ['24010101', '', '机电2401班', '', '', '', '', '王家弃']]));
  expect(JSON.stringify(await school.documents('imports'))).toContain('李小雷');
  const { client } = school.simulator;
  const plans = await school.documents<ImportDocument>('imports');
  await client.remove('imports');
  await client.insert(
    'imports',
    plans.map((plan) => ({ ...plan, madeAt: new Date(plan.madeAt.getTime() - 25 * 60 * MINUTE) })),
  );
  await client.fireTimer('school', 'tick');
  const all = JSON.stringify([await school.documents('imports'), await school.documents('importSlices')]);
  expect(all).not.toMatch(/曾小明|李小雷|王家弃/);
  const files = await client.files();
  expect(files.filter(({ fileID }) => fileID.includes('/imports/'))).toEqual([]);
  expect(await apply(school, left.importId)).toMatchObject({ ok: false, code: 'SCHOOL.NO_SUCH_IMPORT' });
});

test('the officer who began it finds one message that it is over', async () => {
  const { importId } = await check(school, csv(newcomers));
  await apply(school, importId);
  await apply(school, importId);
  const messages = await school.documents<{ personId: string; kind: string; fields: object }>('messages');
  const page = `school/import-report/index?departmentId=zz&importId=${importId}`;
  expect(messages).toMatchObject([
    {
      personId: 'officer',
      kind: 'importFinished',
      page,
      fields: { what: '学生花名册', result: '新增 2 人，修改 0 人', rows: 2, note: '全部写入' },
    },
  ]);
});

test('one import at a time: a second one waits, and is told', async () => {
  const one = await check(school, csv(newcomers));
  const other = await check(school, csv([columns, ['24010101', '李小雷', '机电2401班']]));
  await school.simulator.client.insert('importGuards', [{ _id: 'zz', importId: one.importId }]);
  expect(await apply(school, other.importId)).toMatchObject({ code: 'SCHOOL.IMPORT_RUNNING' });
});

test('another department sees and applies nothing of it', async () => {
  const { importId } = await check(school, csv(newcomers));
  await school.setBinding('wu-gang', {
    grants: [
      { role: 'officer', scope: { kind: 'department', departmentId: 'qx' }, from: '2026-09-01', to: null },
    ],
  });
  await school.simulator.client.insert('departments', [{ _id: 'qx', name: '汽修系' }]);
  const as = (action: string, departmentId: string) =>
    school.call('wu-gang', 'school', action, { departmentId, importId });
  expect(await as('importApply', 'zz')).toMatchObject({ code: 'AUTH.DENIED' });
  expect(await as('importApply', 'qx')).toMatchObject({ code: 'SCHOOL.NO_SUCH_IMPORT' });
  expect(await as('importReport', 'qx')).toMatchObject({ code: 'SCHOOL.NO_SUCH_IMPORT' });
  expect((await people()).size).toBe(9);
});

test.each([
  ['nothing', Buffer.from(''), 'SCHOOL.FILE_UNREADABLE', '空的'],
  ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'SCHOOL.FILE_UNREADABLE', '另存为 .xlsx'],
  ['a picture', Buffer.from('89504e470d0a1a0a00000000', 'hex'), 'SCHOOL.FILE_UNREADABLE', '编码'],
  ['blank lines', Buffer.from('\r\n,,\r\n'), 'SCHOOL.FILE_UNREADABLE', '一行名单也没有'],
  [
    'more rows than a school has people',
    Buffer.from('1,\n'.repeat(25_011)),
    'SCHOOL.FILE_TOO_LARGE',
    '分成几个文件',
  ],
  ['more than 10 MB', Buffer.alloc(10_000_001, '1,'), 'SCHOOL.FILE_TOO_LARGE', '超过 10 MB'],
  ['half an Excel file', Buffer.from('504b030414000600', 'hex'), 'SCHOOL.FILE_UNREADABLE', '打不开'],
])('%s is refused with what to do', async (_, content, code, words) => {
  const fileId = await upload(school, 'officer', content);
  const reply = await school.call('officer', 'school', 'importCheck', {
    departmentId: 'zz',
    kind: 'student',
    fileId,
  });
  expect(reply).toMatchObject({ ok: false, code });
  expect(reply.message).toContain(words);
  // It may hold names, and nobody will come for it any more.
  const files = await school.simulator.client.files();
  expect(files.filter(({ fileID }) => fileID.includes('/imports/'))).toEqual([]);
});

test('a file of somebody else’s import is as good as not there, and stays', async () => {
  const fileId = await upload(school, 'officer', csv(newcomers));
  const ask = (who: string) =>
    school.call(who, 'school', 'importCheck', { departmentId: 'zz', kind: 'student', fileId });
  expect(await ask('officer')).toMatchObject({ ok: true });
  await school.setBinding('wu-gang', {
    grants: [
      { role: 'officer', scope: { kind: 'department', departmentId: 'zz' }, from: '2026-09-01', to: null },
    ],
  });
  expect(await ask('wu-gang')).toMatchObject({ code: 'SCHOOL.FILE_GONE' });
  expect((await school.simulator.client.files()).map(({ fileID }) => fileID)).toContain(fileId);
});

test('a file that is not there is said so, and files outside the folder for imports are never read', async () => {
  const ask = (fileId: string) =>
    school.call('officer', 'school', 'importCheck', { departmentId: 'zz', kind: 'student', fileId });
  const fileId = await upload(school, 'officer', csv(newcomers));
  expect(await ask(fileId.replace('test-file', 'lost-file'))).toMatchObject({ code: 'SCHOOL.FILE_GONE' });
  expect(await ask(fileId.replace('/imports/', '/leave/'))).toMatchObject({ code: 'REQUEST.INVALID' });
});

test('staff are imported by 工号 and 姓名', async () => {
  const file = csv([
    ['工号', '姓名', '手机'],
    ['T001', '周敏', '13900000001'],
    ['T099', '孙红', ''],
  ]);
  const view: ImportView = await check(school, file, { kind: 'staff' });
  expect(view.counts).toMatchObject({ entering: 1, changing: 1, absent: 2 });
  await apply(school, view.importId);
  expect((await people()).get('T099')).toMatchObject({ kind: 'staff', name: '孙红', memberships: [] });
  expect((await people()).get('T001')).toMatchObject({
    phone: '13900000001',
    grants: [{ role: 'headTeacher' }],
  });
});
