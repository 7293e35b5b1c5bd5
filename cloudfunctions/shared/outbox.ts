import type { Store } from './database';
import type { Thing } from './history/event';
import type { Telling } from './message';
import { messages } from './messages-store';
import { type OutboxStores, type Teller, tellAll, tellDue } from './outbox-tell';

export { type Teller, toBeTold } from './outbox-tell';

/**
 * From events to messages. A thing with a life marks in the same write as the event that it has to be told
 * (`toBeTold`); what follows can be done again and again without telling anything twice.
 *
 * @example
 * const grantTeller: Teller<Person> = (person, event) =>
 *   event.kind === 'granted' ? [{ kind: 'grantChanged', to: { personId: person._id }, … }] : [];
 *
 * await tell(people, person, grantTeller);       // at once, after the change was written
 * await tellWhatIsDue(people, grantTeller);      // in the tick, for what a crash left
 */

/**
 * Tells what a thing, as it was just written, still has to tell. One request when there is nothing new in
 * a message, none when nothing is to be told; two otherwise.
 */
export function tell<T extends Thing & Telling>(
  things: Store<T>,
  thing: T,
  teller: Teller<T>,
): Promise<void> {
  return tellAll(storesOf(things), thing, teller);
}

/**
 * Tells what a crash left untold in a collection, which needs an index on `toTell`; for the tick. At most
 * a slice of things a time. One that can't be told is logged and stays for the next time.
 * @returns of how many things something was told.
 */
export function tellWhatIsDue<T extends Thing & Telling>(
  things: Store<T>,
  teller: Teller<T>,
): Promise<number> {
  return tellDue(storesOf(things), teller);
}

function storesOf<T extends Thing & Telling>(things: Store<T>): OutboxStores<T> {
  return { things, messages };
}
