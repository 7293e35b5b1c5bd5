import { newPerson } from '../../../cloudfunctions/school/people/new-person';
import type { Binding } from '../../../cloudfunctions/shared/caller';
import { momentOf } from '../../../cloudfunctions/shared/clock';
import { demoSecrets } from '../../../scripts/demo-school/secrets';
import { aRule } from '../../support/rules';
import type { School } from '../../support/school';
import { accountOf, grantIn, roles, type Situation, situations, units } from './world';

/** Units, people in them, and an account for every role in every situation. */
export async function fillWorld(school: School): Promise<void> {
  const { client } = school.simulator;
  const all = Object.values(units);
  const once = <T extends { _id: string }>(documents: T[]) => [
    ...new Map(documents.map((document) => [document._id, document])).values(),
  ];
  await client.insert(
    'departments',
    once(all.map(({ departmentId }) => ({ _id: departmentId, name: departmentId }))),
  );
  await client.insert(
    'grades',
    once(all.map(({ gradeId, departmentId }) => ({ _id: gradeId, name: gradeId, departmentId }))),
  );
  await client.insert(
    'classes',
    all.map(({ classId, gradeId, departmentId }) => ({ _id: classId, name: classId, gradeId, departmentId })),
  );
  await client.insert(
    'buildings',
    once(all.map(({ buildingId }) => ({ _id: buildingId, name: buildingId }))),
  );
  await client.insert(
    'rooms',
    all.map(({ roomId, buildingId }, index) => ({ _id: roomId, name: `10${index}`, buildingId })),
  );
  const maker = { by: 'test', at: momentOf('2026-09-01'), attemptId: 'attempt-entered' };
  const seal = { collection: 'people', key: demoSecrets.HISTORY_KEY };
  const since = { from: '2026-09-01', to: null } as const;
  await client.insert(
    'people',
    all.flatMap(({ classId, departmentId, roomId, studentId, staffId }, index) => [
      newPerson(
        {
          ...{ _id: studentId, kind: 'student', number: `2401${index}`, name: '张三', departmentId },
          memberships: [{ classId, ...since }],
          enrolments: [{ status: 'enrolled', from: since.from }],
          lodgings: [{ roomId, ...since }],
        },
        maker,
        seal,
      ),
      newPerson(
        { _id: staffId, kind: 'staff', number: `T${index}`, name: '李四', departmentId },
        maker,
        seal,
      ),
      // Whom the keeper of a building is to call.
      newPerson(
        {
          ...{ _id: `head-${index}`, kind: 'staff', number: `H${index}`, name: '王五', departmentId },
          phone: '13900000000',
          grants: [{ grantId: 'head', role: 'headTeacher', scope: { kind: 'class', classId }, ...since }],
        },
        maker,
        seal,
      ),
    ]),
  );
  await client.insert('checkinRules', [aRule({ scope: `department:${units.own.departmentId}` })]);
  await client.insert('bindings', situations.flatMap(bindingsIn));
}

function bindingsIn(situation: Situation): Binding[] {
  if (situation === 'unbound') return [];
  return roles.map(({ role }, index) => ({
    _id: accountOf(situation, index),
    // A student is the person; what is about that student is the own.
    personId: role === 'student' ? units.own.studentId : `person-${index}`,
    personRev: 1,
    name: role,
    grants: [grantIn(situation === 'ended' ? 'ended' : 'inForce', index)],
  }));
}
