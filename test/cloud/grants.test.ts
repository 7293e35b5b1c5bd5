import type { Person } from '../../cloudfunctions/school/people/person';
import type { Binding } from '../../cloudfunctions/shared/caller';
import type { Grant, Scope } from '../../cloudfunctions/shared/grants';
import { at } from '../support/rules';
import { type School, startSchool } from '../support/school';

const today = '2026-11-24';
let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.stop());
beforeEach(() => school.begin(at(today, '09:00')));

const personOf = async (personId: string) => {
  const [person] = await school.simulator.client.find<Person>('people', { filter: { _id: personId } });
  if (!person) throw new Error(`no ${personId}`);
  return person;
};
const ofClass = (classId: string) => ({ kind: 'class', classId }) as const;
const grant = async (who: string, personId: string, wanted: Partial<Grant>, attemptId?: string) => {
  const { rev } = await personOf(personId);
  const whole = { role: 'headTeacher', scope: ofClass('jd2402'), from: today, to: null, ...wanted };
  return school.call(who, 'school', 'grant', { personId, rev, ...whole }, attemptId);
};
const sheet = (who: string, classId: string) => school.call(who, 'attendance', 'daySheet', { classId });

test('a grant opens at once what it is for, and is in the history', async () => {
  expect(await sheet('zhou-min', 'jd2402')).toMatchObject({ code: 'AUTH.DENIED' });
  expect(await grant('officer', 'zhou-min', {})).toMatchObject({ ok: true, data: { rev: 2 } });
  expect(await sheet('zhou-min', 'jd2402')).toMatchObject({ ok: true });
  expect((await personOf('zhou-min')).events.at(-1)).toMatchObject({ kind: 'granted', by: 'officer' });
});

test('before another head teacher is made, the officer is told who is or will be; past ones are not', async () => {
  await grant('officer', 'wu-gang', { scope: ofClass('jd2401'), from: '2026-12-01', to: '2027-01-20' });
  const told = () => school.call('officer', 'school', 'headTeachers', { classId: 'jd2401' });
  expect(await told()).toMatchObject({
    data: {
      headTeachers: [
        { personId: 'zhou-min', name: '周敏', to: null },
        { personId: 'wu-gang', name: '吴刚', from: '2026-12-01', to: '2027-01-20' },
      ],
    },
  });
  const { rev } = await personOf('zhou-min');
  const end = { personId: 'zhou-min', rev, grantId: 'headteacher-1', to: '2026-11-23' };
  await school.call('officer', 'school', 'endGrant', end);
  const { client } = school.simulator;
  await client.recycle();
  await client.resetCounters();
  expect(await told()).toMatchObject({ data: { headTeachers: [{ name: '吴刚' }] } });
  // The caller's binding, the class that tells the department, and this.
  expect((await client.counters()).school?.headTeachers?.requests).toBe(3);
});

test('a grant that begins tomorrow opens nothing today', async () => {
  await grant('officer', 'zhou-min', { from: '2026-11-25' });
  expect(await sheet('zhou-min', 'jd2402')).toMatchObject({ code: 'AUTH.DENIED' });
  await school.setTime(at('2026-11-25', '00:00'));
  expect(await sheet('zhou-min', 'jd2402')).toMatchObject({ ok: true });
});

test('a grant that is ended with yesterday closes at once', async () => {
  const { rev } = await personOf('zhou-min');
  const end = { personId: 'zhou-min', rev, grantId: 'headteacher-1', to: '2026-11-23' };
  expect(await school.call('officer', 'school', 'endGrant', end)).toMatchObject({ ok: true });
  expect(await sheet('zhou-min', 'jd2401')).toMatchObject({ code: 'AUTH.DENIED' });
});

