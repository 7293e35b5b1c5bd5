import { bindingOf } from '../../cloudfunctions/school/binding/binding';
import type { ImportProgress, ImportView } from '../../cloudfunctions/school/import/contract';
import type { LessonTimesView, LessonWeekView } from '../../cloudfunctions/school/lessons/contract';
import type { ImportDocument } from '../../cloudfunctions/school/import/document';
import type { Person } from '../../cloudfunctions/school/people/person';
import type { Timetable } from '../../cloudfunctions/school/lessons/decide-timetable';
import type { Binding } from '../../cloudfunctions/shared/caller';
import { MINUTE } from '../../cloudfunctions/shared/clock';
import { verifyChain } from '../../cloudfunctions/shared/history/verify';
import { demoSecrets } from '../../scripts/demo-school/secrets';
import { crashesIn, cutSlices, disturbed, requestsOf, theImport } from '../support/crashes';
import { apply, check, csv, dataOf, upload } from '../support/import-file';
import { at } from '../support/rules';
import { type School, startSchool, type WireReply } from '../support/school';

const tuesday = '2026-11-24';
const nine = at(tuesday, '09:00');
let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.stop());
beforeEach(async () => {
  await school.begin(nine);
});

const ask = (action: string, data: unknown, who = 'officer', attemptId?: string): Promise<WireReply> =>
  school.call(who, 'school', action, data, attemptId);

const term = { schoolYear: 2026, half: 1, from: '2026-09-01', to: '2027-01-22', rev: 0 };
const enterTerm = async () => dataOf(await ask('setTerm', term));

const head = ['班级', '星期', '节次', '课程', '教师', '教师工号', '单双周', '地点'];
const file = csv([
  head,
  ['机电2401班', '周二', '1-2', '语文', '周敏', '', '', 'A301'],
  ['机电2401班', '周二', '3', '数学', '', 'T002', '单周', ''],
  ['机电2401班', '周三', '1', '自习', '', '', '', ''],
  ['机电2402班', '周二', '3', '语文', '周敏', '', '', 'A302'],
]);

const checked = (content = file, more: { from?: string; attemptId?: string } = {}): Promise<ImportView> =>
  check(school, content, { kind: 'timetable', ...more });

async function importFile(content = file, from?: string): Promise<ImportProgress> {
  const { importId } = await checked(content, from === undefined ? {} : { from });
  return dataOf(await apply(school, importId)) as ImportProgress;
}

const week = async (who: string, classId = 'jd2401', day = tuesday) =>
  dataOf(await ask('timetable', { classId, day }, who)) as LessonWeekView & { className: string };
const own = async (who: string, day = tuesday) =>
  dataOf(await ask('myLessons', { day }, who)) as LessonWeekView;
const told = ({ days }: LessonWeekView) =>
  days.map(({ kind, lessons }) =>
    [kind, ...lessons.map((one) => `${one.className} ${one.lesson} ${one.subject} ${one.teacher}`)].join(
      ' | ',
    ),
  );
const timetables = () => school.documents<Timetable>('timetables');
const person = async (personId: string) => {
  const found = (await school.documents<Person>('people')).find(({ _id }) => _id === personId);
  if (!found) throw new Error(`there is no ${personId}`);
  return found;
};
const lessonsOf = async (personId: string) =>
  (await person(personId)).grants
    .filter(({ role }) => role === 'subjectTeacher')
    .map(({ scope, from, to }) => `${'classId' in scope ? scope.classId : ''} ${from} ${to ?? ''}`);

