import type { Binding } from '../../cloudfunctions/shared/caller';
import type { Person } from '../../cloudfunctions/school/people/person';
import { DAY, MINUTE } from '../../cloudfunctions/shared/clock';
import { at } from '../support/rules';
import { openid, type School, startSchool, type WireReply } from '../support/school';

const morning = at('2026-11-24', '09:00');
let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.stop());
beforeEach(() => school.begin(morning));

const personOf = async (personId: string) => {
  const [person] = await school.simulator.client.find<Person>('people', { filter: { _id: personId } });
  if (!person) throw new Error(`no ${personId}`);
  return person;
};
const classCode = async (who = 'zhou-min', classId = 'jd2401') => {
  const reply = await school.call(who, 'school', 'makeClassCode', { classId });
  return (reply.data as { code: { code: string; expiresAt: number } }).code;
};
const staffCode = async (personId: string) => {
  const reply = await school.call('officer', 'school', 'makeStaffCode', { personId });
  return (reply.data as { code: { code: string } }).code.code;
};
const unbind = async (who: string, personId: string) =>
  school.call(who, 'school', 'unbind', { personId, rev: (await personOf(personId)).rev });
const bind = (account: string, data: Record<string, unknown>, attemptId?: string): Promise<WireReply> =>
  school.callAs(account, 'school', 'bindStudent', data, attemptId);

const zhaoYun = (code: string) => ({ code, number: '24010104', name: '赵云' });

