import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { launchSimulator } from '../../../simulator/client';
import { FIXTURE, probe, temporaryFolder } from './support';

const START = Date.parse('2026-09-01T06:00:00+08:00');

/** Calls, files, messages, timers and faults, with everything that could differ from one time to the next. */
async function live(seed: string): Promise<{ data: Record<string, string>; seen: unknown }> {
  const data = temporaryFolder();
  const simulator = await launchSimulator({ project: FIXTURE, data, args: ['--seed', seed] });
  const { client } = simulator;
  await client.setClock({ now: START, running: false });
  await client.putPhone('anna', {});
  await client.setFaults({ seed, rates: { errorBeforeWrite: 0.2, errorAfterWrite: 0.2 } });
  for (let n = 0; n < 15; n += 1) await client.call('anna', 'insert', { document: { n } });
  const { fired } = await client.faults();
  await client.clearFaults();
  await client.uploadFromPhone('anna', 'a.txt', Buffer.from('content'));
  await client.subscribe('anna', { 'tpl-lesson': 'accept' });
  await probe(simulator, async ({ db, cloud }) => {
    await db.collection('plain').add({ data: { at: db.serverDate(), random: Math.random() } });
    await cloud.uploadFile({ cloudPath: 'b.txt', fileContent: Buffer.from('of a function') });
    await cloud.openapi.subscribeMessage?.send?.({
      touser: 'anna',
      templateId: 'tpl-lesson',
      data: { thing1: { value: '课' }, time2: { value: '08:00' }, phrase3: { value: '正常' } },
    });
  });
  await client.setClock({ now: START + 2 * 3600_000 });
  const seen = { fired, counters: await client.counters(), messages: await client.messages() };
  await simulator.stop();
  return { data: contents(data), seen };
}

/** The hash of every file under a folder, but for the lock, which names the port. */
function contents(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) =>
    entry.isFile(),
  );
  const hashes = entries.map((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [
      path.relative(folder, file),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ] as const;
  });
  return Object.fromEntries(hashes.toSorted(([one], [other]) => one.localeCompare(other)));
}

test('the same seed and the same calls give the same bytes, counters, messages and faults', async () => {
  const first = await live('same');
  const second = await live('same');
  expect(second).toEqual(first);
  expect(first.seen).toMatchObject({ messages: [{ openid: 'anna' }] });
  const other = await live('other');
  expect(other.data).not.toEqual(first.data);
});
