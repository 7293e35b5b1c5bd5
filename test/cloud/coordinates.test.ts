import type { AttendanceFact } from '../../cloudfunctions/attendance/fact';
import { DAY } from '../../cloudfunctions/shared/clock';
import { at, gate } from '../support/rules';
import { type School, startSchool } from '../support/school';

const tuesday = '2026-11-24';
const now = at(tuesday, '09:00');
const OLD = 2500;
const RECENT = 100;
let school: School;

beforeAll(async () => {
  school = await startSchool();
  await school.begin(now);
  const old = Array.from({ length: OLD }, (_, index) => factOf(index, now - 30 * DAY - index * 1000 - 1));
  const recent = Array.from({ length: RECENT }, (_, index) => factOf(OLD + index, now - 29 * DAY));
  await school.simulator.client.insert('attendanceFacts', [...old, ...recent]);
  await school.simulator.client.snapshot('facts');
});
afterAll(() => school.stop());
beforeEach(async () => {
  await school.simulator.client.restore('facts');
  await school.simulator.client.resetCounters();
  await school.simulator.client.setClock({ now, running: false });
});

function factOf(index: number, receivedAt: number): AttendanceFact {
  const place = { placeId: 'a', placeName: '教学楼A', distance: index % 200 };
  return {
    _id: `student-${index}_2026-10-20_morning_in`,
    ...{ kind: 'in', studentId: `student-${index}`, classId: 'jd2401', date: '2026-10-20' },
    ...{ sectionId: 'morning', ruleId: 'rule', ruleVersion: 1, attemptId: `attempt-${index}` },
    receivedAt: new Date(receivedAt),
    whereabouts: { ...gate, accuracy: 20, ...place },
    coordinatesSince: new Date(receivedAt),
    ...{ note: '', noteVerdict: null },
  };
}

const tick = () => school.simulator.client.fireTimer('attendance', 'tick');
const located = async () => {
  const all = await school.documents<AttendanceFact>('attendanceFacts');
  return all.filter(({ whereabouts }) => whereabouts.latitude !== null || whereabouts.longitude !== null);
};

test('after 30 days the coordinates go, and what was made of them stays', async () => {
  await tick();
  expect((await located()).map(({ receivedAt }) => receivedAt.getTime())).toEqual(
    Array.from({ length: RECENT }, () => now - 29 * DAY),
  );
  const [fact] = await school.documents<AttendanceFact>('attendanceFacts');
  expect(fact).toEqual({
    ...factOf(0, now - 30 * DAY - 1),
    whereabouts: {
      ...{ latitude: null, longitude: null, accuracy: 20 },
      ...{ placeId: 'a', placeName: '教学楼A', distance: 0 },
    },
    coordinatesSince: null,
  });
});

test('it looks at no fact but those, and with nothing to do at none', async () => {
  await tick();
  const { attendance } = await school.simulator.client.counters();
  expect(attendance?.['-']?.docsExamined).toBeLessThanOrEqual(2 * OLD);
  await school.simulator.client.resetCounters();
  await tick();
  const again = await school.simulator.client.counters();
  expect(again.attendance?.['-']).toMatchObject({ docsExamined: 0 });
});

test('a tick that ends on the way is finished by the next one', async () => {
  await school.simulator.client.setFaults({
    next: { function: 'attendance', request: 5, kind: 'killAfter' },
  });
  expect(await tick()).toMatchObject({ error: {} });
  expect((await located()).length).toBeGreaterThan(RECENT);
  await tick();
  expect(await located()).toHaveLength(RECENT);
});

test('two ticks at once do no harm', async () => {
  await Promise.all([tick(), tick()]);
  expect(await located()).toHaveLength(RECENT);
  expect(await school.errorsLogged()).toEqual([]);
});
