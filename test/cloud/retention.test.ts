import { DAY } from '../../cloudfunctions/shared/clock';
import { expiring } from '../../cloudfunctions/shared/retention';
import config from '../../school.config.json';
import { at } from '../support/rules';
import { type School, startSchool } from '../support/school';

const night = at('2026-11-24', '03:20');
const OLD = 450;
const owners = ['school', 'messages'] as const;
const all = owners.flatMap((by) => expiring(by));
let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.stop());

/** In each collection that has an end many that are past it, and one that has a millisecond left. */
beforeEach(async () => {
  await school.begin(night);
  for (const [name, { days, since }] of all) {
    const ends = night - config.policies.retention[days] * DAY;
    const old = Array.from({ length: OLD }, (_, index) => ({
      _id: `old-${index}`,
      [since]: new Date(ends - 1 - index),
    }));
    await school.simulator.client.insert(name, [...old, { _id: 'kept', [since]: new Date(ends) }]);
  }
});

const tick = async () => {
  for (const by of owners) await school.simulator.client.fireTimer(by, 'tick');
};
const left = async () => {
  const contents = await Promise.all(all.map(([name]) => school.documents<{ _id: string }>(name)));
  return contents.map((documents) => documents.map(({ _id }) => _id));
};
const keptAlone = all.map(() => ['kept']);

test('at night what was kept long enough goes, nothing else does, and nothing else is looked at', async () => {
  const before = await school.everything();
  await school.simulator.client.resetCounters();
  await tick();
  expect(await left()).toEqual(keptAlone);
  const counters = await school.simulator.client.counters();
  const looked = owners.map((by) => counters[by]?.['-']?.docsExamined ?? 0);
  expect(Math.max(...looked)).toBeLessThanOrEqual(2 * OLD * 2 + 50);
  const others = (contents: Record<string, unknown[]>) =>
    Object.entries(contents).filter(([name]) => name !== 'anchors' && !all.some(([own]) => own === name));
  expect(others(await school.everything())).toEqual(others(before));
  expect(await school.errorsLogged()).toEqual([]);
});

test('by day nothing is removed', async () => {
  await school.setTime(at('2026-11-24', '09:00'));
  await tick();
  expect((await left()).map(({ length }) => length)).toEqual(all.map(() => OLD + 1));
});

test('a tick that ends on the way is finished by the next one, and two at once do no harm', async () => {
  await school.simulator.client.setFaults({ next: { function: 'messages', request: 5, kind: 'killAfter' } });
  await school.simulator.client.fireTimer('messages', 'tick');
  await school.simulator.client.clearFaults();
  await Promise.all([tick(), tick()]);
  expect(await left()).toEqual(keptAlone);
});
