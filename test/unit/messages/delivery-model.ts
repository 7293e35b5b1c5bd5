import { type Deliverer, deliver } from '../../../cloudfunctions/messages/deliver';
import { accept, type Quota, quotaId } from '../../../cloudfunctions/messages/quota';
import { changeQuota } from '../../../cloudfunctions/messages/quotas';
import { MINUTE } from '../../../cloudfunctions/shared/clock';
import type { HistoryEvent, Thing } from '../../../cloudfunctions/shared/history/event';
import type { Message, Telling } from '../../../cloudfunctions/shared/message';
import { tellAll, tellDue, type Teller } from '../../../cloudfunctions/shared/outbox-tell';
import { MemoryCollection, memoryStore } from '../../support/memory-store';
import type { Random } from '../../support/random';
import { type Ask, Schedule } from '../../support/schedule';
import { AnswerLog } from './answer-log';

/** One thing that happened, and whom it tells. */
type ToyThing = Thing & Telling;

export const PEOPLE = ['zhou', 'wu'] as const;
export const TEMPLATE = 'template';
const NOON = Date.UTC(2026, 10, 24, 4);

/** A sending that WeChat took: from then on the person has the message. */
interface Arrival {
  messageId: string;
  actor: string;
  /** The how-manieth request of the actor it was. */
  request: number;
}

/** A school reduced to its messages: things with events, message documents, the ledger, and WeChat itself. */
export class DeliveryModel {
  now = NOON;
  readonly schedule: Schedule;
  readonly things = new MemoryCollection<ToyThing>('people');
  readonly messages: MemoryCollection<Message>;
  readonly quotas: MemoryCollection<Quota>;
  readonly arrivals: Arrival[] = [];
  /** By message, who wrote that it was sent. */
  readonly markedSent: { messageId: string; actor: string }[] = [];
  /** The lowest numbers that ever stood in the ledger. */
  lowest = 0;
  /** By how much `left` ever claimed more than WeChat would send. */
  overclaimed = 0;
  readonly answers = new AnswerLog();
  readonly #wechat = new Map<string, number>();
  readonly #events: { thingId: string; seq: number }[] = [];
  #actor = '';
  #names = 0;