describe('times of day', () => {
  const winter = { from: '2026-10-12', times: [{ from: 490, to: 535 }], rev: 1 };
  const summer = {
    from: '2026-09-01',
    times: [
      { from: 480, to: 525 },
      { from: 535, to: 580 },
    ],
    rev: 0,
  };

  test('are stored from a day on, with history, and can be taken away again', async () => {
    expect(dataOf(await ask('lessonTimes', {}, 'li-lei'))).toEqual({
      ...{ versions: [], rev: 0, mayChange: false },
    });
    await ask('setLessonTimes', summer);
    const stored = dataOf(await ask('setLessonTimes', winter)) as LessonTimesView;
    expect(stored.versions.map(({ from }) => from)).toEqual(['2026-09-01', '2026-10-12']);
    expect(dataOf(await ask('lessonTimes', {}))).toEqual({ ...stored, mayChange: true });
    const removed = dataOf(await ask('removeLessonTimes', { from: '2026-10-12', rev: 2 })) as LessonTimesView;
    expect(removed).toMatchObject({ versions: [{ from: '2026-09-01', times: summer.times }], rev: 3 });
    const [record] = await school.documents('lessonTimes');
    expect(verifyChain(record, { collection: 'lessonTimes', key: demoSecrets.HISTORY_KEY })).toEqual([]);
  });

  test('a repeat is answered the same, and whoever saw an older state is told', async () => {
    const first = await ask('setLessonTimes', summer, 'officer', 'attempt-of-summer');
    const again = await ask('setLessonTimes', summer, 'officer', 'attempt-of-summer');
    expect(again.data).toEqual(first.data);
    expect(await ask('setLessonTimes', { ...winter, rev: 0 })).toMatchObject({
      code: 'SCHOOL.CHANGED_MEANWHILE',
    });
    expect(await school.documents('lessonTimes')).toHaveLength(1);
  });

  test.each([
    ['that end before they begin', [{ from: 525, to: 480 }]],
    [
      'that overlap',
      [
        { from: 480, to: 525 },
        { from: 520, to: 565 },
      ],
    ],
    [
      'in the wrong order',
      [
        { from: 535, to: 580 },
        { from: 480, to: 525 },
      ],
    ],
    ['that are none', []],
    [
      'of seventeen lessons',
      Array.from({ length: 17 }, (_, index) => ({ from: index * 50, to: index * 50 + 45 })),
    ],
    ['after midnight', [{ from: 1430, to: 1450 }]],
  ])('times %s are refused', async (_, times) => {
    const reply = await ask('setLessonTimes', { from: tuesday, times, rev: 0 });
    expect(reply).toMatchObject({ ok: false, code: 'REQUEST.INVALID' });
  });
});

describe('an import of timetables', () => {
  test('says what becomes of every class, and nothing is written before it is applied', async () => {
    await enterTerm();
    const view = await checked();
    expect(view).toMatchObject({
      ...{ kind: 'timetable', state: 'ready', mistakes: [] },
      counts: { rows: 4, entering: 2, changing: 0, unchanged: 0, mistakes: 0 },
      timetables: [
        { className: '机电2401班', change: 'new', lessons: 4, replaced: [] },
        { className: '机电2402班', change: 'new', lessons: 1, replaced: [] },
      ],
    });
    expect(await timetables()).toEqual([]);
    expect(dataOf(await apply(school, view.importId))).toMatchObject({ state: 'done', done: 4, total: 4 });
    const seal = { collection: 'timetables', key: demoSecrets.HISTORY_KEY };
    const stored = await timetables();
    expect(stored.map(({ _id }) => _id).sort()).toEqual(['jd2401_2026-1', 'jd2402_2026-1']);
    expect(stored.flatMap((one) => verifyChain(one, seal))).toEqual([]);
  });

  test('lists every bad row, and a day outside terms is refused', async () => {
    expect(await checked().catch((error: unknown) => String(error))).toContain('SCHOOL.NO_TERM');
    expect(
      (await school.simulator.client.files()).filter(({ fileID }) => fileID.includes('/imports/')),
    ).toEqual([]);
    await enterTerm();
    const { state, mistakes } = await checked(
      csv([
        head,
        ['机电9999班', '周二', '1', '语文', '周敏', '', '', ''],
        ['机电2401班', '周二', '1', '语文', '周敏', '', '', ''],
        ['机电2402班', '周二', '1', '语文', '', 'T001', '', ''],
        ['机电2402班', '周八', '1', '语文', '', 'T001', '', ''],
      ]),
    );
    expect(state).toBe('mistakes');
    expect(mistakes.map(({ row, column }) => [row, column])).toEqual([
      [2, '班级'],
      [4, '教师'],
      [5, '星期'],
    ]);
  });

  test('teachers hold their classes by it, and are told nothing', async () => {
    await enterTerm();
    await importFile();
    expect(await lessonsOf('zhou-min')).toEqual([
      'jd2401 2026-11-24 2027-01-22',
      'jd2402 2026-11-24 2027-01-22',
    ]);
    expect(await lessonsOf('wu-gang')).toEqual(['jd2401 2026-11-24 2027-01-22']);
    const [binding] = (await school.documents<Binding>('bindings')).filter(
      ({ personId }) => personId === 'wu-gang',
    );
    expect(binding?.grants).toContainEqual({
      ...{ role: 'subjectTeacher', scope: { kind: 'class', classId: 'jd2401' } },
      ...{ from: tuesday, to: '2027-01-22' },
    });
    const messages = await school.documents<{ kind: string }>('messages');
    expect(messages.map(({ kind }) => kind)).toEqual(['importFinished']);
    const { grants } = await person('wu-gang');
    const byTimetable = grants.find(({ role }) => role === 'subjectTeacher');
    const { rev } = await person('wu-gang');
    const ending = { personId: 'wu-gang', rev, grantId: byTimetable?.grantId, to: tuesday };
    expect(await ask('endGrant', ending)).toMatchObject({ code: 'GRANTS.BY_TIMETABLE' });
  });

  test('a second import of the same file writes nothing, also a week later', async () => {
    await enterTerm();
    await importFile();
    await school.setTime(at('2026-12-01', '09:00'));
    const before = [await timetables(), await school.documents('people')];
    const again = await checked();
    expect(again).toMatchObject({ counts: { entering: 0, changing: 0, unchanged: 2 }, total: 0 });
    await apply(school, again.importId);
    expect([await timetables(), await school.documents('people')]).toEqual(before);
  });

  test('a new version holds from its day on, and whoever is left out loses the class the day before', async () => {
    await enterTerm();
    await importFile(file, '2026-09-01');
    const next = csv([head, ['机电2401班', '周二', '1', '英语', '', 'T010', '', '']]);
    const { importId, timetables: changes } = await checked(next, { from: '2026-12-01' });
    expect(changes).toEqual([{ className: '机电2401班', change: 'changed', lessons: 1, replaced: [] }]);
    await apply(school, importId);
    const stored = await timetables();
    const one = stored.find(({ classId }) => classId === 'jd2401');
    // Each event has its own version alone.
    expect(one?.texts.map(({ text }) => text.match(/"from"/g)?.length)).toEqual([1, 1]);
    expect(told(await week('officer'))[1]).toContain('语文');
    expect(told(await week('officer', 'jd2401', '2026-12-01'))[1]).toBe('school | 机电2401班 1 英语 钱芳');
    expect(await lessonsOf('wu-gang')).toEqual(['jd2401 2026-09-01 2026-11-30']);
    expect(await lessonsOf('officer')).toEqual(['jd2401 2026-12-01 2027-01-22']);
    expect(await lessonsOf('zhou-min')).toEqual([
      'jd2402 2026-09-01 2027-01-22',
      'jd2401 2026-09-01 2026-11-30',
    ]);
  });

  test('a class whose timetable changed after the plan was made is left and listed, and the grants follow from what is there', async () => {
    await enterTerm();
    const { importId: later } = await checked(
      csv([head, ['机电2401班', '周五', '1', '体育', '', 'T010', '', '']]),
    );
    await importFile();
    expect(dataOf(await apply(school, later))).toMatchObject({
      conflicts: [{ row: 2, number: '机电2401班' }],
    });
    expect(await lessonsOf('officer')).toEqual([]);
    expect(await lessonsOf('wu-gang')).toEqual(['jd2401 2026-11-24 2027-01-22']);
  });
});

