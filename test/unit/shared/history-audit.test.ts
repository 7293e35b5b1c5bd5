import type { Anchor } from '../../../cloudfunctions/shared/history/anchors';
import { takeAnchor } from '../../../cloudfunctions/shared/history/anchors-take';
import { DAY, MINUTE } from '../../../cloudfunctions/shared/clock';
import type { Thing } from '../../../cloudfunctions/shared/history/history';
import { report } from '../../../scripts/check-history/report';
import { emptyCloud, type MemoryCloud, memoryStores, put } from './history-cloud';
import { auditOf, night } from './history-school';
import { aSlip, decided, MORNING, seal } from './history-slips';

const NIGHT = MORNING + 18 * 60 * MINUTE;
const EVENING = NIGHT - 4 * 60 * MINUTE;

/** Two slips, the first decided, both anchored; and on the next day a third, not anchored yet. */
async function school(): Promise<MemoryCloud> {
  const cloud = emptyCloud(['leaveSlips']);
  put(cloud, 'leaveSlips', decided(aSlip('slip-1')));
  put(cloud, 'leaveSlips', aSlip('slip-2'));
  await night(cloud, NIGHT);
  put(cloud, 'leaveSlips', aSlip('slip-3', { at: EVENING + DAY }));
  return cloud;
}

const found = (cloud: MemoryCloud) => auditOf(cloud).findings.map(({ code, where }) => `${code} ${where}`);
const slips = (cloud: MemoryCloud): Thing[] => cloud.things.get('leaveSlips') ?? [];

function editFile({ files }: MemoryCloud, edit: (anchor: Anchor) => void): void {
  for (const [name, text] of files) {
    const anchor = JSON.parse(text) as Anchor;
    edit(anchor);
    files.set(name, JSON.stringify(anchor));
  }
}

test('an untouched school: nothing is found, and the window names what is not anchored', async () => {
  expect(auditOf(await school())).toEqual({
    findings: [],
    window: { since: NIGHT - 10 * MINUTE, anchor: 1, things: [{ name: 'leaveSlips/slip-3', events: 1 }] },
    ...{ things: 3, events: 4, anchors: 1 },
  });
});

test.each<[string, (cloud: MemoryCloud) => unknown, string[]]>([
  ['a thing is removed', (cloud) => slips(cloud).shift(), ['REMOVED leaveSlips/slip-1']],
  [
    'an older copy is put back',
    (cloud) => put(cloud, 'leaveSlips', aSlip('slip-1')),
    ['CUT_OFF leaveSlips/slip-1'],
  ],
  [
    'a thing is begun anew under its id',
    (cloud) => put(cloud, 'leaveSlips', aSlip('slip-2')),
    ['REPLACED leaveSlips/slip-2 event 1'],
  ],
  [
    'a thing is there twice',
    (cloud) => slips(cloud).push(...slips(cloud).slice(2)),
    ['DUPLICATE leaveSlips/slip-3'],
  ],
  [
    'what should have been anchored is not',
    (cloud) => put(cloud, 'leaveSlips', aSlip('slip-3', { at: EVENING })),
    ['NOT_ANCHORED leaveSlips/slip-3 event 1'],
  ],
  [
    'two days went by without an anchor',
    (cloud) => put(cloud, 'leaveSlips', aSlip('slip-3', { at: NIGHT + 49 * 60 * MINUTE })),
    ['ANCHOR_OVERDUE after 2026-11-24T18:00:00.000Z'],
  ],
  ['the anchor is gone from the database', (cloud) => (cloud.anchors = []), ['ANCHOR_DOCUMENT anchor 1']],
  ['the file of the anchor is gone', (cloud) => cloud.files.clear(), ['ANCHOR_MISSING anchor 1']],
  [
    'the file of the anchor was edited',
    (cloud) => editFile(cloud, (anchor) => (anchor.things.length = 1)),
    ['ANCHOR_CHANGED history-anchors', 'ANCHOR_MISSING anchor 1'],
  ],
  [
    'the file of the anchor promises more',
    (cloud) => editFile(cloud, (anchor) => (anchor.to += DAY)),
    ['ANCHOR_CHANGED history-anchors', 'ANCHOR_MISSING anchor 1'],
  ],
  [
    'something else lies among the files',
    (cloud) => cloud.files.set('history-anchors/notes.json', 'no anchor'),
    ['ANCHOR_UNREADABLE history-anchors/notes.json'],
  ],
])('%s', async (_, attack, findings) => {
  const cloud = await school();
  attack(cloud);
  expect(found(cloud)).toEqual(findings.map((text) => expect.stringContaining(text) as string));
});

