import fc from 'fast-check';
import type { ActionContract, CommonCode, FunctionContract } from '../../cloudfunctions/shared/contract';
import { contracts } from '../../scripts/authorisation/contracts';
import { seed } from '../support/random';
import { at } from '../support/rules';
import { type School, startSchool, type WireReply } from '../support/school';
import { fillWorld } from './authorisation/fill';
import { samples } from './authorisation/samples';
import { accountOf, type Place, roles, today } from './authorisation/world';

/** An action with a valid request, and whoever is let in to it. */
interface Subject {
  name: string;
  functionName: string;
  action: string;
  declared: ActionContract;
  valid: Record<string, unknown>;
  account: string;
}

let school: School;
const subjects = allSubjects();

beforeAll(async () => {
  school = await startSchool();
  await school.begin(at(today, '09:00'));
  await school.simulator.client.reset();
  await fillWorld(school);
});
afterAll(() => school.stop());

const send = (subject: Subject, data: unknown) =>
  school.callAs(subject.account, subject.functionName, subject.action, data);

/** Everything the server says of itself: who is calling, when it is, what became of it. */
const SERVER_OWNED = [
  ...['openid', '_openid', 'OPENID', 'userInfo', 'caller', 'role', 'grants', 'access', 'by'],
  ...['now', 'at', 'date2', 'receivedAt', 'madeAt', 'changedAt', 'createdAt'],
  ...['_id', 'events', 'texts', 'mac', 'state', 'verdict', 'kind2', 'classId2', 'studentId', 'attemptId'],
];

test.each(subjects)('$name takes no field that is the server’s', async (subject) => {
  const fields = SERVER_OWNED.filter((field) => !(field in subject.valid));
  const replies = await Promise.all(
    fields.map((field) => send(subject, { ...subject.valid, [field]: 'forged' })),
  );
  expect(fields.filter((_, index) => replies[index]?.code !== 'REQUEST.INVALID')).toEqual([]);
});

const HOSTILE: [string, unknown][] = [
  ['an operator', { $ne: null }],
  ['an operator that matches all', { $regex: '.*' }],
  ['nothing', null],
  ['a list', []],
  ['a number without end', 1e308],
  ['a moment that no date holds', Number.MAX_SAFE_INTEGER],
  ['less than nothing', -1],
  ['half of one', 0.5],
  ['a long text', 'x'.repeat(90_000)],
  ['a text of nothing', '\u0000\u200b'],
  ['half an emoji', '\ud83d'],
];

test.each(subjects)('$name answers a declared code to whatever stands in a field', async (subject) => {
  const hostile = placesIn(subject.valid).flatMap((place) =>
    HOSTILE.map(([what, value]) => ({
      what: `${place.join('.')}: ${what}`,
      data: withValueAt(subject.valid, place, value),
    })),
  );
  const replies = await Promise.all(hostile.map(({ data }) => send(subject, data)));
  expect(hostile.filter((_, index) => !isDeclared(subject, replies[index])).map(({ what }) => what)).toEqual(
    [],
  );
});

test.each(subjects)('$name takes no keys of the prototype', async (subject) => {
  const text = JSON.stringify(subject.valid)
    .replace(/^\{/, '{"__proto__":{"role":"officer"},')
    .replace(',}', '}');
  const reply = await school.callAs(subject.account, subject.functionName, subject.action, JSON.parse(text));
  const withConstructor = await send(subject, { ...subject.valid, constructor: { prototype: {} } });
  expect(isDeclared(subject, reply)).toBe(true);
  expect(withConstructor.code).toBe('REQUEST.INVALID');
});

test('a phone reads, replaces, removes and plants no file: neither an import, an anchor nor an export', async () => {
  const { client, url } = school.simulator;
  for (const who of ['officer', 'thief'])
    await client.putPhone(who, {
      openid: accountOf('inForce', who === 'officer' ? indexOfRole('officer') : 0),
    });
  const put = (who: string, file: string) => client.uploadFromPhone(who, file, Buffer.from('学号,姓名'));
  expect(await put('officer', 'imports/secret.csv')).toHaveProperty('fileID');
  await client.fireTimer('school', 'tick');
  const ids = (await client.files()).map(({ fileID }) => fileID);
  expect(ids.map((id) => id.split('/')[3]).sort()).toEqual(
    expect.arrayContaining(['history-anchors', 'imports']),
  );

  const links = await client.fileLinksForPhone('thief', ids);
  expect('fileList' in links ? links.fileList.map(({ tempFileURL }) => tempFileURL) : links).toEqual(
    ids.map(() => ''),
  );
  for (const id of ids) {
    const answer = await fetch(`${url}/phones/thief/files?fileID=${encodeURIComponent(id)}`);
    expect(await answer.json()).toMatchObject({ error: { errCode: -503002 } });
    expect(await put('thief', id.split('/').slice(3).join('/'))).toMatchObject({
      error: { errCode: -503002 },
    });
  }
  const removed = await client.deleteFromPhone('thief', ids);
  expect('fileList' in removed ? removed.fileList.map(({ status }) => status) : removed).toEqual(
    ids.map(() => -503002),
  );
  for (const file of [
    'history-anchors/00000009-planted.json',
    'templates/students.xlsx',
    'exports/a.xlsx',
    'a.png',
  ])
    expect([file, await put('thief', file)]).toMatchObject([file, { error: { errCode: -503002 } }]);
  expect((await client.files()).map(({ fileID }) => fileID)).toEqual(ids);
});

// All of them in every run: what is refused by the schema costs a millisecond.
const RANDOM_REQUESTS = 10_000;
/** As many are under way at once, as in a busy minute; it also takes half the time. */
const AT_ONCE = 20;

async function inBatches<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let first = 0; first < items.length; first += AT_ONCE)
    await Promise.all(items.slice(first, first + AT_ONCE).map(work));
}