test('an office ends with a leaving that is planned, and is held again when that is called off', async () => {
  const roles = async () => {
    const { data } = await school.call('officer', 'school', 'grants', { personId: 'han-meimei' });
    const { grants } = data as { grants: { role: string; to: string | null }[] };
    return grants.map(({ role, to }) => `${role} ${to ?? ''}`);
  };
  const inBinding = async () => {
    const bindings = await school.documents<Binding>('bindings');
    const own = bindings.find(({ personId }) => personId === 'han-meimei');
    return own?.grants.flatMap(({ role, to }) => (role === 'classCadre' ? [to] : []));
  };
  const become = async (status: string, from: string) => {
    const { rev } = await personOf('han-meimei');
    return school.call('officer', 'school', 'setStatus', { personId: 'han-meimei', rev, status, from });
  };
  await become('withdrawn', '2026-12-10');
  expect([await roles(), await inBinding()]).toEqual([['classCadre 2026-12-09'], ['2026-12-09']]);
  await become('enrolled', '2026-11-25');
  expect([await roles(), await inBinding()]).toEqual([['classCadre '], [null]]);
  const { rev } = await personOf('han-meimei');
  const move = { personId: 'han-meimei', rev, classId: 'jd2402', from: '2026-11-30' };
  expect(await school.call('officer', 'school', 'transfer', move)).toMatchObject({ ok: true });
  expect([await roles(), await inBinding()]).toEqual([['classCadre 2026-11-29'], ['2026-11-29']]);
});

test('a head teacher names the cadres of the own class, and nothing else', async () => {
  const cadre = { role: 'classCadre', scope: ofClass('jd2401') } as const;
  expect(await grant('zhou-min', 'li-lei', cadre)).toMatchObject({ ok: true });
  expect(await grant('zhou-min', 'sun-li', { ...cadre, scope: ofClass('jd2402') })).toMatchObject({
    code: 'AUTH.DENIED',
  });
  const inspector: Scope = { kind: 'inspection', templateIds: ['m'], classIds: ['jd2402'] };
  expect(await grant('zhou-min', 'zhao-yun', { role: 'inspector', scope: inspector })).toMatchObject({
    code: 'GRANTS.BEYOND_REACH',
  });
});

test.each([
  ['the whole school', { role: 'officer', scope: { kind: 'school' } }],
  ['another department', { role: 'officer', scope: { kind: 'department', departmentId: 'sw' } }],
  ['a class of another department', { scope: ofClass('sw2401') }],
  ['a class that does not exist', { scope: ofClass('nowhere') }],
] as const)('an officer of a department gives nothing over %s', async (_, wanted) => {
  await school.simulator.client.insert('departments', [{ _id: 'sw', name: '商务系' }]);
  await school.simulator.client.insert('classes', [
    { _id: 'sw2401', name: '商务2401班', gradeId: 'sw-2024', departmentId: 'sw' },
  ]);
  expect(await grant('officer', 'wu-gang', wanted)).toMatchObject({ code: 'GRANTS.BEYOND_REACH' });
  expect((await personOf('wu-gang')).grants).toHaveLength(1);
});

test.each<[string, Grant['role'], Scope]>([
  ['the whole school', 'officer', { kind: 'school' }],
  ['another department', 'secretary', { kind: 'department', departmentId: 'sw' }],
])('an officer of a department ends nothing over %s', async (_, role, scope) => {
  await school.simulator.client.insert('departments', [{ _id: 'sw', name: '商务系' }]);
  const beyond = { grantId: 'beyond', role, scope, from: '2026-09-01', to: null } as const;
  await school.setPerson('wu-gang', { grants: [beyond] });
  const end = { personId: 'wu-gang', rev: 1, grantId: 'beyond', to: '2026-11-23' };
  expect(await school.call('officer', 'school', 'endGrant', end)).toMatchObject({
    code: 'GRANTS.BEYOND_REACH',
  });
  expect((await personOf('wu-gang')).grants).toEqual([beyond]);
});

test('a repeat of the attempt grants once, and answers the same', async () => {
  const first = await grant('officer', 'zhou-min', {}, 'attempt-grant-1');
  const again = await grant('officer', 'zhou-min', {}, 'attempt-grant-1');
  expect(again).toMatchObject({ ok: true, data: first.data as object });
  expect((await personOf('zhou-min')).grants).toHaveLength(2);
});

