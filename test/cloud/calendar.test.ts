import type { TermsRecord } from '../../cloudfunctions/shared/calendar/terms-record';
import type { CalendarRecord } from '../../cloudfunctions/school/calendar/records';
import type { CalendarDayView, TermsView } from '../../cloudfunctions/school/calendar/contract';
import { addDays, type Day } from '../../cloudfunctions/shared/clock';
import { verifyChain } from '../../cloudfunctions/shared/history/verify';
import { demoSecrets } from '../../scripts/demo-school/secrets';
import { bothAtOnce } from '../support/at-once';
import { at } from '../support/rules';
import { type School, startSchool, type WireReply } from '../support/school';

let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.stop());
beforeEach(() => school.begin(at('2026-11-24', '10:00')));

interface CalendarReply {
  days: CalendarDayView[];
  terms: TermsView;
}

const ask = (action: string, data: unknown, who = 'officer', attemptId?: string): Promise<WireReply> =>
  school.call(who, 'school', action, data, attemptId);

async function shown(from: Day, to: Day = from, who = 'li-lei'): Promise<CalendarReply> {
  return (await ask('calendar', { from, to }, who)).data as CalendarReply;
}

async function dayShown(day: Day): Promise<CalendarDayView> {
  const [view] = (await shown(day)).days;
  if (!view) throw new Error('no day');
  return view;
}

const off = (date: string, changes: object = {}) => ({
  date,
  kind: 'off',
  note: '运动会',
  rev: 0,
  ...changes,
});
const autumn = { schoolYear: 2026, half: 1, from: '2026-09-01', to: '2027-01-22', rev: 0 };

const records = () => school.documents<CalendarRecord>('calendarDays');
const termLists = () => school.documents<TermsRecord>('terms');

/** The chains of everything written, which the key of the functions must have sealed. */
async function problems(): Promise<unknown[]> {
  const sealOf = (collection: 'calendarDays' | 'terms') => ({ collection, key: demoSecrets.HISTORY_KEY });
  return [
    ...(await records()).flatMap((record) => verifyChain(record, sealOf('calendarDays'))),
    ...(await termLists()).flatMap((record) => verifyChain(record, sealOf('terms'))),
  ];
}
/** The request in which a decision is written, after the binding, the departments and what is there. */
const WRITE = 4;

describe('whoever is bound', () => {
  test('sees what kind of days there are, and why', async () => {
    await ask('setTerm', autumn);
    const { days, terms } = await shown('2026-09-30', '2026-10-10');
    expect(days.map(({ day, kind, reason, week }) => `${day} ${kind} ${reason} ${week ?? ''}`)).toEqual([
      '2026-09-30 school 周三 第 5 周',
      '2026-10-01 off 国庆节放假 第 5 周',
      '2026-10-02 off 国庆节放假 第 5 周',
      '2026-10-03 off 国庆节放假 第 5 周',
      '2026-10-04 off 国庆节放假 第 5 周',
      '2026-10-05 off 国庆节放假 第 6 周',
      '2026-10-06 off 国庆节放假 第 6 周',
      '2026-10-07 off 国庆节放假 第 6 周',
      '2026-10-08 school 周四 第 6 周',
      '2026-10-09 school 周五 第 6 周',
      '2026-10-10 school 国庆节调休上班 第 6 周',
    ]);
    expect(terms).toMatchObject({
      rev: 1,
      terms: [{ name: '2026–2027学年第一学期', weekOne: '2026-08-31' }],
    });
  });

  test('is told where nobody can know yet', async () => {
    expect(await dayShown('2027-03-10')).toMatchObject({
      kind: 'unknown',
      reason: '还没有 2027 年的国务院放假安排，不确定是否上课',
    });
  });

  test('costs three requests, that of the binding included', async () => {
    await shown('2026-11-01', '2026-12-31');
    const { school: actions } = await school.simulator.client.counters();
    expect(actions?.calendar?.requests).toBe(3);
  });

  test('may ask for 62 days, and for the last ones there are', async () => {
    expect((await shown('2026-09-01', '2026-11-01')).days).toHaveLength(62);
    expect((await shown('2099-12-31')).days).toHaveLength(1);
  });
});

