import type { LessonWeekView } from '../../cloudfunctions/school/lessons/contract';
import type { Timetable } from '../../cloudfunctions/school/lessons/decide-timetable';
import type { TermsRecord } from '../../cloudfunctions/shared/calendar/terms-record';
import type { Binding } from '../../cloudfunctions/shared/caller';
import { verifyChain } from '../../cloudfunctions/shared/history/verify';
import { demoSecrets } from '../../scripts/demo-school/secrets';
import { apply, csv, dataOf } from '../support/import-file';
import { whileFirstWaits } from '../support/at-once';
import { at } from '../support/rules';
import { type School, startSchool, type WireReply } from '../support/school';
import {
  checked,
  enterTerm,
  file,
  head,
  importFile,
  lessonsOf,
  person,
  term,
  told,
} from '../support/timetable';

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
const week = async (who: string, classId = 'jd2401', day = tuesday) =>
  dataOf(await ask('timetable', { classId, day }, who)) as LessonWeekView & { className: string };
const own = async (who: string, day = tuesday) =>
  dataOf(await ask('myLessons', { day }, who)) as LessonWeekView;
/** The request of `importApply` in which a class's timetable is written. */
const TIMETABLE_WRITTEN = 13;
const autumnStored = { termId: '2026-1', from: term.from, to: term.to, weekOne: '2026-08-31' };
const timetables = () => school.documents<Timetable>('timetables');