test('of two who change the grants of one person at once one wins and the other is told', async () => {
  const { rev } = await personOf('wu-gang');
  const whole = { personId: 'wu-gang', rev, role: 'headTeacher', scope: ofClass('jd2401'), from: today };
  const replies = await Promise.all(
    ['2026-12-31', '2027-01-31'].map((to) => school.call('officer', 'school', 'grant', { ...whole, to })),
  );
  expect(replies.map(({ ok, code }) => code ?? ok).sort()).toEqual(['SCHOOL.CHANGED_MEANWHILE', true]);
  expect((await personOf('wu-gang')).grants).toHaveLength(2);
});

test('the list tells what is in force, what will be and what has ended', async () => {
  await school.setPerson('zhou-min', {
    grants: [
      { grantId: 'old', role: 'headTeacher', scope: ofClass('jd2402'), from: '2025-09-01', to: '2026-08-31' },
      { grantId: 'now', role: 'headTeacher', scope: ofClass('jd2401'), from: '2026-09-01', to: null },
      {
        grantId: 'next',
        role: 'counsellor',
        scope: { kind: 'grade', gradeId: 'zz-2024' },
        from: '2027-03-01',
        to: null,
      },
    ],
  });
  expect(await school.call('officer', 'school', 'grants', { personId: 'zhou-min' })).toMatchObject({
    data: {
      name: '周敏',
      grants: [
        { title: '辅导员', scope: '2024级', state: 'upcoming' },
        { title: '班主任', scope: '机电2401班', state: 'inForce' },
        { title: '班主任', scope: '机电2402班', state: 'ended' },
      ],
    },
  });
});