describe('the officer', () => {
  test('says which days are off, and everybody sees it at once', async () => {
    const reply = await ask('setCalendarDays', { days: [off('2026-11-26'), off('2026-11-25')] });
    expect(reply).toMatchObject({
      ok: true,
      data: {
        days: [
          { day: '2026-11-25', kind: 'off', source: 'override', reason: '运动会', rev: 1 },
          { day: '2026-11-26', kind: 'off', source: 'override', reason: '运动会', rev: 1 },
        ],
      },
    });
    expect(await dayShown('2026-11-25')).toMatchObject({ kind: 'off', reason: '运动会' });
    expect((await dayShown('2026-11-27')).source).toBe('weekday');
  });

  test('names the timetable of a make-up workday', async () => {
    const day = { date: '2026-10-10', kind: 'school', note: '国庆节调休', follows: 5, rev: 0 };
    await ask('setCalendarDays', { days: [day] });
    expect(await dayShown('2026-10-10')).toMatchObject({ timetable: 5, reason: '国庆节调休，按周五课表' });
  });

  test('decides about days that no notice covers yet', async () => {
    await ask('setCalendarDays', { days: [{ date: '2027-03-10', kind: 'school', rev: 0 }] });
    expect(await dayShown('2027-03-10')).toMatchObject({ kind: 'school', source: 'override', timetable: 3 });
  });

  test('takes a word back, and the notice counts again', async () => {
    await ask('setCalendarDays', { days: [off('2026-11-25')] });
    await ask('setCalendarDays', { days: [{ date: '2026-11-25', kind: 'asPublished', rev: 1 }] });
    expect(await dayShown('2026-11-25')).toMatchObject({ source: 'weekday', decision: null, rev: 2 });
  });

  test('leaves a history that holds, with the words outside of it', async () => {
    await ask('setCalendarDays', { days: [off('2026-11-25')] });
    await ask('setCalendarDays', { days: [off('2026-11-25', { note: '校运会', rev: 1 })] });
    const [record] = await records();
    expect(record?.events.map(({ kind, by, sets }) => ({ kind, by, sets }))).toEqual([
      { kind: 'decided', by: 'officer', sets: { kind: 'off', follows: null } },
      { kind: 'decided', by: 'officer', sets: { kind: 'off', follows: null } },
    ]);
    expect(JSON.stringify(record?.events)).not.toContain('运动会');
    expect(record?.texts.map(({ seq, field, text }) => [seq, field, text])).toEqual([
      [1, 'note', '运动会'],
      [2, 'note', '校运会'],
    ]);
    expect(await problems()).toEqual([]);
  });

  test('who says the same again writes nothing', async () => {
    await ask('setCalendarDays', { days: [off('2026-11-25')] });
    await ask('setCalendarDays', { days: [off('2026-11-25', { rev: 1 }), off('2026-11-26')] });
    await ask('setCalendarDays', { days: [{ date: '2026-11-27', kind: 'asPublished', rev: 0 }] });
    expect((await records()).map(({ _id, rev }) => [_id, rev])).toEqual([
      ['2026-11-25', 1],
      ['2026-11-26', 1],
    ]);
  });
});