test('of two anchors the first is gone: what only it held is open again, and that is told', async () => {
  const cloud = await school();
  await night(cloud, NIGHT + DAY);
  const [first] = cloud.files.keys();
  cloud.files.delete(first ?? '');
  expect(found(cloud)).toEqual([
    'ANCHOR_MISSING anchor 1',
    'ANCHOR_MISSING anchor 1',
    'NOT_ANCHORED leaveSlips/slip-1 event 1',
    'NOT_ANCHORED leaveSlips/slip-2 event 1',
  ]);
});

test('anchors removed from the database are taken anew, and the two files of one number tell', async () => {
  const cloud = await school();
  cloud.anchors = [];
  await night(cloud, NIGHT + DAY);
  expect(found(cloud)).toEqual(['ANCHOR_DOCUMENT anchor 1', 'ANCHOR_CHAIN anchor 1']);
});

test('anchors of two pasts don’t follow each other', async () => {
  const cloud = await school();
  cloud.anchors = [];
  await night(cloud, NIGHT + DAY);
  await night(cloud, NIGHT + 2 * DAY);
  const second = [...cloud.files.keys()][1] ?? '';
  cloud.files.delete(second);
  expect(found(cloud)).toContain('ANCHOR_CHAIN anchor 2');
});

test('a round of anchors that is not complete promises nothing yet', async () => {
  const cloud = await school();
  await takeAnchor(memoryStores(cloud), { now: NIGHT + DAY, keys: seal, most: 1 });
  expect(auditOf(cloud)).toMatchObject({
    findings: [],
    anchors: 2,
    window: { since: NIGHT - 10 * MINUTE, anchor: 1 },
  });
});

test('an anchor whose file is still to be written counts', async () => {
  const cloud = await school();
  const [anchor] = cloud.anchors;
  const [text] = cloud.files.values();
  if (!anchor || text === undefined) throw new Error('there is no anchor');
  const { things } = JSON.parse(text) as Anchor;
  Object.assign(anchor, { fileId: null, things });
  cloud.files.clear();
  put(cloud, 'leaveSlips', aSlip('slip-1'));
  expect(found(cloud)).toEqual(['CUT_OFF leaveSlips/slip-1']);
});

test('the report says what was looked at, what can’t be seen and what was found', async () => {
  const cloud = await school();
  slips(cloud).shift();
  expect(report(auditOf(cloud))).toBe(
    [
      'Looked at 2 things with 2 events, and 1 anchor.',
      'Since 2026-11-24T17:50:00.000Z (anchor 1), not anchored yet: 1 event of 1 thing.',
      'Later events that were cut off at the end of a history, and things begun later that were removed, would not be missed.',
      '  leaveSlips/slip-3: 1 not anchored',
      'Found 1:',
      '  REMOVED leaveSlips/slip-1: is gone; anchor 1 of 2026-11-25 holds 2 events of it',
    ].join('\n'),
  );
});

test('a long window is cut short in the report unless all is asked for', () => {
  const cloud = emptyCloud(['leaveSlips']);
  for (let n = 1; n <= 30; n += 1) put(cloud, 'leaveSlips', aSlip(`slip-${n}`));
  const audit = auditOf(cloud);
  expect(report(audit)).toContain('There is no anchor, not anchored yet: 30 events of 30 things.');
  expect(report(audit)).toContain('and 10 more; --all lists them\nFound nothing.');
  expect(report(audit, true)).toContain('slip-30: 1 not anchored\nFound nothing.');
});
