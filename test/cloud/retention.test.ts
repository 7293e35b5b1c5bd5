import { DAY, MINUTE } from '../../cloudfunctions/shared/clock';
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

describe('while the first slice is being removed', () => {
  const [first] = expiring('messages');
  if (!first) throw new Error('the function messages keeps nothing short');
  const [name, { since }] = first;

  /** What is due: photos, messages, what is old; then the removal, which waits until `meanwhile` is done. */
  async function tickWith(meanwhile: () => Promise<unknown>): Promise<string[]> {
    const { client } = school.simulator;
    await client.setFaults({ next: { kind: 'slow', request: 4, function: 'messages' }, slowMs: 1500 });
    const ticking = client.fireTimer('messages', 'tick');
    while ((await client.faults()).fired.length === 0) await Promise.resolve();
    await meanwhile();
    await ticking;
    return (await school.documents<{ _id: string }>(name)).map(({ _id }) => _id);
  }

  test('what is used again stays', async () => {
    const used = { _id: 'old-449', [since]: new Date(night) };
    const stayed = await tickWith(async () => {
      await school.simulator.client.remove(name, { _id: used._id });
      await school.simulator.client.insert(name, [used]);
    });
    expect(stayed).toEqual(['kept', used._id]);
  });

  test('the time of the tick runs out, and the rest stays for the next one', async () => {
    const stayed = await tickWith(() => school.setTime(night + 0.75 * MINUTE));
    expect(stayed).toHaveLength(OLD + 1 - 200);
  });
});