describe('a student', () => {
  let code: string;

  beforeEach(async () => {
    await unbind('zhou-min', 'zhao-yun');
    ({ code } = await classCode());
  });

  test('is bound by class code, number and name, and is somebody from then on', async () => {
    expect(await bind('new-phone', zhaoYun(code))).toMatchObject({ ok: true, data: { name: '赵云' } });
    expect(await school.callAs('new-phone', 'school', 'me', {})).toMatchObject({
      data: { name: '赵云', roles: [{ role: 'student', scope: '机电2401班' }] },
    });
    expect(await personOf('zhao-yun')).toMatchObject({ openid: 'new-phone' });
  });

  test('may type the code in lower case and with blanks, and the name with a blank', async () => {
    const typed = `${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`;
    expect(await bind('new-phone', { code: typed, number: ' 24010104', name: '赵 云' })).toMatchObject({
      ok: true,
    });
  });

  test.each([
    ['another name', { name: '赵雲' }],
    ['another number', { number: '24010101' }],
    ['a number of another class', { number: '24010201', name: '孙丽' }],
    ['another code', { code: 'AAAAAA' }],
  ])('with %s is told only that something was wrong, the same for all', async (_, wrong) => {
    expect(await bind('new-phone', { ...zhaoYun(code), ...wrong })).toMatchObject({
      ok: false,
      code: 'BIND.REFUSED',
      message: '没有对上，请核对班级码、学号和姓名再试（还可试 4 次）',
      details: { triesLeft: 4 },
    });
    expect(await school.callAs('new-phone', 'school', 'me', {})).toMatchObject({ code: 'AUTH.NOT_BOUND' });
  });

  test('five wrong tries lock the account for a quarter of an hour, even for what is right', async () => {
    for (let left = 4; left >= 0; left -= 1) {
      expect(await bind('guesser', { ...zhaoYun(code), name: '张三' })).toMatchObject({
        details: { triesLeft: left },
      });
    }
    expect(await bind('guesser', zhaoYun(code))).toMatchObject({ ok: false, code: 'BIND.LOCKED' });
    await school.setTime(morning + 15 * MINUTE - 1);
    expect(await bind('guesser', zhaoYun(code))).toMatchObject({ code: 'BIND.LOCKED' });
    await school.setTime(morning + 15 * MINUTE);
    expect(await bind('guesser', zhaoYun(code))).toMatchObject({ ok: true });
  });

  test('twenty tries at once, on many instances, are five', async () => {
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => bind('guesser', { ...zhaoYun(code), name: '张三' })),
    );
    const answers = replies.map(({ code: answer }) => answer);
    expect(answers.filter((answer) => answer === 'BIND.REFUSED')).toHaveLength(5);
    expect(answers.filter((answer) => answer === 'BIND.LOCKED')).toHaveLength(15);
  });

  test('a success forgets the wrong tries', async () => {
    await bind('new-phone', { ...zhaoYun(code), name: '张三' });
    await bind('new-phone', zhaoYun(code));
    expect(await school.documents('bindingTries')).toEqual([]);
  });

  test('knowing one right answer gives no more tries', async () => {
    const known = { code, number: '24010101', name: '李雷' };
    for (let count = 0; count < 4; count += 1) await bind('guesser', { ...zhaoYun(code), name: '张三' });
    expect(await bind('guesser', known)).toMatchObject({ code: 'BIND.TAKEN' });
    expect(await bind('guesser', zhaoYun(code))).toMatchObject({ code: 'BIND.LOCKED' });
  });

  test('a late repeat of making a code is answered with that code and does not end the newer one', async () => {
    const make = async (attemptId: string, who = 'zhou-min') =>
      (await school.call(who, 'school', 'makeClassCode', { classId: 'jd2401' }, attemptId)).data;
    const first = await make('attempt-code-1');
    const second = await make('attempt-code-2');
    expect(await make('attempt-code-1')).toEqual(first);
    expect((await school.call('zhou-min', 'school', 'classCode', { classId: 'jd2401' })).data).toEqual(
      second,
    );
  });

  test('of two codes made at once one is in force, and both are told that one, also when they ask again', async () => {
    const make = async (number: number) =>
      (
        await school.call(
          'zhou-min',
          'school',
          'makeClassCode',
          { classId: 'jd2401' },
          `attempt-code-${number}`,
        )
      ).data;
    // The first one has read the code in force (binding, adding, reading) when the second one replaces it.
    const { client } = school.simulator;
    await client.setFaults({ next: { kind: 'slow', request: 4, function: 'school' }, slowMs: 1500 });
    const slow = make(1);
    while ((await client.faults()).fired.length === 0) await Promise.resolve();
    const fast = await make(2);
    await client.clearFaults();
    const both = [await slow, fast];
    const { data: inForce } = await school.call('zhou-min', 'school', 'classCode', { classId: 'jd2401' });
    expect(both).toEqual([inForce, inForce]);
    expect(await Promise.all([make(1), make(2)])).toEqual(both);
  });

  test('a code ends after a week, and when a new one is made', async () => {
    const { expiresAt } = await classCode();
    expect(expiresAt).toBe(morning + 7 * DAY);
    expect(await bind('new-phone', zhaoYun(code))).toMatchObject({ code: 'BIND.REFUSED' });
    const { code: later } = await classCode();
    await school.setTime(expiresAt);
    expect(await bind('new-phone', zhaoYun(later))).toMatchObject({ code: 'BIND.REFUSED' });
    await school.setTime(expiresAt - 1);
    expect(await bind('new-phone', zhaoYun(later))).toMatchObject({ ok: true });
  });

  test('a repeat of the attempt is answered the same, a second binding is not', async () => {
    const first = await bind('new-phone', zhaoYun(code), 'attempt-bind-1');
    const again = await bind('new-phone', zhaoYun(code), 'attempt-bind-1');
    expect(again).toMatchObject({ ok: true, data: first.data as object });
    expect((await personOf('zhao-yun')).events.filter(({ kind }) => kind === 'bound')).toHaveLength(1);
    expect(await bind('new-phone', zhaoYun(code), 'attempt-bind-2')).toMatchObject({
      code: 'BIND.ALREADY_BOUND',
    });
  });

  test('who is bound on another phone is told to have that one released', async () => {
    await bind('new-phone', zhaoYun(code));
    expect(await bind('another-phone', zhaoYun(code))).toMatchObject({ ok: false, code: 'BIND.TAKEN' });
    expect(await school.callAs('another-phone', 'school', 'me', {})).toMatchObject({
      code: 'AUTH.NOT_BOUND',
    });
  });

  test('of two phones at once one is bound', async () => {
    const replies = await Promise.all(['one', 'two'].map((account) => bind(account, zhaoYun(code))));
    expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const accounts = (await school.documents<Binding>('bindings')).filter(
      ({ personId }) => personId === 'zhao-yun',
    );
    expect(accounts.map(({ _id }) => _id)).toEqual([(await personOf('zhao-yun')).openid]);
  });

  test('one account for two people at once belongs to one of them', async () => {
    await unbind('zhou-min', 'wang-xiaoming');
    const replies = await Promise.all([
      bind('new-phone', zhaoYun(code)),
      bind('new-phone', { code, number: '24010103', name: '王小明' }),
    ]);
    expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const owners = (await school.documents<Person>('people')).filter(
      (person) => person.openid === 'new-phone',
    );
    const [binding] = await school.simulator.client.find<Binding>('bindings', {
      filter: { _id: 'new-phone' },
    });
    expect(owners.map(({ _id }) => _id)).toEqual([binding?.personId]);
  });

  test('who has left the school can not be bound', async () => {
    await school.setPerson('zhao-yun', { enrolments: [{ status: 'withdrawn', from: '2026-11-01' }] });
    expect(await bind('new-phone', zhaoYun(code))).toMatchObject({ code: 'BIND.REFUSED' });
  });
});

