import type { Day, DaySheet, StudentToday } from '../../typings/cloud-api';
import { at, gate, north } from '../support/rules';
import { type School, startSchool } from '../support/school';

const tuesday = '2026-11-24';
let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.stop());
beforeEach(() => school.begin(at(tuesday, '07:00')));

const here = { ...gate, accuracy: 20 };
const checkIn = (who: string, data: Record<string, unknown> = {}) =>
  school.call(who, 'attendance', 'checkIn', { date: tuesday, sectionId: 'morning', location: here, ...data });
const sheet = async (data: Record<string, unknown> = {}): Promise<DaySheet> => {
  const reply = await school.call('zhou-min', 'attendance', 'daySheet', { classId: 'jd2401', ...data });
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.data as DaySheet;
};
const lines = ({ rows }: DaySheet) => rows.map(({ name, result }) => `${name} ${result.state}`);

test('every student of the class is in exactly one state, exceptions first, by number', async () => {
  await school.setRule({ optionOutRange: 0 });
  await checkIn('han-meimei');
  await school.setTime(at(tuesday, '07:15'));
  await checkIn('wang-xiaoming');
  await checkIn('li-lei', { location: { ...north(600), accuracy: 20 } });
  const answer = await sheet();
  expect(lines(answer)).toEqual(['李雷 missing', '赵云 missing', '王小明 late', '韩梅梅 present']);
  expect(answer.counts).toEqual({ expected: 4, missing: 2, late: 1, present: 1 });
  expect(answer.rows[0]?.result).toMatchObject({ kind: 'outside', distance: 600 });
});

test('only students in school are expected', async () => {
  expect(lines(await sheet()).join()).not.toContain('实习生');
});

test('another class can not be read, nor can ids be probed', async () => {
  for (const classId of ['jd2402', 'no-such-class']) {
    const reply = await school.call('zhou-min', 'attendance', 'daySheet', { classId });
    expect(reply).toMatchObject({
      ok: false,
      code: 'AUTH.DENIED',
      message: '没有权限：只有负责的班主任、辅导员、学工干事、系部书记、班干部可以',
    });
  }
});

test('a student who is no cadre can not read the sheet', async () => {
  const reply = await school.call('li-lei', 'attendance', 'daySheet', { classId: 'jd2401' });
  expect(reply).toMatchObject({ ok: false, code: 'AUTH.DENIED' });
});

test('a cadre sees names, states and times, and nothing of where or why', async () => {
  await school.setRule({ optionOutRange: 1 });
  await checkIn('li-lei', { location: { ...north(600), accuracy: 20 }, note: '在校医室' });
  const { data } = await school.call('han-meimei', 'attendance', 'daySheet', { classId: 'jd2401' });
  const [row] = (data as DaySheet).rows.filter(({ studentId }) => studentId === 'li-lei');
  expect(row).toEqual({
    studentId: 'li-lei',
    number: '24010101',
    name: '李雷',
    result: { state: 'present', minutesLate: 0, at: at(tuesday, '07:00'), kind: 'field' },
  });
});

test('a grant that ended yesterday opens nothing', async () => {
  const scope = { kind: 'class', classId: 'jd2401' } as const;
  await school.setBinding('zhou-min', {
    grants: [{ role: 'headTeacher', scope, from: '2026-09-01', to: '2026-11-23' }],
  });
  const reply = await school.call('zhou-min', 'attendance', 'daySheet', { classId: 'jd2401' });
  expect(reply).toMatchObject({ ok: false, code: 'AUTH.DENIED' });
});

test('without a section the one that opened last is shown; another can be chosen', async () => {
  await school.setTime(at(tuesday, '22:00'));
  expect((await sheet()).section?.sectionId).toBe('curfew');
  expect((await sheet({ sectionId: 'morning' })).section).toMatchObject({
    sectionId: 'morning',
    phase: 'closed',
  });
  expect((await sheet({ date: '2026-11-23' })).date).toBe('2026-11-23');
});

