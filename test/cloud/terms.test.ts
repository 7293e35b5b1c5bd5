import type { CalendarDayView } from '../../cloudfunctions/school/calendar/contract';
import type { LessonTimesView } from '../../cloudfunctions/school/lessons/contract';
import type { TermsRecord } from '../../cloudfunctions/shared/calendar/terms-record';
import { type Day, MINUTE } from '../../cloudfunctions/shared/clock';
import { verifyChain } from '../../cloudfunctions/shared/history/verify';
import { demoSecrets } from '../../scripts/demo-school/secrets';
import { bothAtOnce } from '../support/at-once';
import { dataOf } from '../support/import-file';
import { at } from '../support/rules';
import { type School, startSchool, type WireReply } from '../support/school';
import { checked, file, importFile, lessonsOf, term as autumn } from '../support/timetable';

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

async function dayShown(day: Day): Promise<CalendarDayView> {
  const { days } = dataOf(await ask('calendar', { from: day, to: day }, 'li-lei')) as {
    days: CalendarDayView[];
  };
  const [view] = days;
  if (!view) throw new Error('no day');
  return view;
}

const spring = { schoolYear: 2026, half: 2, from: '2027-02-26', to: '2027-07-09', weekOne: '2027-03-01' };
const termLists = () => school.documents<TermsRecord>('terms');
const key = demoSecrets.HISTORY_KEY;
const problems = async () =>
  (await termLists()).flatMap((record) => verifyChain(record, { collection: 'terms', key }));

/** The request in which terms are written, after the binding, the departments and what is there. */
const WRITE = 4;

describe('terms', () => {
  test('are entered, changed and shown in the order of time', async () => {
    await ask('setTerm', { ...spring, rev: 0 });
    await ask('setTerm', { ...autumn, rev: 1 });
    const reply = await ask('setTerm', { ...autumn, to: '2027-01-20', rev: 2 });
    expect(reply).toMatchObject({
      data: {
        terms: {
          rev: 3,
          terms: [
            { schoolYear: 2026, half: 1, to: '2027-01-20', weekOne: '2026-08-31' },
            { schoolYear: 2026, half: 2, from: '2027-02-26', weekOne: '2027-03-01' },
          ],
        },
      },
    });
    expect(await dayShown('2027-02-01')).toMatchObject({ kind: 'off', reason: '假期，不在学期内' });
    expect(await dayShown('2027-02-26')).toMatchObject({ week: '预备周' });
    expect(await problems()).toEqual([]);
  });

  test('a term that overlaps another is refused with its name and days', async () => {
    await ask('setTerm', autumn);
    expect(await ask('setTerm', { ...spring, from: '2027-01-22', weekOne: null, rev: 1 })).toMatchObject({
      code: 'SCHOOL.TERMS_OVERLAP',
      message: '和2026–2027学年第一学期（2026-09-01 到 2027-01-22）重叠，请先核对两个学期的日期',
    });
    expect((await termLists())[0]?.rev).toBe(1);
  });

  test('a term that isn’t there is taken away without a trace', async () => {
    await ask('setTerm', autumn);
    expect(await ask('removeTerm', { schoolYear: 2027, half: 1, rev: 1 })).toMatchObject({
      data: { terms: { rev: 1 } },
    });
    expect((await termLists())[0]?.rev).toBe(1);
  });

  test('a term that classes have timetables of stays, and whoever would take it away is told what to do', async () => {
    await ask('setTerm', autumn);
    await importFile(school);
    expect(await ask('removeTerm', { schoolYear: 2026, half: 1, rev: 1 })).toMatchObject({
      code: 'SCHOOL.TERM_HAS_TIMETABLES',
      message: '2026–2027学年第一学期已有 2 个班的课表，不能删除；日期不对的话，请直接改这个学期的日期',
      details: { classes: 2 },
    });
    expect((await termLists())[0]?.rev).toBe(1);
  });

  test('a term that a timetable is planned for stays until the plan is given up', async () => {
    await ask('setTerm', autumn);
    const { importId } = await checked(school);
    const remove = () => ask('removeTerm', { schoolYear: 2026, half: 1, rev: 1 });
    expect(await remove()).toMatchObject({ code: 'SCHOOL.IMPORT_RUNNING' });
    await ask('importDiscard', { departmentId: 'zz', importId });
    expect(await remove()).toMatchObject({ data: { terms: { terms: [] } } });
  });

  test('a teacher holds the classes of the timetable to the end of the term, whenever that is said to be', async () => {
    const mayReadTimetable = async (day: Day) => {
      await school.setTime(at(day, '09:00'));
      return (await ask('timetable', { classId: 'jd2401', day }, 'wu-gang')).ok;
    };
    const moved = (changes: object, rev: number) => ask('setTerm', { ...autumn, ...changes, rev });
    await ask('setTerm', autumn);
    await importFile(school);
    expect(await lessonsOf(school, 'wu-gang')).toEqual(['机电2401班 2026-11-24 2027-01-22']);
    await moved({ to: '2027-01-29' }, 1);
    expect([await mayReadTimetable('2027-01-29'), await mayReadTimetable('2027-01-30')]).toEqual([
      true,
      false,
    ]);
    await school.setTime(nine);
    await moved({ from: '2026-11-23', to: '2026-11-24' }, 2);
    expect(await lessonsOf(school, 'wu-gang')).toEqual(['机电2401班 2026-11-24 2026-11-24']);
    expect([await mayReadTimetable(tuesday), await mayReadTimetable('2026-11-25')]).toEqual([true, false]);
    await school.setTime(nine);
    await moved({ from: '2026-11-25', to: '2027-01-22' }, 3);
    expect([await mayReadTimetable(tuesday), await mayReadTimetable('2026-11-25')]).toEqual([false, true]);
  });

  test('a term keeps the days on which lessons of a timetable were held', async () => {
    const moved = (changes: object) => ask('setTerm', { ...autumn, ...changes, rev: 1 });
    await ask('setTerm', autumn);
    await importFile(school, file, '2026-11-16');
    for (const changes of [{ from: '2026-12-01' }, { from: '2026-11-17' }, { to: '2026-11-22' }])
      expect(await moved(changes)).toMatchObject({ code: 'SCHOOL.PAST_LESSONS' });
    expect(await moved({ from: '2026-12-01' })).toMatchObject({
      message:
        '2026-11-23 和以前已经按课表上过课，要留在2026–2027学年第一学期里；请改学期的起止日期，把这些天包括进去',
      details: { last: '2026-11-23' },
    });
    expect((await termLists())[0]?.rev).toBe(1);
    // Nothing was held before the timetable began, and nothing is lost ahead.
    expect(await moved({ from: '2026-11-16', to: '2026-11-23' })).toMatchObject({ ok: true });
  });

  test('a teacher who teaches by a timetable costs the terms once a minute, and nobody else does', async () => {
    const requests = async (who: string) => {
      await school.simulator.client.resetCounters();
      await ask('lessonTimes', {}, who);
      return (await school.simulator.client.counters()).school?.lessonTimes?.requests;
    };
    await ask('setTerm', autumn);
    await importFile(school);
    await school.setTime(nine + MINUTE);
    expect([await requests('zhou-min'), await requests('zhou-min')]).toEqual([3, 2]);
    await school.setTime(nine + 2 * MINUTE);
    expect(await requests('sun-li')).toBe(2);
  });

  test('a term entered by mistake is taken away', async () => {
    await ask('setTerm', autumn);
    expect(await ask('removeTerm', { schoolYear: 2026, half: 1, rev: 1 })).toMatchObject({
      data: { terms: { terms: [], rev: 2 } },
    });
  });

  test('of two who enter terms at once one wins and the other is told', async () => {
    const replies = await bothAtOnce(
      school,
      WRITE,
      () => ask('setTerm', autumn),
      () => ask('setTerm', { ...spring, rev: 0 }),
    );
    expect(replies.map(({ ok, code }) => code ?? ok).sort()).toEqual(['SCHOOL.CHANGED_MEANWHILE', true]);
    expect((await termLists())[0]?.terms).toHaveLength(1);
  });

  test('a repeat of the same attempt changes nothing', async () => {
    const first = await ask('setTerm', autumn, 'officer', 'attempt-term-1');
    expect((await ask('setTerm', autumn, 'officer', 'attempt-term-1')).data).toEqual(first.data);
    expect((await termLists())[0]?.rev).toBe(1);
  });
});