describe('the duty roster', () => {
  const night = { departmentId: 'zz', date: today };
  const set = (personId: string | null, rev: number, changes: object = {}) =>
    school.call('officer', 'school', 'setDutyNight', { ...night, personId, rev, ...changes });
  const roster = (who = 'officer') =>
    school.call(who, 'school', 'dutyRoster', { departmentId: 'zz', from: today, to: '2026-11-30' });

  test('gives whoever is on duty the night, until the next day', async () => {
    expect(await set('wu-gang', 0)).toMatchObject({ ok: true, data: { night: { name: '吴刚', rev: 1 } } });
    expect(await roster('wu-gang')).toMatchObject({ data: { nights: [{ date: today, name: '吴刚' }] } });
    await school.setTime(at('2026-11-25', '23:59'));
    expect(await roster('wu-gang')).toMatchObject({ ok: true });
    await school.setTime(at('2026-11-26', '00:00'));
    expect(await roster('wu-gang')).toMatchObject({ code: 'AUTH.DENIED' });
  });

  test('a night that is handed over belongs to the new one alone', async () => {
    await set('wu-gang', 0);
    await set('zhou-min', 1);
    expect(await roster('wu-gang')).toMatchObject({ code: 'AUTH.DENIED' });
    expect(await roster('zhou-min')).toMatchObject({ data: { nights: [{ name: '周敏', rev: 2 }] } });
    expect((await personOf('wu-gang')).grants).toHaveLength(1);
  });

  test('nobody may be on duty', async () => {
    await set('wu-gang', 0);
    expect(await set(null, 1)).toMatchObject({ data: { night: { personId: null, name: '' } } });
    expect(await roster('wu-gang')).toMatchObject({ code: 'AUTH.DENIED' });
  });

  test('of two who change one night at once one wins and the other is told', async () => {
    const replies = await Promise.all(['wu-gang', 'zhou-min'].map((personId) => set(personId, 0)));
    expect(replies.map(({ ok, code }) => code ?? ok).sort()).toEqual(['SCHOOL.CHANGED_MEANWHILE', true]);
    const { data } = await roster();
    const [{ personId } = { personId: '' }] = (data as { nights: { personId: string }[] }).nights;
    const onDuty = (await school.documents<Person>('people')).filter(({ grants }) =>
      grants.some(({ role }) => role === 'dutyTeacher'),
    );
    expect(onDuty.map(({ _id }) => _id)).toEqual([personId]);
  });

  test('is where a night on duty is ended, and not among the roles', async () => {
    await set('wu-gang', 0);
    const end = { personId: 'wu-gang', rev: 2, grantId: `duty-zz-${today}`, to: '2026-11-23' };
    expect(await school.call('officer', 'school', 'endGrant', end)).toMatchObject({
      code: 'GRANTS.BY_DUTY_ROSTER',
    });
  });

  test('leaves no nights behind that are over', async () => {
    await set('wu-gang', 0);
    await school.setTime(at('2026-11-26', '09:00'));
    await set('wu-gang', 0, { date: '2026-11-26' });
    const nights = (await personOf('wu-gang')).grants.filter(({ role }) => role === 'dutyTeacher');
    expect(nights.map(({ from }) => from)).toEqual(['2026-11-26']);
  });

  test.each([
    ['a student', { personId: 'li-lei' }, 'DUTY.NOT_STAFF'],
    ['nobody known', { personId: 'nobody' }, 'DUTY.NOT_STAFF'],
    ['a day that is over', { date: '2026-11-23' }, 'DUTY.PAST'],
    ['what somebody has changed', { rev: 7 }, 'SCHOOL.CHANGED_MEANWHILE'],
  ])('is refused for %s, and changes nothing', async (_, changes, code) => {
    await set('wu-gang', 0);
    expect(await set('zhou-min', 1, changes)).toMatchObject({ code });
    expect(await roster('wu-gang')).toMatchObject({ data: { nights: [{ name: '吴刚', rev: 1 }] } });
  });

  describe('for many nights at once', () => {
    const three = [
      { date: today, personId: 'wu-gang', rev: 0 },
      { date: '2026-11-25', personId: 'zhou-min', rev: 0 },
      { date: '2026-11-26', personId: 'wu-gang', rev: 0 },
    ];
    const setMany = (nights: object[], attemptId?: string) =>
      school.call('officer', 'school', 'setDutyNights', { departmentId: 'zz', nights }, attemptId);
    const onDuty = async (who: string) =>
      (await personOf(who)).grants.filter(({ role }) => role === 'dutyTeacher').map(({ from }) => from);

    test('gives everybody theirs with one event each, and a repeat changes nothing', async () => {
      const first = await setMany(three, 'attempt-nights');
      expect(first).toMatchObject({
        ok: true,
        data: { nights: [{ name: '吴刚' }, { name: '周敏' }, { rev: 1 }] },
      });
      const again = await setMany(three, 'attempt-nights');
      expect(again).toMatchObject({ ok: true, data: first.data as object });
      expect([await onDuty('wu-gang'), await onDuty('zhou-min')]).toEqual([
        [today, '2026-11-26'],
        ['2026-11-25'],
      ]);
      expect((await personOf('wu-gang')).events.at(-1)).toMatchObject({
        ...{ seq: 2, kind: 'dutyChanged' },
        data: { given: [today, '2026-11-26'], taken: [] },
      });
    });

    test.each([
      ['a student among them', { personId: 'li-lei' }, 'DUTY.NOT_STAFF'],
      ['a night that is over', { date: '2026-11-23' }, 'DUTY.PAST'],
      ['a night that somebody has changed', { rev: 7 }, 'SCHOOL.CHANGED_MEANWHILE'],
      ['the same night twice', { date: today }, 'REQUEST.INVALID'],
    ])('with %s stores none of them', async (_, changes, code) => {
      const before = await school.everything();
      expect(await setMany([...three.slice(0, 2), { ...three[2], ...changes }])).toMatchObject({ code });
      expect(await school.everything()).toEqual(before);
    });

    test('hands over what was another’s, and swaps two in one go', async () => {
      await setMany(three);
      const swapped = three.map(({ date, personId }) => ({
        ...{ date, rev: 1 },
        personId: personId === 'wu-gang' ? 'zhou-min' : 'wu-gang',
      }));
      expect(await setMany(swapped)).toMatchObject({ ok: true });
      expect([await onDuty('wu-gang'), await onDuty('zhou-min')]).toEqual([
        ['2026-11-25'],
        [today, '2026-11-26'],
      ]);
    });
  });

  test('shows at most two months', async () => {
    const months = { departmentId: 'zz', from: today, to: '2027-02-01' };
    expect(await school.call('officer', 'school', 'dutyRoster', months)).toMatchObject({
      code: 'DUTY.TOO_LONG',
    });
  });
});