test('before a section opens nobody is missing from it', async () => {
  await school.setTime(at(tuesday, '06:39:59'));
  const early = await sheet({ date: tuesday, sectionId: 'morning' });
  expect(early.rows).toEqual([]);
  expect(early.counts).toEqual({ expected: 4, missing: 0, late: 0, present: 0 });
  expect((await sheet({ date: '2026-11-30', sectionId: 'morning' })).rows).toEqual([]);
});

test('who did not come back at night stays on the sheet until the morning', async () => {
  await school.setTime(at('2026-11-25', '05:00'));
  expect((await sheet()).section).toMatchObject({ sectionId: 'curfew', date: tuesday, phase: 'closed' });
});

test('after midnight the sheet is still that of the running section', async () => {
  await school.setTime(at('2026-11-25', '00:30'));
  expect((await sheet()).section).toMatchObject({ sectionId: 'curfew', date: tuesday, phase: 'late' });
});

test('a day without sections is an empty sheet of that day', async () => {
  const empty = { className: '机电2401班', date: '2026-11-28', section: null, sections: [], rows: [] };
  expect(await sheet({ date: '2026-11-28' })).toMatchObject(empty);
});

test('a day that lacks the section asked for shows the one that matters', async () => {
  await school.setTime(at(tuesday, '22:00'));
  const { section } = await sheet({ date: tuesday, sectionId: 'nowhere' });
  expect(section?.sectionId).toBe('curfew');
});

test.each(['2026-02-30', '2026-13-01', 'today', ''])('the day %s does not exist', async (date) => {
  const reply = await school.call('zhou-min', 'attendance', 'daySheet', { classId: 'jd2401', date });
  expect(reply).toMatchObject({ ok: false, code: 'REQUEST.INVALID' });
});

test("no student's coordinates leave the server", async () => {
  const location = { ...north(38), accuracy: 20 };
  const replies = [await checkIn('li-lei', { location }), await sheet()];
  replies.push(
    ...(await Promise.all(['li-lei', 'zhou-min'].map((who) => school.call(who, 'attendance', 'today', {})))),
  );
  expect(JSON.stringify(replies)).not.toContain(String(location.latitude));
});

test('yesterday, read today, says what it said yesterday', async () => {
  await checkIn('li-lei');
  const then = lines(await sheet());
  await school.setTime(at('2026-11-25', '12:00'));
  expect(lines(await sheet({ date: tuesday, sectionId: 'morning' }))).toEqual(then);
});