describe('the lessons of a week', () => {
  const times = [480, 535, 590].map((from) => ({ from, to: from + 45 }));

  beforeEach(async () => {
    await enterTerm();
    await ask('setLessonTimes', { from: '2026-09-01', times, rev: 0 });
    await ask('setCalendarDays', {
      days: [{ date: '2026-11-28', kind: 'school', follows: 2, note: '补课', rev: 0 }],
    });
    await importFile(file, '2026-09-01');
  });

  test('are those of the class, with make-up days, and whoever belongs to it sees them', async () => {
    for (const who of ['li-lei', 'han-meimei', 'zhou-min', 'wu-gang', 'officer']) {
      const view = await week(who);
      expect(view).toMatchObject({
        className: '机电2401班',
        week: '第 13 周',
        times,
      });
      const twoDays = [
        'school | 机电2401班 1 语文 周敏 | 机电2401班 2 语文 周敏 | 机电2401班 3 数学 吴刚',
        'school | 机电2401班 1 自习 ',
      ];
      expect(told(view)).toEqual(['school', ...twoDays, 'school', 'school', twoDays[0], 'off']);
    }
    expect((await week('li-lei')).days[1]?.lessons.map(({ time }) => time)).toEqual(times);
    expect(await ask('timetable', { classId: 'jd2401', day: tuesday }, 'sun-li')).toMatchObject({
      code: 'AUTH.DENIED',
    });
  });

  test('are the own ones of a teacher, in all classes', async () => {
    expect(told(await own('zhou-min'))[1]).toBe(
      'school | 机电2401班 1 语文 周敏 | 机电2401班 2 语文 周敏 | 机电2402班 3 语文 周敏',
    );
    expect(told(await own('wu-gang', '2026-11-17'))[1]).toBe('school');
    expect(told(await own('officer'))[1]).toBe('unknown');
    expect(told(await own('zhou-min', '2027-03-01'))[0]).toBe('unknown');
  });

  test('take three requests of the database once what is the school’s is remembered', async () => {
    const requests = async (action: string, data: object) => {
      await ask(action, data, 'zhou-min');
      await school.simulator.client.resetCounters();
      await ask(action, data, 'zhou-min');
      return (await school.simulator.client.counters()).school?.[action]?.requests;
    };
    expect(await requests('timetable', { classId: 'jd2401', day: tuesday })).toBe(3);
    expect(await requests('myLessons', { day: tuesday })).toBe(3);
  });
});