  constructor(
    private readonly random: Random,
    faultPerMille: number,
  ) {
    this.schedule = new Schedule(random, faultPerMille);
    this.messages = new MemoryCollection('messages', (message) => {
      if (message.state !== 'sent') return;
      this.markedSent.push({ messageId: message._id, actor: this.#actor });
      this.answers.noted(message._id, this.#actor);
    });
    this.quotas = new MemoryCollection('quotas', (quota) => {
      this.lowest = Math.min(this.lowest, quota.left, quota.uncertain, quota.overdrawn);
      this.answers.written(quota, this.#actor);
      this.#compare(quota.openid);
    });
  }

  /** What WeChat would still send somebody. */
  real(person: string): number {
    return this.#wechat.get(person) ?? 0;
  }

  /** The ids of the messages that all events together make. */
  expectedMessages(): string[] {
    return this.#events
      .flatMap(({ thingId, seq }) => recipients(seq).map((to) => `people_${thingId}_${seq}_${to}`))
      .sort();
  }

  /** A person accepts in WeChat, and the phone reports it until it is answered. */
  accepts(person: string): void {
    this.#wechat.set(person, this.real(person) + 1);
    const attemptId = this.#name('attempt');
    const report = async (): Promise<void> => {
      const of = { openid: person, templateId: TEMPLATE };
      const quotas = memoryStore(this.quotas, this.#asker('phone'));
      await changeQuota(quotas, of, (quota) => accept(quota, attemptId, this.now)).catch(report);
    };
    // A call whose instance ended is not answered either; the phone repeats it in the next round.
    void report();
    this.#reports.push(report);
  }

  readonly #reports: (() => Promise<void>)[] = [];

  /** Something happens to a thing: the event is written with the mark, and told at once. */
  happens(): void {
    const thingId = this.random.pick(['one', 'two', 'three']);
    const ask = this.#asker('school');
    void (async () => {
      const things = memoryStore(this.things, ask);
      const before = (await things.findById(thingId)) ?? emptyThing(thingId);
      const after = withEvent(before, this.now);
      const isWritten = await ask(() => this.#write(before, after));
      if (isWritten) await tellAll({ things, messages: memoryStore(this.messages, ask) }, after, teller);
    })().catch(() => undefined);
  }

  /** The tick of the function that the things belong to. */
  tellsWhatIsDue(): void {
    const ask = this.#asker('tell');
    const stores = { things: memoryStore(this.things, ask), messages: memoryStore(this.messages, ask) };
    void tellDue(stores, teller).catch(() => undefined);
  }

  /** The tick of `messages`. */
  delivers(): void {
    const actor = this.#name('deliver');
    const ask = this.#asking(actor);
    const messages = memoryStore(this.messages, ask);
    const delivery = this.#delivery(actor, ask);
    void (async () => {
      const condition = { dueAt: { $lte: new Date(this.now) } };
      const due = await messages.findFirst(condition, { order: { dueAt: 1 }, limit: 50 });
      for (const message of due) await deliver(message as Message, delivery).catch(() => undefined);
    })().catch(() => undefined);
  }

  /** Lets everything that has begun go on to its end, and then so much time pass. */
  async round(minutes: number): Promise<void> {
    await this.schedule.run();
    this.now += minutes * MINUTE;
  }

  /** What phones still have to report, once more. */
  repeatReports(): void {
    for (const report of this.#reports) void report();
  }

  #delivery(actor: string, ask: Ask): Deliverer {
    return {
      messages: memoryStore(this.messages, ask),
      quotas: memoryStore(this.quotas, ask),
      accountOf: (personId) => ask(() => personId),
      templateFor: () => ({ templateId: TEMPLATE, keywords: { thing1: { field: 'what' } } }),
      send: ({ touser, page }) =>
        ask(() => this.#send(touser, page, actor)).then(
          (outcome) => {
            this.answers.heard(page, actor);
            return outcome;
          },
          () => ({ kind: 'unknown' as const }),
        ),
      quietHours: { from: 0, to: 0 },
      owner: actor,
      now: this.now,
    };
  }

  /** WeChat's side of a sending. */
  #send(person: string, messageId: string, actor: string): Awaited<ReturnType<Deliverer['send']>> {
    if (this.random.int(1, 20) === 1) return { kind: 'later', code: 45009 };
    const left = this.real(person);
    if (left === 0) return { kind: 'refused' };
    this.#wechat.set(person, left - 1);
    this.#compare(person);
    this.arrivals.push({ messageId, actor, request: this.schedule.requestsOf(actor) });
    return { kind: 'sent' };
  }

  #compare(person: string): void {
    this.overclaimed = Math.max(this.overclaimed, ledgerOf(this, person).left - this.real(person));
  }

  #write(before: ToyThing, after: ToyThing): boolean {
    const stored = this.things.documents.get(after._id);
    if ((stored?.rev ?? 0) !== before.rev) return false;
    this.things.write(after);
    this.#events.push({ thingId: after._id, seq: after.rev });
    return true;
  }

  #asker(kind: string): Ask {
    return this.#asking(this.#name(kind));
  }

  #asking(actor: string): Ask {
    const ask = this.schedule.askerFor(actor);
    return <T>(carryOut: () => T) =>
      ask(() => {
        this.#actor = actor;
        return carryOut();
      });
  }

  #name(kind: string): string {
    this.#names += 1;
    return `${kind}-${this.#names}`;
  }
}

/** Every second event tells two people. */
function recipients(seq: number): readonly string[] {
  return seq % 2 === 0 ? PEOPLE : [PEOPLE[0]];
}

const teller: Teller<ToyThing> = ({ _id }, { seq }) =>
  recipients(seq).map((personId) => ({
    kind: 'grantChanged',
    to: { personId },
    fields: { what: '班主任', change: '新增', from: '2026-11-24', by: '吴刚', note: '' },
    // The page tells WeChat's side of the model which message it is.
    page: `people_${_id}_${seq}_${personId}`,
  }));

function emptyThing(_id: string): ToyThing {
  return { _id, rev: 0, events: [], texts: [], changedAt: new Date(NOON) };
}

function withEvent(thing: ToyThing, at: number): ToyThing {
  const rev = thing.rev + 1;
  const event: HistoryEvent = {
    ...{ seq: rev, kind: 'granted', at, by: 'test', attemptId: `attempt-${rev}` },
    ...{ data: {}, sets: {}, commitments: {}, mac: '' },
  };
  const marked = [...(thing.toTell ?? []), rev];
  return { ...thing, rev, events: [...thing.events, event], toTell: marked };
}

/** The ledger of a person as it stands. */
export function ledgerOf(model: DeliveryModel, person: string): Pick<Quota, 'left' | 'uncertain'> {
  return model.quotas.documents.get(quotaId(person, TEMPLATE)) ?? { left: 0, uncertain: 0 };
}
