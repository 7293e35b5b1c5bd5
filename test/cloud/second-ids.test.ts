import { at } from '../support/rules';
import { type School, startSchool } from '../support/school';
import { fillWorld } from './authorisation/fill';
import { accountOf, roles, today, units } from './authorisation/world';

/**
 * What an action is about is the table's to judge (authorisation.test). Here it lies within reach, and the
 * second id of the request, which the use case judges, does not.
 */
let school: School;

beforeAll(async () => {
  school = await startSchool();
  await school.begin(at(today, '09:00'));
  await school.simulator.client.reset();
  await fillWorld(school);
  await school.setPerson(units.own.staffId, {
    grants: [
      {
        grantId: 'held-elsewhere',
        role: 'headTeacher',
        scope: { kind: 'class', classId: units.otherDepartment.classId },
        from: '2026-09-01',
        to: null,
      },
    ],
  });
});
afterAll(() => school.stop());

const account = (role: string) =>
  accountOf(
    'inForce',
    roles.findIndex((held) => held.role === role),
  );
const { own, otherClass, otherDepartment: elsewhere } = units;
const ofStaff = { personId: own.staffId, rev: 1 };
const ofStudent = { personId: own.studentId, rev: 1 };
const days = { from: today, to: null };
const headTeacher = (scope: object) => ({ ...ofStaff, role: 'headTeacher', scope, ...days });

test.each<[string, string, object, string]>([
  ['officer', 'grant', headTeacher({ kind: 'class', classId: elsewhere.classId }), 'GRANTS.BEYOND_REACH'],
  [
    'officer',
    'grant',
    { ...headTeacher({ kind: 'grade', gradeId: elsewhere.gradeId }), role: 'counsellor' },
    'GRANTS.BEYOND_REACH',
  ],
  [
    'officer',
    'grant',
    { ...headTeacher({ kind: 'department', departmentId: elsewhere.departmentId }), role: 'officer' },
    'GRANTS.BEYOND_REACH',
  ],
  ['officer', 'grant', { ...headTeacher({ kind: 'school' }), role: 'guard' }, 'GRANTS.BEYOND_REACH'],
  [
    'officer',
    'grant',
    { ...headTeacher({ kind: 'building', buildingId: own.buildingId }), role: 'dormKeeper' },
    'GRANTS.BEYOND_REACH',
  ],
  [
    'officer',
    'grant',
    {
      ...ofStudent,
      role: 'inspector',
      scope: {
        kind: 'inspection',
        templateIds: ['morning'],
        classIds: [otherClass.classId, elsewhere.classId],
      },
      ...days,
    },
    'GRANTS.BEYOND_REACH',
  ],
  [
    'headTeacher',
    'grant',
    { ...ofStudent, role: 'classCadre', scope: { kind: 'class', classId: otherClass.classId }, ...days },
    'GRANTS.BEYOND_REACH',
  ],
  ['officer', 'endGrant', { ...ofStaff, grantId: 'held-elsewhere', to: today }, 'GRANTS.BEYOND_REACH'],
  ['officer', 'unbind', ofStaff, 'GRANTS.BEYOND_REACH'],
  ['officer', 'makeStaffCode', { personId: own.staffId }, 'GRANTS.BEYOND_REACH'],
  ['officer', 'transfer', { ...ofStudent, classId: elsewhere.classId, from: today }, 'SCHOOL.BEYOND_REACH'],
  [
    'officer',
    'addPerson',
    {
      departmentId: own.departmentId,
      kind: 'student',
      number: '99',
      name: '李雷',
      phone: '',
      classId: elsewhere.classId,
    },
    'SCHOOL.NO_CLASS',
  ],
  [
    'officer',
    'setDutyNight',
    { departmentId: own.departmentId, date: today, personId: elsewhere.staffId, rev: 0 },
    'DUTY.NOT_STAFF',
  ],
])('%s, %s: what is named besides lies elsewhere (%#)', async (role, action, data, code) => {
  const before = await school.everything();
  expect(await school.callAs(account(role), 'school', action, data)).toMatchObject({ ok: false, code });
  expect(await school.everything()).toEqual(before);
});

test('of classes elsewhere nobody is counted', async () => {
  const classIds = [own.classId, elsewhere.classId];
  const { data } = await school.callAs(account('officer'), 'school', 'headcounts', { classIds });
  expect(JSON.stringify(data)).toContain(own.classId);
  expect(JSON.stringify(data)).not.toContain(elsewhere.classId);
});

test('nobody elsewhere is found', async () => {
  const { data } = await school.callAs(account('officer'), 'school', 'searchPeople', { text: '张三' });
  const found = (data as { people: { personId: string }[] }).people;
  const ids = found.map(({ personId }) => personId);
  expect(ids).toContain(own.studentId);
  expect(ids).not.toContain(elsewhere.studentId);
});
