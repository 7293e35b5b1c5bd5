import { type Deliverer, deliver, LEASE } from '../../../cloudfunctions/messages/deliver';
import { MOST_TRIES } from '../../../cloudfunctions/messages/outcome';
import { accept, noQuota, type Quota, reserve } from '../../../cloudfunctions/messages/quota';
import { type Message, messageOf } from '../../../cloudfunctions/shared/message';
import { MemoryCollection, memoryStore } from '../../support/memory-store';
import { at } from '../../support/rules';

const night = at('2026-11-24', '23:00');
const morning = at('2026-11-25', '06:30');
const template = { templateId: 'template', keywords: {} };

let messages: MemoryCollection<Message>;
let quotas: MemoryCollection<Quota>;
let sent: string[];

beforeEach(() => {
  messages = new MemoryCollection('messages');
  quotas = new MemoryCollection('quotas');
  sent = [];
  quotas.write(accept(noQuota('zhou', 'template'), 'attempt-1', night));
});

const ask = <T>(carryOut: () => T) => Promise.resolve().then(carryOut);
const deliverer = (): Deliverer => ({
  messages: memoryStore(messages, ask),
  quotas: memoryStore(quotas, ask),
  accountOf: (personId) => Promise.resolve(personId),
  templateFor: () => template,
  send: ({ touser }) => {
    sent.push(touser);
    return Promise.resolve({ kind: 'sent' });
  },
  quietHours: { from: 22 * 60, to: 6 * 60 + 30 },
  owner: 'this run',
  now: night,
});

const fields = { what: '班主任', change: '新增', from: '2026-11-24', by: '吴刚', note: '' } as const;
const source = { collection: 'people', thingId: 'zhou', seq: 1, at: night };

function aMessage(changes: Partial<Message> = {}): Message {
  const notice = { kind: 'grantChanged', to: { personId: 'zhou' }, fields, page: 'pages/me/index' } as const;
  const message = { ...messageOf(source, notice), ...changes };
  messages.write(message);
  return message;
}

const now = () => messages.all()[0];

/** One that another deliverer had taken and never finished; its lease is over. */
function left(tries: number): Message {
  const message = aMessage({
    ...{ state: 'sending', owner: 'who ended', tries, step: tries, dueAt: new Date(night - LEASE) },
    sendingBy: { openid: 'zhou', templateId: 'template' },
  });
  const quota = quotas.all()[0];
  const reserved = quota && reserve(quota, message._id, night - LEASE);
  if (reserved) quotas.write(reserved);
  return message;
}

test.each([
  ['waits until the quiet hours are over', false, [], 'waiting', new Date(morning)],
  ['that is urgent does not wait', true, ['zhou'], 'sent', null],
])('a message %s', async (_, urgent, expected, state, dueAt) => {
  await deliver(aMessage({ urgent }), deliverer());
  expect(sent).toEqual(expected);
  expect(now()).toMatchObject({ state, dueAt });
});

test('one that is under way is settled at any hour', async () => {
  await deliver(left(1), deliverer());
  expect(now()).toMatchObject({ state: 'sent' });
});

test('one whose deliverers all ended on the way is given up after the last try, unsent', async () => {
  await deliver(left(MOST_TRIES), deliverer());
  expect(sent).toEqual([]);
  expect(now()).toMatchObject({ state: 'dead', reason: 'NO_ANSWER' });
});

test('what WeChat took is noted at a second go when the first one fails, and not sent again', async () => {
  let goes = 0;
  const store = memoryStore(messages, ask);
  const failing: Deliverer['messages'] = {
    changeIf: (id, condition, changes) => {
      if (changes.state !== 'sent') return store.changeIf(id, condition, changes);
      goes += 1;
      return goes === 1 ? Promise.reject(new Error('the network')) : store.changeIf(id, condition, changes);
    },
  };
  await deliver(aMessage({ urgent: true }), { ...deliverer(), messages: failing });
  expect([goes, sent]).toEqual([2, ['zhou']]);
  expect(now()).toMatchObject({ state: 'sent' });
});
