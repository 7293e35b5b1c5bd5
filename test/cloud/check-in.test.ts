import type { AttendanceFact } from '../../cloudfunctions/attendance/fact';
import { at, away as awayFrom, gate, minutes, north } from '../support/rules';
import { type School, startSchool } from '../support/school';

const tuesday = '2026-11-24';
const wednesday = '2026-11-25';

let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.stop());
beforeEach(() => school.begin(at(tuesday, '07:00')));

const here = { ...gate, accuracy: 20 };
// East, so that a distance by latitude alone would be none.
const away = { ...awayFrom(600, 90), accuracy: 20 };
const checkIn = (data: Record<string, unknown> = {}, attemptId?: string) =>
  school.call(
    'li-lei',
    'attendance',
    'checkIn',
    {
      date: tuesday,
      sectionId: 'morning',
      location: here,
      ...data,
    },
    attemptId,
  );
const facts = () => school.documents<AttendanceFact>('attendanceFacts');
const kinds = async () => (await facts()).map(({ kind }) => kind).sort();

describe('time and place are decided by the server', () => {
  test.each([
    ['07:00:00', 'present', 0],
    ['07:10:59', 'present', 0],
    ['07:11:00', 'late', 1],
    ['07:18:30', 'late', 8],
    ['07:30:59', 'late', 20],
  ])('at %s a student at the place is %s (%i minutes late)', async (time, outcome, minutesLate) => {
    await school.setTime(at(tuesday, time));
    expect(await checkIn()).toMatchObject({
      ok: true,
      data: { outcome, result: { minutesLate, placeName: '教学楼A', distance: 0, at: at(tuesday, time) } },
    });
    expect(await kinds()).toEqual(['in']);
  });

  test.each([
    ['06:39:59', 'ATTENDANCE.NOT_OPEN_YET', '早读 06:40 开始，到时再打卡'],
    ['07:31:00', 'ATTENDANCE.CLOSED', '早读 已结束，不能再打卡。人已到请找班主任说明'],
  ])('at %s it is refused and nothing is stored', async (time, code, message) => {
    await school.setTime(at(tuesday, time));
    expect(await checkIn()).toMatchObject({ ok: false, code, message });
    expect(await facts()).toEqual([]);
  });

  test('on a day without the section it is refused', async () => {
    await school.setTime(at('2026-11-28', '07:00'));
    expect(await checkIn({ date: '2026-11-28' })).toMatchObject({
      ok: false,
      code: 'ATTENDANCE.NO_SECTION',
      message: '2026-11-28 没有这个打卡时段，请下拉刷新看最新安排',
    });
  });

  test('a poor fix is refused with what to do, inside or out', async () => {
    for (const point of [gate, north(600)]) {
      const reply = await checkIn({ location: { ...point, accuracy: 101 } });
      expect(reply).toMatchObject({
        ok: false,
        code: 'ATTENDANCE.POOR_ACCURACY',
        details: { accuracy: 101 },
      });
    }
    expect(await facts()).toEqual([]);
  });
});

