import type { AttendanceFact } from '../../cloudfunctions/attendance/fact';
import type { CalendarDayView } from '../../cloudfunctions/school/calendar/contract';
import type { CalendarRecord } from '../../cloudfunctions/school/calendar/records';
import { MINUTE } from '../../cloudfunctions/shared/clock';
import { verifyChain } from '../../cloudfunctions/shared/history/verify';
import { demoSecrets } from '../../scripts/demo-school/secrets';
import type { RequestFaultKind } from '../../simulator/protocol';
import { at, away as awayFrom } from '../support/rules';
import { type School, startSchool } from '../support/school';

const tuesday = '2026-11-24';
const seven = at(tuesday, '07:00');
let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.stop());
beforeEach(async () => {
  await school.begin(seven);
  await school.setRule({ optionOutRange: 1 });
  await school.simulator.client.clearFaults();
  await school.simulator.client.contentSafety({ risky: ['坏话'], review: ['可疑'] });
});

const away = { ...awayFrom(600, 90), accuracy: 20 };
const fieldCheckIn = (note: string, attemptId?: string) =>
  school.call(
    'li-lei',
    'attendance',
    'checkIn',
    { date: tuesday, sectionId: 'morning', location: away, note },
    attemptId,
  );
const facts = () => school.documents<AttendanceFact>('attendanceFacts');
const waiting = () => school.documents<{ _id: string }>('textChecks');

/** After binding, class, rules and accepted facts WeChat is asked, and then the fact is stored. */
const [ASKED, STORED] = [5, 6];
const goesWrong = (request: number, kind: RequestFaultKind) =>
  school.simulator.client.setFaults({ next: { function: 'attendance', request, kind } });
const passTo = (minutes: number) => school.setTime(seven + minutes * MINUTE);

/** What the head teacher sees of 李雷's note. */
async function noteOnSheet() {
  const reply = await school.call('zhou-min', 'attendance', 'daySheet', { classId: 'jd2401' });
  const { rows } = reply.data as {
    rows: { studentId: string; result: { note: string; noteVerdict: string } }[];
  };
  const result = rows.find(({ studentId }) => studentId === 'li-lei')?.result;
  return [result?.note, result?.noteVerdict];
}

test('a note that must not be shown is refused with what to do, and nothing is stored', async () => {
  expect(await fieldCheckIn('在校外说坏话')).toMatchObject({
    ok: false,
    code: 'CONTENT.RISKY',
    message: '文字里有不能发布的内容，请改写后再交',
  });
  expect(await facts()).toEqual([]);
});

test.each([
  ['在校医室', 'pass'],
  ['在可疑的地方', 'review'],
])('the note %s is taken and the head teacher sees it as %s', async (note, verdict) => {
  expect(await fieldCheckIn(note)).toMatchObject({ ok: true });
  expect(await noteOnSheet()).toEqual([note, verdict]);
  expect(await waiting()).toEqual([]);
});

test('a repeat isn’t judged again', async () => {
  await fieldCheckIn('在校医室', 'attempt-once');
  await school.simulator.client.contentSafety({ risky: ['校医室'] });
  expect(await fieldCheckIn('在校医室', 'attempt-once')).toMatchObject({ ok: true });
});

describe('without an answer of WeChat', () => {
  beforeEach(async () => {
    await goesWrong(ASKED, 'timeout');
    expect(await fieldCheckIn('在校医室')).toMatchObject({ ok: true });
    const { fired } = await school.simulator.client.faults();
    expect(fired).toMatchObject([{ sdk: 'wx.openApi' }]);
  });

  test('the note is taken and marked, and the tick has it judged', async () => {
    expect(await noteOnSheet()).toEqual(['在校医室', 'unchecked']);
    expect(await waiting()).toMatchObject([{ collection: 'attendanceFacts', field: 'note' }]);
    await passTo(20);
    expect(await noteOnSheet()).toEqual(['在校医室', 'pass']);
    expect(await waiting()).toEqual([]);
  });

  test('a note that turns out to be risky is shown to nobody, and the check-in stands', async () => {
    await school.simulator.client.contentSafety({ risky: ['校医室'] });
    await passTo(20);
    expect(await noteOnSheet()).toEqual(['', 'risky']);
    expect(await facts()).toMatchObject([{ kind: 'field', noteVerdict: 'risky' }]);
  });

  test('after two hours WeChat no longer judges for the student: it is given up, and the mark stays', async () => {
    const { client } = school.simulator;
    const [check] = await waiting();
    await client.remove('textChecks');
    await client.insert('textChecks', [{ ...check, dueAt: new Date(seven + 121 * MINUTE) }]);
    await passTo(140);
    expect(await noteOnSheet()).toEqual(['在校医室', 'unchecked']);
    expect(await waiting()).toEqual([]);
  });
});

