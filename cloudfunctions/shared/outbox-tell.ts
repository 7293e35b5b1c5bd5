import type { Store } from './database';
import type { HistoryEvent, Thing } from './history/event';
import { type Message, messageOf, type Notice, type Telling } from './message';

/** Whom an event of a thing tells what. It may look things up, and may be asked again for the same event. */
export type Teller<T extends Thing> = (
  thing: T,
  event: HistoryEvent,
) => readonly Notice[] | Promise<readonly Notice[]>;

/** What the outbox needs of the database; the real stores, or those of a test. */
export interface OutboxStores<T extends Thing> {
  things: Pick<Store<T>, 'name' | 'findFirst' | 'changeIf'>;
  messages: Pick<Store<Message>, 'insertMissing'>;
}

const SLICE = 100;

/** The thing with its last event marked as still to be told; to be stored in the same write as that event. */
export function toBeTold<T extends Thing & Telling>(thing: T): T {
  return { ...thing, toTell: [...(thing.toTell ?? []), thing.rev] };
}

/**
 * Derives the messages of a thing and then takes the mark away. The mark stays if the thing has changed
 * meanwhile: what it marks now is told with the next look at it, and what is told twice is stored once.
 */
export async function tellAll<T extends Thing & Telling>(
  { things, messages }: OutboxStores<T>,
  thing: T,
  teller: Teller<T>,
): Promise<void> {
  const marked = thing.toTell ?? [];
  if (marked.length === 0) return;
  const events = thing.events.filter(({ seq }) => marked.includes(seq));
  const derived: Message[] = [];
  for (const event of events) {
    const source = { collection: things.name, thingId: thing._id, seq: event.seq, at: event.at };
    derived.push(...(await teller(thing, event)).map((notice) => messageOf(source, notice)));
  }
  await messages.insertMissing(derived);
  const told: Telling = { toTell: [] };
  await things.changeIf(thing._id, { rev: thing.rev }, told as Partial<T>);
}

/** Tells a slice of the marked things; how many were told. What goes wrong with one stops no other. */
export async function tellDue<T extends Thing & Telling>(
  stores: OutboxStores<T>,
  teller: Teller<T>,
): Promise<number> {
  const due = await stores.things.findFirst({ toTell: { $gte: 1 } }, { order: { toTell: 1 }, limit: SLICE });
  let told = 0;
  for (const thing of due) {
    try {
      await tellAll(stores, thing, teller);
      told += 1;
    } catch (error) {
      console.error(`${stores.things.name} ${thing._id} could not be told`, error);
    }
  }
  return told;
}