describe('several at once', () => {
  test('whoever changes a day that was changed meanwhile is told which, and nothing is stored', async () => {
    await ask('setCalendarDays', { days: [off('2026-11-25')] });
    const reply = await ask('setCalendarDays', {
      days: [off('2026-11-26'), off('2026-11-25', { note: '别的' })],
    });
    expect(reply).toMatchObject({
      code: 'SCHOOL.CHANGED_MEANWHILE',
      message: '2026-11-25 刚才有人改过，这次没有保存，请看过最新安排再决定',
      details: { dates: ['2026-11-25'] },
    });
    expect(await records()).toHaveLength(1);
  });

  test.each([
    ['a day nobody has spoken of', 0],
    ['a day that was decided before', 1],
  ])('of two who decide about %s one wins and the other is told', async (_, rev) => {
    if (rev === 1) await ask('setCalendarDays', { days: [off('2026-11-25', { note: '早先' })] });
    const say = (note: string) => ask('setCalendarDays', { days: [off('2026-11-25', { note, rev })] });
    const replies = await bothAtOnce(
      school,
      WRITE,
      () => say('甲'),
      () => say('乙'),
    );
    expect(replies.map(({ ok, code }) => code ?? ok).sort()).toEqual(['SCHOOL.CHANGED_MEANWHILE', true]);
    const [record] = await records();
    const winner = replies.findIndex(({ ok }) => ok);
    expect(record).toMatchObject({ rev: rev + 1, note: ['甲', '乙'][winner] });
    expect(await problems()).toEqual([]);
  });

  test('of two who decide about overlapping days at once one stores all, and the other nothing', async () => {
    const say = (note: string, days: string[]) =>
      ask('setCalendarDays', { days: days.map((day) => off(day, { note })) });
    const replies = await Promise.all([
      say('甲', ['2026-11-25', '2026-11-26']),
      say('乙', ['2026-11-26', '2026-11-27']),
    ]);
    expect(replies.map(({ ok, code }) => code ?? ok).sort()).toEqual(['SCHOOL.CHANGED_MEANWHILE', true]);
    const stored = (await records()).map(({ _id, note }) => `${_id} ${note}`).sort();
    expect(stored).toEqual(
      replies[0].ok ? ['2026-11-25 甲', '2026-11-26 甲'] : ['2026-11-26 乙', '2026-11-27 乙'],
    );
  });

  test('a repeat gets its answer though somebody has changed the day since', async () => {
    const data = { days: [off('2026-11-25')] };
    await ask('setCalendarDays', data, 'officer', 'attempt-again-2');
    await ask('setCalendarDays', { days: [{ date: '2026-11-25', kind: 'asPublished', rev: 1 }] });
    expect(await ask('setCalendarDays', data, 'officer', 'attempt-again-2')).toMatchObject({
      ok: true,
      data: { days: [{ source: 'weekday', rev: 2 }] },
    });
  });

  test('a repeat after a lost reply gets the same answer and writes nothing', async () => {
    const data = { days: [off('2026-11-25'), off('2026-11-26')] };
    const first = await ask('setCalendarDays', data, 'officer', 'attempt-again-1');
    const second = await ask('setCalendarDays', data, 'officer', 'attempt-again-1');
    expect(second.data).toEqual(first.data);
    expect((await records()).map(({ rev }) => rev)).toEqual([1, 1]);
  });

  // The binding, what is there, WeChat on the note, the beginning of the transaction, three days read, three written, the commit, the result.
  test.each([
    ['errorBeforeWrite', [8, 9, 10]],
    ['errorAfterWrite', [8, 9, 10]],
    ['conflict', [8, 9, 10, 11]],
    ['timeout', [2, 3, 4, 5, 7, 11, 12]],
    // What an instance held that died inside a transaction is free only half a minute later.
    ['killAfter', [11, 12]],
  ] as const)(
    'what %s interrupts at requests %j is whole or not there, and finished by a repeat',
    async (kind, requests) => {
      const { client } = school.simulator;
      for (const request of requests) {
        const [first, second, third] = [0, 1, 2].map((more) => addDays('2026-11-01', 3 * request + more));
        await ask('setCalendarDays', { days: [off(first ?? '', { note: '早先' })] });
        const before = await records();
        const data = { days: [off(first ?? '', { rev: 1 }), off(second ?? ''), off(third ?? '')] };
        await client.setFaults({ next: { kind, request, function: 'school' } });
        await ask('setCalendarDays', data, 'officer', `attempt-fault-${request}`).catch(() => undefined);
        expect([request, (await client.faults()).fired.length]).toEqual([request, 1]);
        await client.clearFaults();
        expect([0, 2]).toContain((await records()).length - before.length);
        const reply = await ask('setCalendarDays', data, 'officer', `attempt-fault-${request}`);
        expect([request, reply.code ?? reply.ok]).toEqual([request, true]);
        expect((await records()).length - before.length).toBe(2);
      }
      expect(await problems()).toEqual([]);
    },
  );
});

test.each([
  ['setCalendarDays', { days: [off('2026-11-25')] }],
  ['setTerm', autumn],
  ['removeTerm', { schoolYear: 2026, half: 1, rev: 0 }],
])('%s is for the officer alone and leaves no trace otherwise', async (action, data) => {
  for (const who of ['li-lei', 'han-meimei', 'zhou-min'])
    expect(await ask(action, data, who)).toMatchObject({ ok: false, code: 'AUTH.DENIED' });
  expect([await records(), await termLists()]).toEqual([[], []]);
});

describe('who decides for the school', () => {
  const mayChange = async (who: string) =>
    ((await ask('calendar', { from: '2026-12-04', to: '2026-12-04' }, who)).data as { mayChange: boolean })
      .mayChange;
  const decide = () => ask('setCalendarDays', { days: [off('2026-12-04')] });

  test('in a school with one department its officer, and the page is told so', async () => {
    expect([await mayChange('officer'), await mayChange('zhou-min'), await mayChange('li-lei')]).toEqual([
      ...[true, false, false],
    ]);
    expect(await decide()).toMatchObject({ ok: true });
  });

  test('among several departments only an officer of the whole school', async () => {
    await school.simulator.client.insert('departments', [{ _id: 'qc', name: '汽车系' }]);
    expect(await mayChange('officer')).toBe(false);
    for (const refused of [
      decide(),
      ask('setTerm', autumn),
      ask('removeTerm', { schoolYear: 2026, half: 1, rev: 0 }),
    ])
      expect(await refused).toMatchObject({ code: 'AUTH.DENIED' });
    expect(await records()).toEqual([]);
    const scope = { kind: 'school' } as const;
    await school.setBinding('officer', {
      grants: [{ role: 'officer', scope, from: '2026-09-01', to: null }],
    });
    expect(await mayChange('officer')).toBe(true);
    expect(await decide()).toMatchObject({ ok: true });
  });
});