describe('unbinding', () => {
  test('ends reading and writing at once', async () => {
    expect(await unbind('zhou-min', 'li-lei')).toMatchObject({ ok: true });
    for (const [name, action] of [
      ['school', 'me'],
      ['attendance', 'today'],
    ] as const) {
      expect(await school.call('li-lei', name, action, {})).toMatchObject({ code: 'AUTH.NOT_BOUND' });
    }
    expect(await personOf('li-lei')).toMatchObject({ openid: null });
  });

  test('of what somebody has changed meanwhile is refused', async () => {
    const { rev } = await personOf('li-lei');
    await unbind('zhou-min', 'li-lei');
    expect(await school.call('zhou-min', 'school', 'unbind', { personId: 'li-lei', rev })).toMatchObject({
      code: 'SCHOOL.CHANGED_MEANWHILE',
    });
  });

  test('by two at once is done once, and the other is told', async () => {
    const { rev } = await personOf('li-lei');
    const replies = await Promise.all(
      ['zhou-min', 'officer'].map((who) => school.call(who, 'school', 'unbind', { personId: 'li-lei', rev })),
    );
    expect(replies.map(({ ok, code }) => code ?? ok).sort()).toEqual(['SCHOOL.CHANGED_MEANWHILE', true]);
  });

  test.each(['wu-gang', 'han-meimei', 'li-lei'])('is not for %s', async (who) => {
    expect(await unbind(who, 'li-lei')).toMatchObject({ code: 'AUTH.DENIED' });
    expect(await personOf('li-lei')).toMatchObject({ openid: openid('li-lei') });
  });
});

describe('a member of staff', () => {
  beforeEach(async () => {
    await unbind('officer', 'zhou-min');
  });
  const bindStaff = (account: string, code: string, name = '周敏') =>
    school.callAs(account, 'school', 'bindStaff', { code, name });

  test('is bound by a code of the officer, once', async () => {
    const code = await staffCode('zhou-min');
    expect(await bindStaff('new-phone', code)).toMatchObject({ ok: true, data: { name: '周敏' } });
    await unbind('officer', 'zhou-min');
    expect(await bindStaff('finder', code)).toMatchObject({ code: 'BIND.REFUSED' });
  });

  test.each([
    ['somebody else', (code: string) => bindStaff('new-phone', code, '吴刚')],
    ['a made-up code', () => bindStaff('new-phone', 'ABCDEFGHJK')],
  ])('is not bound as %s', async (_, attempt) => {
    expect(await attempt(await staffCode('zhou-min'))).toMatchObject({ code: 'BIND.REFUSED' });
  });

  test('is not bound by the code of a class, nor a student by a staff code', async () => {
    const code = await staffCode('zhou-min');
    expect(await bind('new-phone', { code, number: '24010104', name: '赵云' })).toMatchObject({ ok: false });
    const { code: ofClass } = await classCode('officer');
    expect(await bindStaff('new-phone', ofClass)).toMatchObject({ code: 'BIND.REFUSED' });
  });

  test('has no code while bound, and a student never has one', async () => {
    expect(await school.call('officer', 'school', 'makeStaffCode', { personId: 'wu-gang' })).toMatchObject({
      code: 'BIND.TAKEN',
    });
    expect(await school.call('officer', 'school', 'makeStaffCode', { personId: 'li-lei' })).toMatchObject({
      code: 'BIND.NOT_STAFF',
    });
  });
});

test('an officer of a department takes no account whose roles reach beyond it', async () => {
  const everywhere = {
    grantId: 'all',
    role: 'officer',
    scope: { kind: 'school' },
    from: '2026-09-01',
  } as const;
  await school.setPerson('zhou-min', { grants: [{ ...everywhere, to: null }] });
  expect(await unbind('officer', 'zhou-min')).toMatchObject({ code: 'GRANTS.BEYOND_REACH' });
  await school.setPerson('zhou-min', { openid: null });
  expect(await school.call('officer', 'school', 'makeStaffCode', { personId: 'zhou-min' })).toMatchObject({
    code: 'GRANTS.BEYOND_REACH',
  });
  await school.setPerson('zhou-min', { grants: [{ ...everywhere, to: '2026-11-23' }] });
  expect(await school.call('officer', 'school', 'makeStaffCode', { personId: 'zhou-min' })).toMatchObject({
    ok: true,
  });
});
