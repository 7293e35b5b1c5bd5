import { DAY } from '../../../cloudfunctions/shared/clock';
import { appendEvent } from '../../../cloudfunctions/shared/history/history';
import type { Keys } from '../../../cloudfunctions/shared/history/hash';
import { emptyCloud, put } from './history-cloud';
import { auditOf, night } from './history-school';
import { aSlip, MORNING, seal } from './history-slips';

const both: Keys = { key: 'the key that replaced it, of enough characters', oldKeys: [seal.key] };
const { key: newKey } = both;

/** A day with the old key, then the change, two more days with the new one, each with its anchor. */
async function changedSchool(lateKey = newKey) {
  const cloud = emptyCloud();
  const slip = aSlip('slip-1');
  put(cloud, 'leaveSlips', slip);
  await night(cloud, MORNING + DAY / 2);
  const approved = { kind: 'approved', by: 'han-teacher', sets: { state: 'APPROVED' } };
  const event = { ...approved, at: MORNING + DAY, attemptId: 'attempt-approve' };
  put(cloud, 'leaveSlips', appendEvent(slip, event, { ...seal, ...both }));
  await night(cloud, MORNING + DAY + DAY / 2, both);
  const late = { at: MORNING + 3 * DAY, by: { collection: 'leaveSlips', key: lateKey } };
  put(cloud, 'leaveSlips', aSlip('slip-2', late));
  await night(cloud, MORNING + 3 * DAY + DAY / 4, both);
  return cloud;
}

const codesOf = ({ findings }: ReturnType<typeof auditOf>) =>
  findings.map(({ code, where }) => `${code} ${where}`);

test('after a change of the key the whole history checks with both keys', async () => {
  expect(codesOf(auditOf(await changedSchool(), both))).toEqual([]);
});

test('without the old key what it sealed can’t be checked, and the sentence says which key is missing', async () => {
  const { findings } = auditOf(await changedSchool(), { key: newKey });
  expect(findings[0]).toMatchObject({
    ...{ code: 'ANCHOR_CHANGED', message: expect.stringContaining('HISTORY_OLD_KEYS') as string },
  });
  expect(findings).toContainEqual({
    code: 'EVENT_CHANGED',
    where: 'leaveSlips/slip-1 event 1',
    message: 'event 1 names a key that is neither HISTORY_KEY nor one of HISTORY_OLD_KEYS',
  });
});

test('an anchor is taken after one of the old key, but not by functions that don’t have it', async () => {
  const cloud = await changedSchool();
  await expect(night(cloud, MORNING + 5 * DAY, { key: seal.key })).rejects.toThrow('not as it was sealed');
  await expect(night(cloud, MORNING + 5 * DAY, both)).resolves.toBeUndefined();
});

test('what is sealed with the old key more than a day after the change is found', async () => {
  const cloud = await changedSchool(seal.key);
  expect(codesOf(auditOf(cloud, both))).toEqual(['OLD_KEY leaveSlips/slip-2 event 1']);
});

test('nobody can name the new key for a seal of the old one', async () => {
  const cloud = await changedSchool(seal.key);
  const things = cloud.things.get('leaveSlips') ?? [];
  const [forged] = things.flatMap(({ _id, events }) => (_id === 'slip-2' ? events : []));
  const named = things.flatMap(({ events }) => events).find(({ seq }) => seq === 2);
  if (!forged || !named) throw new Error('the school has two slips');
  forged.mac = `${named.mac.split('.')[0]}.${forged.mac.split('.')[1]}`;
  expect(codesOf(auditOf(cloud, both))).toContain('EVENT_CHANGED leaveSlips/slip-2 event 1');
});
