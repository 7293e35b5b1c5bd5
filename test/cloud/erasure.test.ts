import type { Person } from '../../cloudfunctions/school/people/person';
import { verifyChain } from '../../cloudfunctions/shared/history/verify';
import { demoSecrets } from '../../scripts/demo-school/secrets';
import { at } from '../support/rules';
import { enterTerm } from '../support/timetable';
import { type School, startSchool } from '../support/school';

let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.stop());
beforeEach(() => school.begin(at('2026-11-24', '09:00')));

const personOf = async (personId: string) => {
  const [person] = await school.simulator.client.find<Person>('people', { filter: { _id: personId } });
  if (!person) throw new Error(`no ${personId}`);
  return person;
};
const erase = async (personId: string, name: string, who = 'officer') =>
  school.call(who, 'school', 'erasePerson', { personId, name, rev: (await personOf(personId)).rev });
/** 吴刚 gets a role more, of which he and the record are told, and then loses both. */
const leave = async () => {
  const days = { from: '2026-11-24', to: '2026-11-24' };
  const more = { role: 'headTeacher', scope: { kind: 'class', classId: 'jd2401' }, ...days };
  const { rev } = await personOf('wu-gang');
  await school.call('officer', 'school', 'grant', { personId: 'wu-gang', rev, ...more });
  const end = { personId: 'wu-gang', rev: rev + 1, grantId: 'headteacher-1', to: '2026-11-24' };
  await school.call('officer', 'school', 'endGrant', end);
  await school.setTime(at('2026-11-25', '09:00'));
};

test('whoever has left is erased: the name is nowhere, and the history holds', async () => {
  await leave();
  expect(JSON.stringify(await school.everything())).toContain('吴刚');
  expect(await erase('wu-gang', '吴刚')).toMatchObject({ ok: true });
  const everything = JSON.stringify(await school.everything());
  expect(everything).not.toContain('吴刚');
  expect(everything).not.toContain('openid-wu-gang');
  const person = await personOf('wu-gang');
  expect(person.initials).toBe('');
  expect(verifyChain(person, { collection: 'people', key: demoSecrets.HISTORY_KEY })).toEqual([]);
  expect(person.events.map(({ kind }) => kind)).toEqual(['entered', 'granted', 'grantEnded', 'erased']);
});

test('what others were told about the person goes too, and what they were told about others stays', async () => {
  await leave();
  const told = (about: string) => ({
    ...{ _id: `people_${about}_1_officer`, personId: 'officer', openid: null, kind: 'bound', state: 'sent' },
    ...{ fields: { who: '吴刚' }, at: new Date(), dueAt: null, read: true },
  });
  await school.simulator.client.insert('messages', ['wu-gang', 'wu-ganga', 'wu-gan'].map(told));
  await erase('wu-gang', '吴刚');
  const left = (await school.documents<{ _id: string }>('messages')).map(({ _id }) => _id).sort();
  expect(left).toEqual(['people_wu-gan_1_officer', 'people_wu-ganga_1_officer']);
});

test('the account of an erased person is nobody’s', async () => {
  await leave();
  await erase('wu-gang', '吴刚');
  expect(await school.call('wu-gang', 'school', 'me', {})).toMatchObject({ code: 'AUTH.NOT_BOUND' });
});

test.each([
  ['is still in school', 'li-lei', '李雷', 'SCHOOL.STILL_HERE'],
  ['still has a role', 'zhou-min', '周敏', 'SCHOOL.STILL_HERE'],
])('who %s is not erased', async (_, personId, name, code) => {
  expect(await erase(personId, name)).toMatchObject({ ok: false, code });
  expect((await personOf(personId)).name).toBe(name);
});

test('a student who is on leave (休学) comes back, and is not erased', async () => {
  const enrolments = [
    { status: 'enrolled', from: '2026-09-01' },
    { status: 'suspended', from: '2026-10-01' },
  ] as const;
  await school.setPerson('li-lei', { enrolments: [...enrolments] });
  expect(await erase('li-lei', '李雷')).toMatchObject({ code: 'SCHOOL.STILL_HERE' });
  await school.setPerson('li-lei', {
    enrolments: [...enrolments, { status: 'withdrawn', from: '2026-11-01' }],
  });
  expect(await erase('li-lei', '李雷')).toMatchObject({ ok: true });
});

test('who teaches by a timetable is erased once the term is over, and not before', async () => {
  await enterTerm(school);
  const scope = { kind: 'class', classId: 'jd2401' } as const;
  const lessons = {
    grantId: 'lessons-1',
    role: 'subjectTeacher',
    scope,
    from: '2026-09-01',
    to: null,
  } as const;
  await school.setPerson('wu-gang', { grants: [{ ...lessons, termId: '2026-1' }] });
  expect(await erase('wu-gang', '吴刚')).toMatchObject({ code: 'SCHOOL.STILL_HERE' });
  await school.setTime(at('2027-01-23', '09:00'));
  expect(await erase('wu-gang', '吴刚')).toMatchObject({ ok: true });
});

test('a name that is not the person’s erases nobody, and nobody is erased twice', async () => {
  await leave();
  expect(await erase('wu-gang', '吴敏')).toMatchObject({ code: 'SCHOOL.NAME_DIFFERS' });
  await erase('wu-gang', '吴刚');
  expect(await erase('wu-gang', '')).toMatchObject({ code: 'SCHOOL.ERASED' });
});
