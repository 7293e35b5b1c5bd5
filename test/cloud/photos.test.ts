import { MINUTE } from '../../cloudfunctions/shared/clock';
import type { Photo } from '../../cloudfunctions/shared/photo';
import { at } from '../support/rules';
import { openid, type School, startSchool } from '../support/school';

const nine = at('2026-11-24', '09:00');
const SOON = 10_000;
let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.stop());
beforeEach(async () => {
  await school.begin(nine);
  await school.simulator.client.clearFaults();
  await school.simulator.client.contentSafety({ risky: ['bad'], review: ['odd'], mediaDelayMs: SOON });
});

/** A photo is taken and uploaded; its file id. */
async function upload(who: string, name = 'a.jpg'): Promise<string> {
  const { client } = school.simulator;
  await client.putPhone(who, { openid: openid(who), network: 'online' });
  const reply = await client.uploadFromPhone(who, `photos/${who}/${name}`, Buffer.from('a picture'));
  if (!('fileID' in reply)) throw new Error('not uploaded');
  return reply.fileID;
}

const register = (who: string, fileId: string) => school.call(who, 'messages', 'registerPhoto', { fileId });
const photos = () => school.documents<Photo>('photos');
const passTo = (minutes: number) => school.setTime(nine + minutes * MINUTE);
const files = async () => {
  const all = await school.simulator.client.files();
  return all.map(({ fileID }) => fileID).filter((fileID) => fileID.includes('/photos/'));
};

test.each([
  ['a.jpg', 'pass', 1],
  ['odd.jpg', 'review', 1],
  ['bad.jpg', 'risky', 0],
])('%s waits for the verdict, which is pushed: %s, and %i file is left', async (name, state, left) => {
  const reply = await register('li-lei', await upload('li-lei', name));
  expect(reply).toMatchObject({ ok: true, data: { state: 'pending' } });
  expect(await photos()).toMatchObject([{ state: 'pending', asked: 1, personId: 'li-lei' }]);
  await passTo(1);
  expect(await photos()).toMatchObject([{ state, dueAt: null }]);
  expect(await files()).toHaveLength(left);
  expect(await school.errorsLogged()).toEqual([]);
});

test('without an answer WeChat is asked once more after half an hour, and then the photo stays unchecked', async () => {
  await school.simulator.client.contentSafety({ mediaDelayMs: 600 * MINUTE });
  await register('li-lei', await upload('li-lei'));
  await passTo(29);
  expect(await photos()).toMatchObject([{ state: 'pending', asked: 1 }]);
  await passTo(32);
  expect(await photos()).toMatchObject([{ state: 'pending', asked: 2 }]);
  await passTo(65);
  expect(await photos()).toMatchObject([{ state: 'unchecked', dueAt: null }]);
  expect((await photos())[0]?.traceIds).toHaveLength(2);
  expect(await files()).toHaveLength(1);
});

test('a verdict that comes late still counts', async () => {
  await school.simulator.client.contentSafety({ mediaDelayMs: 70 * MINUTE });
  await register('li-lei', await upload('li-lei', 'bad.jpg'));
  await passTo(65);
  expect(await photos()).toMatchObject([{ state: 'unchecked' }]);
  await passTo(75);
  expect(await photos()).toMatchObject([{ state: 'risky' }]);
  expect(await files()).toEqual([]);
});

test('registering again changes nothing, and nobody registers what isn’t theirs or isn’t there', async () => {
  const fileId = await upload('li-lei');
  await register('li-lei', fileId);
  expect(await register('li-lei', fileId)).toMatchObject({ ok: true });
  expect(await register('sun-li', fileId)).toMatchObject({ code: 'PHOTO.TAKEN' });
  const gone = fileId.replace('a.jpg', 'b.jpg');
  expect(await register('li-lei', gone)).toMatchObject({ code: 'PHOTO.NOT_THERE' });
  const elsewhere = fileId.replace('/photos/', '/imports/');
  expect(await register('li-lei', elsewhere)).toMatchObject({ code: 'REQUEST.INVALID' });
  expect(await photos()).toMatchObject([{ asked: 1, personId: 'li-lei' }]);
});