describe('今日', () => {
  const today = async (who: string) => {
    const reply = await school.call(who, 'attendance', 'today', {});
    if (!reply.ok) throw new Error(JSON.stringify(reply));
    return reply.data as { student: unknown; classes: unknown[]; lessons: unknown; nights: unknown[] };
  };

  test('a student sees sections with results, the last ones, and what comes next', async () => {
    await checkIn('li-lei');
    await school.setTime(at('2026-11-25', '06:00'));
    expect(await today('li-lei')).toMatchObject({
      student: {
        className: '机电2401班',
        sections: [{ name: '早读', phase: 'upcoming' }, { name: '晚归' }],
        recent: [
          { name: '晚归', date: tuesday, result: { state: 'missing' } },
          { name: '早读', date: tuesday, result: { state: 'present' } },
          { name: '晚归', date: '2026-11-23', result: { state: 'missing' } },
        ],
        next: { name: '早读', date: '2026-11-26' },
      },
      classes: [],
    });
  });

  test('a head teacher sees the class: counts and who is missing', async () => {
    await school.setRule({ optionOutRange: 1 });
    await checkIn('li-lei', { location: { ...north(600), accuracy: 20 }, note: '在校医室' });
    expect(await today('zhou-min')).toMatchObject({
      student: null,
      classes: [
        {
          classId: 'jd2401',
          counts: { expected: 4, present: 1, missing: 3 },
          missing: ['韩梅梅', '王小明', '赵云'],
          field: ['李雷'],
        },
      ],
    });
  });

  describe('of a student who came to the class lately', () => {
    const since = async (from: Day) => {
      const scope = { kind: 'self', classId: 'jd2401', expected: true } as const;
      await school.setBinding('li-lei', { grants: [{ role: 'student', scope, from, to: null }] });
      const { sections, recent } = (await today('li-lei')).student as StudentToday;
      return [sections, recent].map((held) => held.map(({ name, date }) => `${date} ${name}`));
    };

    test('shows nothing missed of the days before', async () => {
      expect((await since('2026-11-23'))[1]).toEqual(['2026-11-23 晚归', '2026-11-23 早读']);
      expect((await since(tuesday))[1]).toEqual([]);
    });

    test('shows no section of the night before', async () => {
      await school.setTime(at('2026-11-25', '00:10'));
      const own = ['2026-11-25 早读', '2026-11-25 晚归'];
      expect((await since(tuesday))[0]).toEqual(['2026-11-24 晚归', ...own]);
      expect((await since('2026-11-25'))[0]).toEqual(own);
    });
  });

  test('who is on duty tonight or keeps a building sees so; an officer what the school lacks', async () => {
    const { client } = school.simulator;
    await client.insert('buildings', [{ _id: 'b3', name: '3栋' }]);
    const keeper = { kind: 'building', buildingId: 'b3' } as const;
    const duty = { kind: 'department', departmentId: 'zz' } as const;
    await school.setBinding('zhou-min', {
      grants: [
        { role: 'dutyTeacher', scope: duty, from: tuesday, to: '2026-11-25' },
        { role: 'dormKeeper', scope: keeper, from: '2026-09-01', to: null },
      ],
    });
    expect(await today('zhou-min')).toMatchObject({
      nights: [
        { name: '综职系', departmentId: 'zz', buildingId: null, isLast: false },
        { name: '3栋', departmentId: null, buildingId: 'b3', isLast: false },
      ],
      office: null,
    });
    const before = { departmentId: 'zz', hasClass: true, hasTerm: false };
    expect(await today('officer')).toMatchObject({ nights: [], office: before });
    const term = { termId: '2026-1', from: '2026-09-01', to: '2027-01-22', weekOne: '2026-08-31' };
    await client.insert('terms', [{ _id: 'school', terms: [term], rev: 1, events: [], texts: [] }]);
    expect(await today('officer')).toMatchObject({ office: { ...before, hasTerm: true } });
    // A term that is over is none to begin with.
    await school.setTime(at('2027-01-23', '09:00'));
    expect(await today('officer')).toMatchObject({ office: before });
  });

  test.each([
    ['of another department lacks classes of that one', { kind: 'department', departmentId: 'empty' }, false],
    ['of the whole school has all of them, and begins with the first department', { kind: 'school' }, true],
  ] as const)('an officer %s', async (_, scope, hasClass) => {
    await school.setBinding('officer', {
      grants: [{ role: 'officer', scope, from: tuesday, to: null }],
    });
    const departmentId = scope.kind === 'school' ? 'zz' : scope.departmentId;
    expect(await today('officer')).toMatchObject({ office: { departmentId, hasClass } });
  });

  test('whoever teaches sees the own lessons of today, and nobody else does', async () => {
    expect(await today('zhou-min')).toMatchObject({ lessons: null });
    const scope = { kind: 'class', classId: 'jd2402' } as const;
    await school.setBinding('zhou-min', {
      grants: [{ role: 'subjectTeacher', scope, from: '2026-09-01', to: null }],
    });
    expect(await today('zhou-min')).toMatchObject({ classes: [], lessons: { day: tuesday, lessons: [] } });
  });

  test('on a day without sections the class says so', async () => {
    await school.setTime(at('2026-11-28', '10:00'));
    expect(await today('zhou-min')).toMatchObject({ classes: [{ section: null, missing: [] }] });
  });
});