describe('600 m away', () => {
  test('option 0 records it as abnormal; the student is not there', async () => {
    await school.setRule({ optionOutRange: 0 });
    const reply = await checkIn({ location: away });
    expect(reply).toMatchObject({
      ok: true,
      data: { outcome: 'outside', result: { state: 'missing', distance: 600 } },
    });
    expect(await kinds()).toEqual(['outside']);
  });

  test('option 0, pressed again from closer: one record, the distance of now', async () => {
    await school.setRule({ optionOutRange: 0 });
    await checkIn({ location: away });
    const reply = await checkIn({ location: { ...north(300), accuracy: 20 } });
    expect(reply).toMatchObject({ ok: true, data: { result: { distance: 300 } } });
    expect((await facts()).map(({ whereabouts }) => whereabouts.distance)).toEqual([600]);
  });

  test('outside first, then walked in: two facts, present', async () => {
    await school.setRule({ optionOutRange: 0 });
    await checkIn({ location: away });
    expect(await checkIn()).toMatchObject({ ok: true, data: { outcome: 'present' } });
    expect(await kinds()).toEqual(['in', 'outside']);
  });

  test('option 1 asks for a note, then records a field check-in', async () => {
    await school.setRule({ optionOutRange: 1 });
    expect(await checkIn({ location: away })).toMatchObject({
      ok: false,
      code: 'ATTENDANCE.NOTE_NEEDED',
      details: { distance: 600, placeName: '教学楼A', allowed: 200, beyond: 400 },
    });
    expect(await facts()).toEqual([]);
    const reply = await checkIn({ location: away, note: ' 在校医室 ' });
    expect(reply).toMatchObject({
      ok: true,
      data: { outcome: 'present', result: { kind: 'field', note: '在校医室' } },
    });
    expect(await kinds()).toEqual(['field']);
  });

  test.each([
    ['.', '说明太短，请写明在哪里、做什么'],
    ['\u200b\u200b\u200b', '说明太短，请写明在哪里、做什么'],
    ['病', '说明太短，请写明在哪里、做什么'],
    ['在'.repeat(101), '说明最多 100 字'],
  ])('option 1 with a note that says nothing, "%s", is refused', async (note, message) => {
    await school.setRule({ optionOutRange: 1 });
    expect(await checkIn({ location: away, note })).toMatchObject({
      ok: false,
      code: 'REQUEST.INVALID',
      message,
    });
    expect(await facts()).toEqual([]);
  });

  test('option 2 refuses, says how far and where to go, and stores nothing', async () => {
    await school.setRule({ optionOutRange: 2 });
    const reply = await checkIn({ location: away, note: '在校医室' });
    expect(reply).toMatchObject({ ok: false, code: 'ATTENDANCE.OUT_OF_RANGE', details: { distance: 600 } });
    expect(reply).toHaveProperty(
      'message',
      '你在范围外 400 米，请走近 教学楼A 再试（现在距 600 米，需在 200 米内）',
    );
    expect(await facts()).toEqual([]);
  });
});

describe('however often it is sent, it happens once', () => {
  const data = (reply: Record<string, unknown>) => reply.data;

  test.each([
    ['in the place', here, 2],
    ['outside, recorded as abnormal', away, 0],
  ])('20 parallel identical calls %s: one record, the same answer', async (_, location, optionOutRange) => {
    await school.setRule({ optionOutRange: optionOutRange as 0 | 2 });
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => checkIn({ location }, 'attempt-same')),
    );
    expect(replies.map(data)).toEqual(Array.from({ length: 20 }, () => data(replies[0] ?? {})));
    expect(replies.every(({ ok }) => ok)).toBe(true);
    expect(await facts()).toHaveLength(1);
  });

  test('20 taps on two phones, each its own attempt: one record, the same answer', async () => {
    // With a running clock every call would record another moment.
    await school.simulator.client.setClock({ running: true });
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) => checkIn({}, `attempt-${index}`)),
    );
    expect(new Set(replies.map((reply) => JSON.stringify(data(reply)))).size).toBe(1);
    expect(await facts()).toHaveLength(1);
  });

  test.each([
    ['a minute later, now late', '07:12:00', here],
    ['after the section closed', '07:45:00', here],
    ['from outside the place', '07:05:00', away],
    ['at night, from home', '23:30:00', away],
  ])('a retry after a lost reply, %s, gets the first answer', async (_, time, location) => {
    const first = await checkIn({}, 'attempt-lost');
    await school.setTime(at(tuesday, time));
    expect(data(await checkIn({ location }, 'attempt-lost'))).toEqual(data(first));
    expect(await facts()).toHaveLength(1);
  });

  test('a retry of being outside gets the recorded answer, wherever the student is by then', async () => {
    await school.setRule({ optionOutRange: 0 });
    const first = await checkIn({ location: away }, 'attempt-lost');
    await school.setTime(at(tuesday, '07:04'));
    const again = await checkIn({ location: { ...north(300), accuracy: 20 } }, 'attempt-lost');
    expect(data(again)).toEqual(data(first));
  });

  test('a reply lost on the way to the phone is repeated without a second record', async () => {
    await school.loseReplies('li-lei', true);
    await expect(
      school.callFromPhone(
        'li-lei',
        'attendance',
        'checkIn',
        { date: tuesday, sectionId: 'morning', location: here },
        'attempt-lost',
      ),
    ).rejects.toThrow();
    await school.loseReplies('li-lei', false);
    const reply = await school.callFromPhone(
      'li-lei',
      'attendance',
      'checkIn',
      { date: tuesday, sectionId: 'morning', location: here },
      'attempt-lost',
    );
    expect(reply).toMatchObject({ ok: true, data: { outcome: 'present' } });
    expect(await facts()).toHaveLength(1);
  });
});

