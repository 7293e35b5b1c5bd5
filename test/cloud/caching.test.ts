import { aRule, at, gate, minutes, morning } from '../support/rules';
import { type School, startSchool } from '../support/school';

const tuesday = '2026-11-24';
let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.stop());
beforeEach(() => school.begin(at(tuesday, '07:00')));

/** When the morning section opens, as 今日 says it. */
async function opensAt(): Promise<unknown> {
  const reply = await school.call('li-lei', 'attendance', 'today', {});
  const { student } = reply.data as { student: { sections: { opensAt: number }[] } };
  return student.sections[0]?.opensAt;
}

/** Changes the rule behind the functions' back: their instances live on. */
async function changeRuleQuietly(): Promise<void> {
  const { client } = school.simulator;
  const rule = aRule({ timeSections: [{ ...morning, opens: minutes('06:30') }] });
  await client.remove('checkinRules');
  await client.insert('checkinRules', [rule]);
}

const [before, after] = [at(tuesday, '06:40'), at(tuesday, '06:30')];

test('a changed rule reaches a running instance after a minute, not later', async () => {
  expect(await opensAt()).toBe(before);
  await changeRuleQuietly();
  await school.setTime(at(tuesday, '07:00:59'));
  expect(await opensAt()).toBe(before);
  await school.setTime(at(tuesday, '07:01:00'));
  expect(await opensAt()).toBe(after);
});

test('a clock that is set back forgets what was remembered later', async () => {
  expect(await opensAt()).toBe(before);
  await changeRuleQuietly();
  await school.setTime(at(tuesday, '06:59:59'));
  expect(await opensAt()).toBe(after);
});

test('more facts than a section can have are an error, never a sheet that leaves some out', async () => {
  const location = { ...gate, accuracy: 20 };
  await school.call('li-lei', 'attendance', 'checkIn', { date: tuesday, sectionId: 'morning', location });
  const [fact] = await school.documents<{ _id: string }>('attendanceFacts');
  const copies = Array.from({ length: 900 }, (_, index) => ({ ...fact, _id: `copy-${index}` }));
  await school.simulator.client.insert('attendanceFacts', copies);
  const reply = await school.call('zhou-min', 'attendance', 'daySheet', { classId: 'jd2401' });
  expect(reply).toMatchObject({ ok: false, code: 'INTERNAL' });
});