describe('an import of timetables that crashes', () => {
  const attemptId = 'attempt-of-the-crashing-timetable';
  const key = demoSecrets.HISTORY_KEY;
  let fileId: string;

  /** Before: a timetable of one class, which changes, and teachers with and without an account. */
  beforeEach(async () => {
    await enterTerm();
    await importFile(csv([head, ['机电2401班', '周四', '1', '体育', '', 'T010', '', '']]), '2026-09-01');
    await school.setPerson('wu-gang', { openid: null });
    const { client } = school.simulator;
    await client.remove('bindings', { personId: 'wu-gang' });
    await client.remove('imports');
    await client.remove('messages');
    fileId = await upload(school, 'officer', file);
    await client.snapshot('timetable-uploaded');
  });

  /** Calls as the officer's phone does; null when the function didn't live to answer. */
  const officer = (action: string, data: object, attempt: string) =>
    ask(action, { departmentId: 'zz', ...data }, 'officer', attempt).catch(() => null);
  const plan = () => officer('importCheck', { kind: 'timetable', fileId }, attemptId);
  const begin = async () =>
    officer('importApply', { importId: (await theImport(school))._id }, 'attempt-to-apply');
  const restore = async (name: string) => {
    const { client } = school.simulator;
    await client.clearFaults();
    await client.restore(name);
    await client.setClock({ now: nine, running: false });
  };

  /** All that such an import leaves, without salts and times of day. */
  async function outcome(): Promise<unknown> {
    const [stored, people, bindings] = [
      await timetables(),
      await school.documents<Person>('people'),
      await school.documents<Binding>('bindings'),
    ];
    const bound = people.flatMap((one) => (one.openid ? [bindingOf(one, one.openid)] : []));
    expect(bindings).toEqual(expect.arrayContaining(bound));
    const problems = [
      ...stored.map((one) => verifyChain(one, { collection: 'timetables', key })),
      // Who lost the account past the history is told apart by it.
      ...people
        .filter(({ openid }) => openid !== null)
        .map((one) => verifyChain(one, { collection: 'people', key })),
    ];
    return {
      timetables: stored.map(({ _id, rev, versions, teacherIds, events }) => [
        ...[_id, rev, versions, teacherIds],
        events.map(({ kind, by, attemptId: attempt }) => [kind, by, attempt]),
      ]),
      people: people.map(({ _id, rev, grants, events }) => [_id, rev, grants, events.at(-1)?.kind]),
      problems: problems.flat(),
      left: [await school.documents('importSlices'), await school.documents('importGuards')],
      told: (await school.documents<{ kind: string }>('messages')).map(({ kind }) => kind),
      imports: (await school.documents<ImportDocument>('imports')).map(({ state, total, conflicts }) => [
        ...[state, total, conflicts],
      ]),
    };
  }

  async function undisturbed() {
    const planning = await requestsOf(school, plan);
    await cutSlices(school);
    await school.simulator.client.snapshot('timetable-planned');
    const applying = await requestsOf(school, begin);
    return { expected: await outcome(), planning, applying };
  }

  test('at any request of planning is planned again by asking again', async () => {
    const { expected, planning } = await undisturbed();
    expect(planning.length).toBeGreaterThan(10);
    for (const crash of crashesIn(planning)) {
      await restore('timetable-uploaded');
      await disturbed(school, crash, plan);
      expect(await plan()).toMatchObject({ ok: true, data: { state: 'ready' } });
      await cutSlices(school);
      await begin();
      expect({ crash, left: await outcome() }).toEqual({ crash, left: expected });
    }
  }, 600_000);

  test('at any request of applying is finished by the timer, timetables and grants exactly as planned', async () => {
    const { expected, applying } = await undisturbed();
    expect(expected).toMatchObject({ problems: [], left: [[], []], imports: [['done', 5, []]] });
    expect(applying.length).toBeGreaterThan(20);
    for (const crash of crashesIn(applying)) {
      await restore('timetable-planned');
      await disturbed(school, crash, begin);
      await school.setTime(nine + MINUTE);
      // What was not even begun is begun by pressing once more.
      if ((await theImport(school)).state === 'ready') await begin();
      await school.simulator.client.fireTimer('school', 'tick');
      expect({ crash, left: await outcome() }).toEqual({ crash, left: expected });
    }
  }, 600_000);
});
