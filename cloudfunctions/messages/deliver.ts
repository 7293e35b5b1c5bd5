import type { Store } from '../shared/database';
import type { Message, MessageState } from '../shared/message';
import { keywordsOf, type TemplateKeywords } from './keywords';
import { delayAfter, MOST_TRIES, type Outcome } from './outcome';
import { afterQuietHours, type QuietHours } from './quiet-hours';
import { doubt, exhaust, type Quota, release, reserve, settle } from './quota';
import { changeQuota, type QuotaStore } from './quotas';

/** What one sending needs of WeChat: the account, the template and the values of its keywords. */
export interface Sending {
  touser: string;
  templateId: string;
  page: string;
  data: Record<string, { value: string }>;
}

/** A template of WeChat for a kind of message. */
export interface DeliveryTemplate {
  readonly templateId: string;
  readonly keywords: TemplateKeywords;
}

/** Everything around a delivery, so that a test can put crashes between any two steps. */
export interface Deliverer {
  messages: Pick<Store<Message>, 'changeIf'>;
  quotas: QuotaStore;
  /** The account that a person has now, or null. */
  accountOf(personId: string): Promise<string | null>;
  /** The template for a kind of message, or null where the school has none. */
  templateFor(kind: Message['kind']): DeliveryTemplate | null;
  send(sending: Sending): Promise<Outcome>;
  quietHours: QuietHours;
  /** Who delivers: one name for each run of the tick. */
  owner: string;
  now: number;
}

/** Longer than a run of the function can last, so that nobody is overtaken while still at work. */
export const LEASE = 90_000;

interface Addressee {
  openid: string;
  template: DeliveryTemplate;
}

/**
 * Takes a message that is due as far as it gets. Each step is one update of one document, and whatever
 * step a crash follows, whoever comes after the lease goes on from there: nothing is lost, and a message
 * arrives twice only where nobody learned that WeChat had taken it.
 */
export async function deliver(message: Message, delivery: Deliverer): Promise<void> {
  const { now, quietHours } = delivery;
  const allowedAt = message.urgent ? now : afterQuietHours(now, quietHours);
  // One that is under way already (its lease ran out) was allowed when it began; it is settled at any hour.
  if (message.state === 'waiting' && allowedAt > now) {
    await change(message, { dueAt: new Date(allowedAt) }, delivery);
    return;
  }
  const to = await addresseeOf(message, delivery);
  const mine = await take(message, to, delivery);
  if (!mine) return;
  await clearUp(message, delivery);
  if (typeof to === 'string') await finish(mine, 'notSent', to, delivery);
  else if (mine.tries > MOST_TRIES) await finish(mine, 'dead', 'NO_ANSWER', delivery);
  else await sendTo(to, mine, delivery);
}

/** To whom and by which template, or why to nobody. */
async function addresseeOf(message: Message, delivery: Deliverer): Promise<Addressee | string> {
  const template = delivery.templateFor(message.kind);
  if (!template) return 'NO_TEMPLATE';
  const openid = message.openid ?? (await delivery.accountOf(message.personId ?? ''));
  return openid === null ? 'NO_ACCOUNT' : { openid, template };
}

/** The message, leased to this deliverer; null when somebody else was faster. */
function take(message: Message, to: Addressee | string, delivery: Deliverer): Promise<Message | null> {
  const quota = typeof to === 'string' ? null : { openid: to.openid, templateId: to.template.templateId };
  return change(
    message,
    {
      state: 'sending',
      owner: delivery.owner,
      dueAt: new Date(delivery.now + LEASE),
      tries: message.tries + 1,
      sendingBy: quota,
    },
    delivery,
  );
}

/** What a deliverer that ended on the way had reserved may have been sent or not. */
async function clearUp({ _id, state, sendingBy }: Message, { quotas }: Deliverer): Promise<void> {
  if (state !== 'sending' || !sendingBy) return;
  await changeQuota(quotas, sendingBy, (quota) => doubt(quota, _id));
}

async function sendTo(to: Addressee, message: Message, delivery: Deliverer): Promise<void> {
  const { openid, template } = to;
  const of = { openid, templateId: template.templateId };
  const ledger = (step: (quota: Quota, messageId: string) => Quota | null) =>
    changeQuota(delivery.quotas, of, (quota) => step(quota, message._id));
  if (!(await ledger((quota, id) => reserve(quota, id, delivery.now)))) {
    await finish(message, 'notSent', 'NO_QUOTA', delivery);
    return;
  }
  const outcome = await delivery.send(sendingOf(message, to));
  await conclude(outcome, message, ledger, delivery);
}

type Ledger = (step: (quota: Quota, messageId: string) => Quota | null) => Promise<Quota | null>;

/**
 * Records what WeChat answered. What it took is first marked as sent: until then a crash would send it
 * again. Everything else is first put right in the ledger: until then a crash would only try again.
 */
async function conclude(
  outcome: Outcome,
  message: Message,
  ledger: Ledger,
  delivery: Deliverer,
): Promise<void> {
  switch (outcome.kind) {
    case 'sent':
      // If that goes wrong the message would be sent again, so it is tried a second time at once.
      await finish(message, 'sent', '', delivery).catch(() => finish(message, 'sent', '', delivery));
      await ledger(settle);
      return;
    case 'refused':
      await ledger(exhaust);
      return finish(message, 'notSent', 'REFUSED', delivery);
    case 'dead':
      await ledger(release);
      return finish(message, 'dead', String(outcome.code), delivery);
    case 'later':
      await ledger(release);
      return postpone(message, String(outcome.code), delivery);
    case 'unknown':
      await ledger(doubt);
      return postpone(message, 'NO_ANSWER', delivery);
  }
}

async function postpone(message: Message, reason: string, delivery: Deliverer): Promise<void> {
  const delay = delayAfter(message.tries);
  if (delay === null) return finish(message, 'dead', reason, delivery);
  const dueAt = new Date(delivery.now + delay);
  await change(message, { state: 'waiting', reason, dueAt, owner: '', sendingBy: null }, delivery);
}

async function finish(
  message: Message,
  state: MessageState,
  reason: string,
  delivery: Deliverer,
): Promise<void> {
  await change(message, { state, reason, dueAt: null, owner: '', sendingBy: null }, delivery);
}

/** One step of a message; null, and nothing done, if somebody else has done one meanwhile. */
async function change(
  message: Message,
  changes: Partial<Message>,
  { messages }: Deliverer,
): Promise<Message | null> {
  const { _id, step } = message;
  const next = { ...changes, step: step + 1 };
  return (await messages.changeIf(_id, { step }, next)) ? { ...message, ...next } : null;
}

function sendingOf(
  { kind, fields, page }: Message,
  { openid, template: { templateId, keywords } }: Addressee,
): Sending {
  return { touser: openid, templateId, page, data: keywordsOf(keywords, kind, fields) };
}