test('of 10,000 random requests none is a defect', async () => {
  const anything = fc.jsonValue({ maxDepth: 3 });
  const request = fc.record({
    subject: fc.constantFrom(...subjects),
    account: fc.constantFrom(...roles.map((_, index) => accountOf('inForce', index)), 'account-of-nobody'),
    change: fc.oneof(
      fc.record({
        place: fc.nat(),
        value: fc.oneof(anything, fc.constantFrom(...HOSTILE.map(([, value]) => value))),
      }),
      fc.record({ key: fc.string(), value: anything }),
      fc.record({ data: anything }),
    ),
  });
  const requests = fc.sample(request, { seed, numRuns: RANDOM_REQUESTS });
  const undeclared: unknown[] = [];
  await inBatches(requests, async ({ subject, account, change }) => {
    const reply = await send({ ...subject, account }, changed(subject.valid, change));
    if (!isDeclared(subject, reply)) undeclared.push({ action: subject.name, account, change, reply });
  });
  expect(requests.length).toBe(RANDOM_REQUESTS);
  expect(undeclared).toEqual([]);
}, 600_000);

type Change = { place: number; value: unknown } | { key: string; value: unknown } | { data: unknown };

function changed(valid: Record<string, unknown>, change: Change): unknown {
  if ('data' in change) return change.data;
  if ('key' in change) return { ...valid, [change.key]: change.value };
  const places = placesIn(valid);
  const place = places[change.place % Math.max(places.length, 1)];
  return place ? withValueAt(valid, place, change.value) : { surprise: change.value };
}

/** A field, or a field of what is in it. */
type PlaceIn = readonly string[];

/** Every field of a request, however deep it lies. */
function placesIn(value: unknown): PlaceIn[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [
    [key],
    ...placesIn(member).map((place) => [key, ...place]),
  ]);
}

function withValueAt(whole: unknown, [key, ...rest]: PlaceIn, value: unknown): unknown {
  if (key === undefined) return value;
  const members = new Map<string, unknown>(Object.entries(whole as object));
  members.set(key, withValueAt(members.get(key), rest, value));
  return Array.isArray(whole) ? [...members.values()] : Object.fromEntries(members);
}

const COMMON: Record<CommonCode, true> = {
  'REQUEST.INVALID': true,
  'REQUEST.UNKNOWN_ACTION': true,
  'AUTH.NO_IDENTITY': true,
  'AUTH.NOT_BOUND': true,
  'AUTH.DENIED': true,
};

/** Answered, or refused with a code that the contract names, and a sentence in Chinese. */
function isDeclared({ declared }: Subject, reply: WireReply | undefined): boolean {
  if (reply?.ok) return true;
  const code = reply?.code ?? '';
  const inChinese = typeof reply?.message === 'string' && /\p{Script=Han}/u.test(reply.message);
  return inChinese && (declared.refusals.includes(code) || code in COMMON);
}

function allSubjects(): Subject[] {
  const functions: [string, FunctionContract][] = Object.entries(contracts);
  const requests = samples as Record<string, Record<string, (place: Place) => Record<string, unknown>>>;
  return functions.flatMap(([functionName, contract]) =>
    Object.entries(contract).map(([action, declared]) => ({
      name: `${functionName}.${action}`,
      ...{ functionName, action, declared },
      valid: requests[functionName]?.[action]?.('own') ?? {},
      account: accountOf('inForce', indexOfAllowed(declared)),
    })),
  );
}

function indexOfAllowed({ may }: ActionContract): number {
  return indexOfRole(typeof may === 'string' ? 'officer' : may[0]?.role);
}

function indexOfRole(role: string | undefined): number {
  return roles.findIndex((held) => held.role === role);
}
