import type { Message } from '../../cloudfunctions/shared/message';
import type { Person } from '../../cloudfunctions/school/people/person';
import { someOf } from '../support/random';
import { at } from '../support/rules';
import { type School, startSchool } from '../support/school';

let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.stop());
beforeEach(() => school.begin(at('2026-11-24', '09:00')));

const faultKinds = ['killAfter', 'errorBeforeWrite', 'errorAfterWrite'] as const;
const inbox = () => school.documents<Message>('messages');
const revOf = async (personId: string) => {
  const [person] = await school.simulator.client.find<Person>('people', { filter: { _id: personId } });
  return person?.rev;
};
const grantSecondClass = async () =>
  school.call('officer', 'school', 'grant', {
    personId: 'zhou-min',
    rev: await revOf('zhou-min'),
    role: 'headTeacher',
    scope: { kind: 'class', classId: 'jd2402' },
    from: '2026-11-24',
    to: null,
  });
const unbind = async (personId: string) =>
  school.call('officer', 'school', 'unbind', { personId, rev: await revOf(personId) });

test('whoever is given a role is told which, from when and by whom', async () => {
  await grantSecondClass();
  expect(await inbox()).toMatchObject([
    {
      personId: 'zhou-min',
      kind: 'grantChanged',
      fields: { what: '班主任 机电2402班', change: '新增', from: '2026-11-24', by: '学工干事' },
    },
  ]);
});

test('whoever loses a role is told with which day', async () => {
  const end = {
    personId: 'zhou-min',
    rev: await revOf('zhou-min'),
    grantId: 'headteacher-1',
    to: '2026-11-30',
  };
  await school.call('officer', 'school', 'endGrant', end);
  expect(await inbox()).toMatchObject([{ fields: { change: '结束', from: '2026-11-30' } }]);
});

test('whoever is put on duty for a night, or no longer, is told so', async () => {
  const night = { departmentId: 'zz', date: '2026-11-24' };
  await school.call('officer', 'school', 'setDutyNight', { ...night, personId: 'wu-gang', rev: 0 });
  await school.call('officer', 'school', 'setDutyNight', { ...night, personId: 'zhou-min', rev: 1 });
  await school.simulator.client.fireTimer('school', 'tick');
  const told = (await inbox()).map(({ personId, fields }) =>
    [personId, fields.change, fields.from].join(' '),
  );
  expect(told.sort()).toEqual([
    'wu-gang 取消值班 2026-11-24',
    'wu-gang 安排值班 2026-11-24',
    'zhou-min 安排值班 2026-11-24',
  ]);
});

test('the officer is told that the one-time code was used, and nobody of a student’s binding', async () => {
  await unbind('zhou-min');
  const { data } = await school.call('officer', 'school', 'makeStaffCode', { personId: 'zhou-min' });
  const { code } = (data as { code: { code: string } }).code;
  await school.callAs('openid-zhou-min', 'school', 'bindStaff', { code, name: '周敏' });
  expect(await inbox()).toMatchObject([{ personId: 'officer', kind: 'bound', fields: { who: '周敏' } }]);
});

test('an account that lost its person to another one is told so', async () => {
  await unbind('li-lei');
  const { data } = await school.call('zhou-min', 'school', 'makeClassCode', { classId: 'jd2401' });
  const { code } = (data as { code: { code: string } }).code;
  await school.callAs('new-phone', 'school', 'bindStudent', { code, number: '24010101', name: '李雷' });
  expect(await inbox()).toMatchObject([
    { openid: 'openid-li-lei', kind: 'rebound', fields: { who: '李雷' } },
  ]);
});

test.each(Array.from({ length: 14 }, (_, index) => index + 1))(
  'with a fault at request %i of the change the tick tells what happened, once',
  async (request) => {
    const { client } = school.simulator;
    for (const kind of someOf(`school-messages ${request}`, faultKinds)) {
      await school.begin(at('2026-11-24', '09:00'));
      await client.setFaults({ next: { kind, request, function: 'school' } });
      await grantSecondClass().catch(() => undefined);
      await client.clearFaults();
      await client.fireTimer('school', 'tick');
      await client.fireTimer('school', 'tick');
      const given = (await revOf('zhou-min')) === 2;
      expect({ kind, told: (await inbox()).length }).toEqual({ kind, told: given ? 1 : 0 });
    }
  },
);