describe('times of day', () => {
  const winter = { from: '2026-12-01', times: [{ from: 490, to: 535 }], rev: 1 };
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
    expect(stored.versions.map(({ from }) => from)).toEqual(['2026-09-01', '2026-12-01']);
    expect(dataOf(await ask('lessonTimes', {}))).toEqual({ ...stored, mayChange: true });
    const removed = dataOf(await ask('removeLessonTimes', { from: '2026-12-01', rev: 2 })) as LessonTimesView;
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

  test('that lessons were held by stay, and what is so already is answered without a write', async () => {
    await ask('setLessonTimes', summer);
    for (const refused of [
      ask('setLessonTimes', { ...winter, from: '2026-11-23' }),
      ask('setLessonTimes', { ...winter, from: '2026-09-01' }),
      ask('removeLessonTimes', { from: '2026-09-01', rev: 1 }),
    ])
      expect(await refused).toMatchObject({ code: 'SCHOOL.PAST_LESSONS' });
    for (const same of [
      ask('setLessonTimes', { ...summer, rev: 1 }),
      ask('removeLessonTimes', { from: '2026-12-01', rev: 1 }),
    ])
      expect(await same).toMatchObject({ data: { rev: 1, versions: [{ version: 1, from: '2026-09-01' }] } });
    expect(await ask('setLessonTimes', { ...winter, from: tuesday })).toMatchObject({
      data: { rev: 2, versions: [{ version: 1 }, { version: 2, from: tuesday }] },
    });
    // What begins today may still go.
    expect(await ask('removeLessonTimes', { from: tuesday, rev: 2 })).toMatchObject({
      data: { rev: 3, versions: [{ version: 1 }] },
    });
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