describe('bad coordinates are an error, never inside', () => {
  test('no location at all', async () => {
    const reply = await school.call('li-lei', 'attendance', 'checkIn', {
      date: tuesday,
      sectionId: 'morning',
    });
    expect(reply).toMatchObject({ ok: false, code: 'REQUEST.INVALID', details: { fields: ['location'] } });
    expect(await facts()).toEqual([]);
  });

  test.each([
    ['location null', '{"location":null}'],
    ['latitude missing', '{"location":{"longitude":104,"accuracy":9}}'],
    [
      'latitude null, which is how NaN travels',
      '{"location":{"latitude":null,"longitude":104,"accuracy":9}}',
    ],
    ['latitude 1e999', '{"location":{"latitude":1e999,"longitude":104,"accuracy":9}}'],
    ['longitude -1e999', '{"location":{"latitude":30,"longitude":-1e999,"accuracy":9}}'],
    ['latitude 999', '{"location":{"latitude":999,"longitude":104,"accuracy":9}}'],
    ['swapped', '{"location":{"latitude":104.0633,"longitude":30.6598,"accuracy":9}}'],
    ['strings', '{"location":{"latitude":"30.6598","longitude":"104.0633","accuracy":"9"}}'],
    ['another country', '{"location":{"latitude":48.85,"longitude":2.35,"accuracy":9}}'],
    ['north of China', '{"location":{"latitude":60,"longitude":104,"accuracy":9}}'],
    ['zero', '{"location":{"latitude":0,"longitude":0,"accuracy":9}}'],
    ['accuracy missing', '{"location":{"latitude":30.6598,"longitude":104.0633}}'],
    ['accuracy negative', '{"location":{"latitude":30.6598,"longitude":104.0633,"accuracy":-1}}'],
    ['accuracy endless', '{"location":{"latitude":30.6598,"longitude":104.0633,"accuracy":1e999}}'],
    ['arrays', '{"location":[30.6598,104.0633,9]}'],
    ['an operator', '{"location":{"latitude":{"$gt":0},"longitude":104,"accuracy":9}}'],
  ])('%s', async (_, rest) => {
    const text = rest.replace(/^\{/, `{"date":"${tuesday}","sectionId":"morning",`);
    const reply = await school.callWithText('li-lei', 'attendance', 'checkIn', text);
    expect(reply).toMatchObject({
      ok: false,
      code: 'REQUEST.INVALID',
      message: '定位数据无效，请重新定位后再打卡',
    });
    expect(await facts()).toEqual([]);
  });
});

describe('nothing the caller claims is believed', () => {
  const claims = {
    openid: 'openid-of-somebody',
    role: 'headTeacher',
    status: 'present',
    state: 'present',
    time: at(tuesday, '07:00'),
    receivedAt: at(tuesday, '07:00'),
    distance: 0,
    studentId: 'han-meimei',
    classId: 'jd2402',
    kind: 'in',
  };

  test.each(Object.entries(claims))(
    'a forged %s in the data is refused and stores nothing',
    async (name, value) => {
      const reply = await checkIn({ [name]: value });
      expect(reply).toMatchObject({ ok: false, code: 'REQUEST.INVALID', details: { fields: [name] } });
      expect(await facts()).toEqual([]);
    },
  );

  test('forged fields beside the data change nothing', async () => {
    await school.setTime(at(tuesday, '07:18'));
    const forged = { ...claims, userInfo: { openId: 'openid-of-somebody', appId: 'x' } };
    await school.callWithEnvelope('li-lei', 'attendance', {
      ...forged,
      action: 'checkIn',
      attemptId: 'attempt-forged',
      data: { date: tuesday, sectionId: 'morning', location: here },
    });
    const [fact] = await facts();
    expect(fact).toMatchObject({ studentId: 'li-lei', classId: 'jd2401', date: tuesday, kind: 'in' });
    expect(fact?.receivedAt.getTime()).toBe(at(tuesday, '07:18'));
  });

  test('an account bound to nobody is told so and leaves no trace', async () => {
    const reply = await school.callAs('openid-nobody', 'attendance', 'checkIn', {
      date: tuesday,
      sectionId: 'morning',
      location: here,
    });
    expect(reply).toMatchObject({ ok: false, code: 'AUTH.NOT_BOUND' });
    expect(await facts()).toEqual([]);
  });

  test('a head teacher who is no student can not check in', async () => {
    const reply = await school.call('zhou-min', 'attendance', 'checkIn', {
      date: tuesday,
      sectionId: 'morning',
      location: here,
    });
    expect(reply).toMatchObject({ ok: false, code: 'AUTH.DENIED' });
  });
});

test.each([
  ['yesterday', '2026-11-23', 'ATTENDANCE.CLOSED'],
  ['tomorrow', wednesday, 'ATTENDANCE.NOT_OPEN_YET'],
  ['a year ago', '2025-11-24', 'ATTENDANCE.NO_SECTION'],
])('a check-in for %s is refused: the day only says which card was pressed', async (_, date, code) => {
  expect(await checkIn({ date })).toMatchObject({ ok: false, code });
  expect(await facts()).toEqual([]);
});

test('a rule without a place says what is wrong with it', async () => {
  await school.setRule({ places: [] });
  expect(await checkIn()).toMatchObject({ ok: false, code: 'ATTENDANCE.NO_PLACE' });
});

test("a class's own rule holds beside the department's, and only for that class", async () => {
  const evening = { id: 'evening', name: '晚自习', mode: 'selfCheck' } as const;
  const times = { opens: minutes('06:50'), onTimeUntil: minutes('07:30'), lateUntil: minutes('08:00') };
  await school.addRule({ ruleId: 'own', scope: 'class:jd2401', timeSections: [{ ...evening, ...times }] });
  expect(await checkIn({ sectionId: 'evening' })).toMatchObject({ ok: true, data: { outcome: 'present' } });
  const elsewhere = { date: tuesday, sectionId: 'evening', location: here };
  const reply = await school.call('sun-li', 'attendance', 'checkIn', elsewhere);
  expect(reply).toMatchObject({ ok: false, code: 'ATTENDANCE.NO_SECTION' });
});

test('a section that passes midnight belongs to the day it opened on', async () => {
  await school.setTime(at(wednesday, '00:30'));
  const reply = await checkIn({ sectionId: 'curfew' });
  expect(reply).toMatchObject({ ok: true, data: { outcome: 'late', section: { date: tuesday } } });
  expect((await facts()).map(({ date }) => date)).toEqual([tuesday]);
});

test('a new rule version judges only sections that open after it', async () => {
  await checkIn({});
  const second = {
    version: 2,
    inForceFrom: at(tuesday, '12:00'),
    timeSections: [
      {
        id: 'morning',
        name: '早读',
        mode: 'selfCheck',
        opens: minutes('06:40'),
        onTimeUntil: minutes('06:50'),
        lateUntil: minutes('07:30'),
      },
    ],
  } as const;
  await school.addRule({ ...second, timeSections: [...second.timeSections] });
  await school.setTime(at(wednesday, '07:00'));
  await checkIn({ date: wednesday });
  const judged = (await facts()).map(({ date, ruleVersion }) => `${date} ${ruleVersion}`).sort();
  expect(judged).toEqual(['2026-11-24 1', '2026-11-25 2']);
});