test('a phone can’t push a verdict', async () => {
  await register('li-lei', await upload('li-lei'));
  const [photo] = await photos();
  const event = { MsgType: 'event', Event: 'wxa_media_check', trace_id: photo?.traceIds[0], errcode: 0 };
  const forged = { ...event, result: { suggest: 'pass' } };
  expect(await school.callWithEnvelope('li-lei', 'messages', forged)).toMatchObject({
    code: 'REQUEST.INVALID',
  });
  expect(await photos()).toEqual([photo]);
});

test('a verdict on two photos at once is a defect that is told, and counts for neither', async () => {
  await register('li-lei', await upload('li-lei'));
  const [photo] = await photos();
  await school.simulator.client.insert('photos', [{ ...photo, _id: 'another' }]);
  await school.setTime(nine + SOON);
  expect(await photos()).toMatchObject([{ state: 'pending' }, { state: 'pending' }]);
  expect((await school.errorsLogged()).join()).toContain('more than the promised 1 documents match');
});

test('a photo that its owner took away is asked about no more', async () => {
  await school.simulator.client.contentSafety({ mediaDelayMs: 600 * MINUTE });
  const fileId = await upload('li-lei');
  await register('li-lei', fileId);
  await school.simulator.client.deleteFromPhone('li-lei', [fileId]);
  await passTo(32);
  expect(await photos()).toMatchObject([{ state: 'unchecked', asked: 1, dueAt: null }]);
});

test('a verdict that comes while WeChat is being asked again stands', async () => {
  const { client } = school.simulator;
  await client.contentSafety({ mediaDelayMs: 600 * MINUTE });
  await register('li-lei', await upload('li-lei'));
  await passTo(31);
  const [photo] = await photos();
  expect(photo).toMatchObject({ state: 'pending', asked: 1 });
  // The tick: what is due, the link, WeChat, and then the note that it was asked.
  await client.setFaults({ next: { kind: 'slow', request: 4, function: 'messages' }, slowMs: 1500 });
  const tick = client.fireTimer('messages', 'tick');
  while ((await client.faults()).fired.length === 0) await Promise.resolve();
  await client.remove('photos', { _id: photo?._id });
  await client.insert('photos', [{ ...photo, state: 'pass', dueAt: null }]);
  await tick;
  expect(await photos()).toMatchObject([{ state: 'pass', asked: 1, dueAt: null }]);
});

test.each([
  ['before WeChat is asked', 'killBefore'],
  ['when WeChat was asked and its answer is lost', 'killAfter'],
  ['when WeChat does not answer', 'timeout'],
] as const)('%s, the tick asks again and the verdict is taken', async (_when, kind) => {
  const fileId = await upload('li-lei');
  // Binding, link, insert, then WeChat.
  await school.simulator.client.setFaults({ next: { function: 'messages', request: 4, kind } });
  await register('li-lei', fileId).catch(() => null);
  expect((await school.simulator.client.faults()).fired).toMatchObject([{ sdk: 'wx.openApi' }]);
  expect(await photos()).toMatchObject([{ state: 'pending', asked: 0 }]);
  await passTo(5);
  expect(await photos()).toMatchObject([{ state: 'pass', dueAt: null }]);
});

test('a file that is to be removed is removed by the tick when that went wrong at first', async () => {
  await register('li-lei', await upload('li-lei', 'bad.jpg'));
  // The push: find, change, remove.
  await school.simulator.client.setFaults({ next: { function: 'messages', request: 3, kind: 'killBefore' } });
  await school.setTime(nine + SOON);
  expect((await school.simulator.client.faults()).fired).toHaveLength(1);
  expect(await photos()).toMatchObject([{ state: 'risky' }]);
  expect(await files()).toHaveLength(1);
  await passTo(5);
  expect(await files()).toEqual([]);
  expect(await photos()).toMatchObject([{ state: 'risky', dueAt: null }]);
});
