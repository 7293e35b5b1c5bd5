import fc from 'fast-check';
import {
  type Anchor,
  type AnchorDocument,
  historyCollections,
} from '../../../cloudfunctions/shared/history/anchors';
import { type AnchorStores, takeAnchor } from '../../../cloudfunctions/shared/history/anchors-take';
import { DAY, MINUTE } from '../../../cloudfunctions/shared/clock';
import { fcParameters } from '../../support/random';
import { emptyCloud, type MemoryCloud, memoryStores, put } from './history-cloud';
import { aSlip, decided, MORNING, seal } from './history-slips';

const keys = { key: seal.key };
/** Two in the night after the morning of the slips. */
const NIGHT = MORNING + 18 * 60 * MINUTE;

/** As the timer does it: again while there is more. */
async function takeAll(stores: AnchorStores, now: number, most = 1000): Promise<void> {
  while ((await takeAnchor(stores, { now, keys, most })).more);
}

function schoolWithSlips(count: number, at = MORNING): MemoryCloud {
  const cloud = emptyCloud();
  for (let n = 1; n <= count; n += 1) put(cloud, 'leaveSlips', aSlip(`slip-${n}`, { at: at + n }));
  return cloud;
}

const anchorsIn = (cloud: MemoryCloud) => [...cloud.files.values()].map((text) => JSON.parse(text) as Anchor);
const anchored = (cloud: MemoryCloud) =>
  anchorsIn(cloud).map(({ things }) => things.map(([, id, seq]) => `${id}:${seq}`));

test('the people of the school are among the things that are anchored', () => {
  expect(historyCollections).toContain('people');
});

test('in the night every thing that changed is anchored, and the next night what changed since', async () => {
  const cloud = schoolWithSlips(2);
  await takeAll(memoryStores(cloud), NIGHT);
  put(cloud, 'leaveSlips', decided(aSlip('slip-2'), { at: NIGHT + 60 * MINUTE }));
  await takeAll(memoryStores(cloud), NIGHT + DAY);
  expect(anchored(cloud)).toEqual([['slip-1:1', 'slip-2:1'], ['slip-2:2']]);
  const [first, second] = anchorsIn(cloud);
  expect(second).toMatchObject({
    number: 2,
    date: '2026-11-26',
    from: NIGHT - 10 * MINUTE,
    previous: first?.mac,
  });
});

test('once a night: a second run of the timer takes none', async () => {
  const cloud = schoolWithSlips(1);
  await takeAll(memoryStores(cloud), NIGHT);
  expect(await takeAnchor(memoryStores(cloud), { now: NIGHT + MINUTE, keys })).toEqual({
    number: null,
    more: false,
  });
  expect(cloud.files.size).toBe(1);
});

test('a night in which nothing changed has an anchor that says so', async () => {
  const cloud = emptyCloud();
  await takeAll(memoryStores(cloud), NIGHT);
  expect(anchored(cloud)).toEqual([[]]);
});

test('an event that is stored while the anchor is taken, or a little later, is in the next one', async () => {
  const cloud = emptyCloud();
  await takeAll(memoryStores(cloud), NIGHT);
  put(cloud, 'leaveSlips', aSlip('slip-1', { at: NIGHT - 9 * MINUTE }));
  await takeAll(memoryStores(cloud), NIGHT + DAY);
  expect(anchored(cloud)).toEqual([[], ['slip-1:1']]);
});

test('too many for one go into several, also those that changed in the same millisecond', async () => {
  const cloud = emptyCloud();
  for (let n = 1; n <= 5; n += 1) {
    put(cloud, 'leaveSlips', aSlip(`slip-${n}`));
    put(cloud, 'makeups', aSlip(`makeup-${n}`, { by: { ...seal, collection: 'makeups' } }));
  }
  await takeAll(memoryStores(cloud), NIGHT, 3);
  expect(anchored(cloud).map((things) => things.length)).toEqual([3, 3, 3, 1]);
  expect(new Set(anchored(cloud).flat()).size).toBe(10);
  expect(anchorsIn(cloud).map(({ rest }) => rest === null)).toEqual([false, false, false, true]);
});

test('a thing that changes while the things are read is met in its new place', async () => {
  const cloud = schoolWithSlips(150);
  let pages = 0;
  const before = (name: string) => {
    if (name !== 'changedAfter' || (pages += 1) !== 2) return;
    put(cloud, 'leaveSlips', decided(aSlip('slip-140'), { at: NIGHT }));
  };
  await takeAll(memoryStores(cloud, { before }), NIGHT);
  expect(anchored(cloud).flat()).toContain('slip-140:2');
});

test.each<[string, (anchor: AnchorDocument) => void]>([
  ['the moment up to which all is anchored', (anchor) => (anchor.to += DAY)],
  ['the number', (anchor) => (anchor.number = 7)],
  ['the file, as if it had not been written', (anchor) => (anchor.fileId = null)],
])('on an anchor that was edited in the database nothing is built: %s', async (_, edit) => {
  const cloud = schoolWithSlips(1);
  await takeAll(memoryStores(cloud), NIGHT);
  for (const anchor of cloud.anchors) edit(anchor);
  await expect(takeAnchor(memoryStores(cloud), { now: NIGHT + DAY, keys })).rejects.toThrow(/anchor [17]/);
});

test('a file is never written over by another anchor of that number', async () => {
  const cloud = schoolWithSlips(1);
  await takeAll(memoryStores(cloud), NIGHT);
  cloud.anchors = [];
  await takeAll(memoryStores(cloud), NIGHT + MINUTE);
  expect(cloud.files.size).toBe(2);
});

test('crashes at any request, and two at once, lead to the anchors that an undisturbed night makes', async () => {
  const { things } = schoolWithSlips(7);
  const undisturbed = { ...emptyCloud(), things };
  await takeAll(memoryStores(undisturbed), NIGHT, 3);
  // At which requests the process dies, before the request is made or after.
  const crashes = fc.array(fc.record({ at: fc.nat(12), after: fc.boolean() }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(crashes, fc.boolean(), async (deaths, together) => {
      const cloud = { ...emptyCloud(), things };
      for (const death of deaths) await dyingRun(cloud, death);
      const stores = memoryStores(cloud);
      if (together) await Promise.all([takeAll(stores, NIGHT, 3), takeAll(stores, NIGHT, 3)]);
      else await takeAll(stores, NIGHT, 3);
      expect(cloud.files).toEqual(undisturbed.files);
      expect(cloud.anchors).toEqual(undisturbed.anchors);
    }),
    fcParameters(500),
  );
});

async function dyingRun(cloud: MemoryCloud, death: { at: number; after: boolean }): Promise<void> {
  let made = 0;
  const die = () => {
    if ((made += 1) > death.at) throw new Error('the process is gone');
  };
  const stores = memoryStores(cloud, death.after ? { after: die } : { before: die });
  await takeAll(stores, NIGHT, 3).catch(() => undefined);
}