test.each([
  ['before WeChat is asked', ASKED, 'killBefore'],
  ['after WeChat was asked', ASKED, 'killAfter'],
  ['before the fact is stored', STORED, 'killBefore'],
  ['after the fact is stored', STORED, 'killAfter'],
] as const)('a crash %s loses no submission: the repeat is taken, once', async (_when, request, kind) => {
  await goesWrong(request, kind);
  await expect(fieldCheckIn('在校医室', 'attempt-crash')).rejects.toThrow('exited');
  expect(await fieldCheckIn('在校医室', 'attempt-crash')).toMatchObject({ ok: true });
  expect(await facts()).toMatchObject([{ note: '在校医室', noteVerdict: 'pass' }]);
});

describe('a note of the calendar', () => {
  const ask = (action: string, data: unknown, who = 'officer', attemptId?: string) =>
    school.call(who, 'school', action, data, attemptId);
  const off = (date: string, changes: object = {}) => ({
    ...{ date, kind: 'off', note: '运动会', rev: 0 },
    ...changes,
  });
  const records = () => school.documents<CalendarRecord>('calendarDays');
  const problems = async () =>
    (await records()).flatMap((record) =>
      verifyChain(record, { collection: 'calendarDays', key: demoSecrets.HISTORY_KEY }),
    );
  const cloud = () => school.simulator.client;
  const say = (note: string, rev = 0, attemptId?: string) =>
    ask('setCalendarDays', { days: [off('2026-11-25', { note, rev })] }, 'officer', attemptId);
  const readBy = async (who: string) => {
    const { data } = await ask('calendar', { from: '2026-11-25', to: '2026-11-25' }, who);
    return (data as { days: CalendarDayView[] }).days[0]?.reason;
  };
  const WECHAT = 4;

  test('that must not be shown is refused, and nothing of the request is stored', async () => {
    const days = [off('2026-11-24'), off('2026-11-25', { note: '坏话' })];
    expect(await ask('setCalendarDays', { days })).toMatchObject({ code: 'CONTENT.RISKY' });
    expect(await records()).toEqual([]);
  });

  test('that is for a person to look at is read by staff alone, marked', async () => {
    await say('可疑的安排');
    expect(await readBy('zhou-min')).toBe('可疑的安排（说明待核查，学生看不到）');
    expect(await readBy('han-meimei')).toBe('学校安排放假');
    expect(await problems()).toEqual([]);
  });

  test('without a verdict is taken and judged later; what turns out risky is gone, for everybody', async () => {
    await cloud().setFaults({ next: { function: 'school', request: WECHAT, kind: 'timeout' } });
    expect(await say('运动会')).toMatchObject({ ok: true });
    await cloud().clearFaults();
    expect(await records()).toMatchObject([{ noteVerdict: 'unchecked' }]);
    expect(await readBy('li-lei')).toBe('运动会');
    await cloud().contentSafety({ risky: ['运动会'] });
    await passTo(5);
    await cloud().trigger('school', {});
    expect(await records()).toMatchObject([{ noteVerdict: 'risky' }]);
    expect([await readBy('li-lei'), await readBy('officer')]).toEqual(['学校安排放假', '学校安排放假']);
    expect(await waiting()).toEqual([]);
    expect(await problems()).toEqual([]);
  });

  test('without a verdict that replaces another one waits two hours of its own', async () => {
    const withoutVerdict = async (note: string, rev: number) => {
      await cloud().setFaults({ next: { function: 'school', request: WECHAT, kind: 'timeout' } });
      expect(await say(note, rev)).toMatchObject({ ok: true });
      await cloud().clearFaults();
    };
    await withoutVerdict('运动会', 0);
    await passTo(4);
    await withoutVerdict('期中考试', 1);
    expect(await waiting()).toMatchObject([
      { since: new Date(seven + 4 * MINUTE), openid: 'openid-officer' },
    ]);
  });

  test('is judged once for many days, and a repeat is not judged again', async () => {
    const days = [off('2026-11-25'), off('2026-11-26'), off('2026-11-27')];
    await ask('setCalendarDays', { days }, 'officer', 'attempt-judged');
    await cloud().contentSafety({ risky: ['运动会'] });
    expect(await ask('setCalendarDays', { days }, 'officer', 'attempt-judged')).toMatchObject({ ok: true });
    expect((await records()).map(({ noteVerdict }) => noteVerdict)).toEqual(['pass', 'pass', 'pass']);
  });

  test('written anew keeps nothing of what was found about the one before', async () => {
    await say('可疑的安排');
    await say('期中考试', 1);
    expect(await readBy('li-lei')).toBe('期中考试');
  });
});