describe('an import of timetables', () => {
  test('says what becomes of every class, and nothing is written before it is applied', async () => {
    await enterTerm(school);
    const view = await checked(school);
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
    expect(await checked(school).catch((error: unknown) => String(error))).toContain('SCHOOL.NO_TERM');
    expect(
      (await school.simulator.client.files()).filter(({ fileID }) => fileID.includes('/imports/')),
    ).toEqual([]);
    await enterTerm(school);
    const { state, mistakes } = await checked(
      school,
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
    await enterTerm(school);
    await importFile(school);
    expect(await lessonsOf(school, 'zhou-min')).toEqual([
      '机电2401班 2026-11-24 2027-01-22',
      '机电2402班 2026-11-24 2027-01-22',
    ]);
    expect(await lessonsOf(school, 'wu-gang')).toEqual(['机电2401班 2026-11-24 2027-01-22']);
    const [binding] = (await school.documents<Binding>('bindings')).filter(
      ({ personId }) => personId === 'wu-gang',
    );
    expect(binding?.grants).toContainEqual({
      ...{ role: 'subjectTeacher', scope: { kind: 'class', classId: 'jd2401' } },
      ...{ from: tuesday, to: null, termId: '2026-1' },
    });
    const messages = await school.documents<{ kind: string }>('messages');
    expect(messages.map(({ kind }) => kind)).toEqual(['importFinished']);
    const { grants } = await person(school, 'wu-gang');
    const byTimetable = grants.find(({ role }) => role === 'subjectTeacher');
    const { rev } = await person(school, 'wu-gang');
    const ending = { personId: 'wu-gang', rev, grantId: byTimetable?.grantId, to: tuesday };
    expect(await ask('endGrant', ending)).toMatchObject({ code: 'GRANTS.BY_TIMETABLE' });
  });

  test('a second import of the same file writes nothing, also a week later', async () => {
    await enterTerm(school);
    await importFile(school);
    await school.setTime(at('2026-12-01', '09:00'));
    const before = [await timetables(), await school.documents('people')];
    const again = await checked(school);
    expect(again).toMatchObject({ counts: { entering: 0, changing: 0, unchanged: 2 }, total: 0 });
    await apply(school, again.importId);
    expect([await timetables(), await school.documents('people')]).toEqual(before);
  });

  test('a new version holds from its day on, and whoever is left out loses the class the day before', async () => {
    await enterTerm(school);
    await importFile(school, file, '2026-09-01');
    const next = csv([head, ['机电2401班', '周二', '1', '英语', '', 'T010', '', '']]);
    const { importId, timetables: changes } = await checked(school, next, { from: '2026-12-01' });
    expect(changes).toEqual([{ className: '机电2401班', change: 'changed', lessons: 1, replaced: [] }]);
    await apply(school, importId);
    const stored = await timetables();
    const one = stored.find(({ classId }) => classId === 'jd2401');
    // Each event has its own version alone.
    expect(one?.texts.map(({ text }) => text.match(/"from"/g)?.length)).toEqual([1, 1]);
    expect(told(await week('officer'))[1]).toContain('语文');
    expect(told(await week('officer', 'jd2401', '2026-12-01'))[1]).toBe('school | 机电2401班 1 英语 钱芳');
    expect(await lessonsOf(school, 'wu-gang')).toEqual(['机电2401班 2026-09-01 2026-11-30']);
    expect(await lessonsOf(school, 'officer')).toEqual(['机电2401班 2026-12-01 2027-01-22']);
    expect(await lessonsOf(school, 'zhou-min')).toEqual([
      '机电2401班 2026-09-01 2026-11-30',
      '机电2402班 2026-09-01 2027-01-22',
    ]);
  });

  test('a class whose timetable changed after the plan was made is left and listed, and the grants follow from what is there', async () => {
    await enterTerm(school);
    const { importId: later } = await checked(
      school,
      csv([head, ['机电2401班', '周五', '1', '体育', '', 'T010', '', '']]),
    );
    await importFile(school);
    expect(dataOf(await apply(school, later))).toMatchObject({
      conflicts: [{ row: 2, number: '机电2401班' }],
    });
    expect(await lessonsOf(school, 'officer')).toEqual([]);
    expect(await lessonsOf(school, 'wu-gang')).toEqual(['机电2401班 2026-11-24 2027-01-22']);
  });
});

describe('an import of timetables that waited', () => {
  test.each([
    ['was taken away', []],
    ['begins later', [{ ...autumnStored, from: '2026-12-01' }]],
    ['gave its days to another', [{ ...autumnStored, termId: '2026-2' }]],
  ])('is not begun when its term %s', async (_, terms) => {
    await enterTerm(school);
    const { importId } = await checked(school);
    const { client } = school.simulator;
    const [record] = await school.documents<TermsRecord>('terms');
    await client.remove('terms');
    await client.insert('terms', [{ ...record, terms }]);
    const before = await school.documents('people');
    expect(await apply(school, importId)).toMatchObject({
      code: 'SCHOOL.NO_TERM',
      message: '检查之后学期改过，2026-11-24 已不在那个学期里，没有写入；请看过校历，再重新上传检查',
    });
    expect([await timetables(), await school.documents('people')]).toEqual([[], before]);
    await client.remove('terms');
    await client.insert('terms', [{ ...record }]);
    expect(await apply(school, importId)).toMatchObject({ data: { state: 'done' } });
  });

  test('over night leaves the lessons that were held meanwhile, and lists their class', async () => {
    await enterTerm(school);
    await importFile(
      school,
      csv([head, ['机电2401班', '周二', '1', '语文', '周敏', '', '', '']]),
      '2026-09-01',
    );
    const { importId } = await checked(school, file, { from: tuesday });
    await school.setTime(at('2026-11-25', '08:30'));
    expect(dataOf(await apply(school, importId))).toMatchObject({
      ...{ state: 'done', conflicts: [{ row: 2, number: '机电2401班' }] },
    });
    expect(told(await week('officer'))[1]).toBe('school | 机电2401班 1 语文 周敏');
    // The other class had no lessons that anybody could have held.
    expect(told(await week('officer', 'jd2402'))[1]).toBe('school | 机电2402班 3 语文 周敏');
    expect(await lessonsOf(school, 'wu-gang')).toEqual([]);
    const messages = await school.documents<{ fields: { note: string } }>('messages');
    expect(messages.map(({ fields }) => fields.note)).toContain('1 个班没有写入，请看结果');
  });
});

describe('an import of timetables, compared with what there is,', () => {
  test('finds a teacher in two places however many classes the school has', async () => {
    await enterTerm(school);
    const versions = [{ version: 1, from: '2026-09-01', lessons: [] }];
    const others = Array.from({ length: 204 }, (_, index) => ({
      ...{ _id: `qc${String(index).padStart(3, '0')}_2026-1`, classId: `qc${index}`, termId: '2026-1' },
      ...{ departmentId: 'qc', teacherIds: [], versions, rev: 1, events: [], texts: [] },
    }));
    const held = { weekday: 2, lesson: 1, weeks: 'all', subject: '数学', teacherId: 'zhou-min', place: '' };
    const last = { ...others[0], _id: 'qc999_2026-1', classId: 'qc999', teacherIds: ['zhou-min'] };
    await school.simulator.client.insert('timetables', [
      ...others,
      { ...last, versions: [{ version: 1, from: '2026-09-01', lessons: [held] }] },
    ]);
    const { mistakes } = await checked(school);
    expect(mistakes).toMatchObject([{ row: 2, column: '教师', value: '周敏' }]);
    expect(mistakes[0]?.reason).toContain('周二第 1 节');
  });

  test('refuses lessons beyond the times of day', async () => {
    await enterTerm(school);
    const times = [480, 535].map((from) => ({ from, to: from + 45 }));
    await ask('setLessonTimes', { from: '2026-09-01', times, rev: 0 });
    const { mistakes } = await checked(school);
    expect(mistakes.map(({ row, column, value }) => [row, column, value])).toEqual([
      [3, '节次', '3'],
      [5, '节次', '3'],
    ]);
  });

  test('takes a class from a teacher of another department, too, who is left out', async () => {
    await enterTerm(school);
    await school.setPerson('wu-gang', { departmentId: 'qc' });
    await importFile(school);
    expect((await person(school, 'wu-gang')).grants.at(-1)).toMatchObject({ from: tuesday, to: null });
    const without = csv([head, ['机电2401班', '周二', '1', '语文', '周敏', '', '', '']]);
    await importFile(school, without, '2026-12-01');
    expect((await person(school, 'wu-gang')).grants.at(-1)).toMatchObject({
      from: tuesday,
      to: '2026-11-30',
    });
  });

  test('of two who write a timetable at once one does, and the other’s row is listed', async () => {
    await enterTerm(school);
    await importFile(school);
    const next = csv([head, ['机电2401班', '周五', '1', '语文', '周敏', '', '', '']]);
    const { importId } = await checked(school, next);
    const there = (await timetables()).find(({ classId }) => classId === 'jd2401');
    const reply = await whileFirstWaits(
      school,
      TIMETABLE_WRITTEN,
      () => apply(school, importId),
      async () => {
        const { client } = school.simulator;
        await client.remove('timetables', { _id: there?._id });
        await client.insert('timetables', [{ ...there, rev: (there?.rev ?? 0) + 1 }]);
      },
    );
    expect(reply).toMatchObject({ data: { conflicts: [{ row: 2, number: '机电2401班' }] } });
    expect((await timetables()).find(({ classId }) => classId === 'jd2401')?.versions).toEqual(
      there?.versions,
    );
  });
});

describe('the lessons of a week', () => {
  const times = [480, 535, 590].map((from) => ({ from, to: from + 45 }));

  beforeEach(async () => {
    await enterTerm(school);
    await ask('setLessonTimes', { from: '2026-09-01', times, rev: 0 });
    await ask('setCalendarDays', {
      days: [{ date: '2026-11-28', kind: 'school', follows: 2, note: '补课', rev: 0 }],
    });
    await importFile(school, file, '2026-09-01');
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

  test('are for a substitute those of the class, on the days it was given for, told from the own ones', async () => {
    const give = async (personId: string, to: string | null) => {
      const { rev } = await person(school, personId);
      const scope = { kind: 'class', classId: 'jd2401' };
      return ask('grant', { personId, rev, role: 'subjectTeacher', scope, from: tuesday, to });
    };
    await give('officer', tuesday);
    const { days } = await own('officer');
    expect(
      days.map(({ lessons }) => lessons.map((one) => `${one.subject} ${one.teacher} ${one.className}`)),
    ).toEqual([
      ...[[], ['语文 周敏 机电2401班', '语文 周敏 机电2401班', '数学 吴刚 机电2401班'], [], [], [], [], []],
    ]);
    expect(days[1]?.lessons.map(({ isSubstitute }) => isSubstitute)).toEqual([true, true, true]);
    await give('wu-gang', '2026-11-28');
    const substitutes = async (day: number) =>
      (await own('wu-gang')).days[day]?.lessons.map(({ isSubstitute }) => isSubstitute);
    expect([await substitutes(1), await substitutes(5)]).toEqual([
      [true, true, false],
      [true, true, false],
    ]);
  });

  test('are seen by a substitute before the day', async () => {
    const { rev } = await person(school, 'wu-gang');
    const scope = { kind: 'class', classId: 'jd2402' };
    const day = '2026-12-01';
    const given = { personId: 'wu-gang', rev, role: 'subjectTeacher', scope, from: day, to: day };
    expect(await ask('grant', given)).toMatchObject({ ok: true });
    expect(told(await own('wu-gang', day))[1]).toContain('机电2402班 3 语文 周敏');
    expect(told(await own('wu-gang'))[1]).not.toContain('机电2402班');
  });

  test('of a class that was given without end before there was a timetable are the teacher’s own alone', async () => {
    const { grants } = await person(school, 'wu-gang');
    const scope = { kind: 'class', classId: 'jd2401' } as const;
    const byHand = {
      grantId: 'by-hand',
      role: 'subjectTeacher',
      scope,
      from: '2026-09-01',
      to: null,
    } as const;
    await school.setPerson('wu-gang', { grants: [...grants, byHand] });
    await school.setBinding('wu-gang', { grants: [...grants, byHand] });
    expect(told(await own('wu-gang'))[1]).toBe('school | 机电2401班 3 数学 吴刚');
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
