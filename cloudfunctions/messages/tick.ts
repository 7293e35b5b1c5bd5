import { randomUUID } from 'node:crypto';
import { MINUTE } from '../shared/clock';
import type { Message } from '../shared/message';
import { now as clock } from '../shared/now';
import { tickPhotos } from '../shared/photos';
import { removeExpired } from '../shared/retention';
import { schoolConfig } from '../shared/config/school-config';
import { sendSubscribeMessage } from '../shared/wechat';
import { deliver, type Deliverer } from './deliver';
import { outcomeOf } from './outcome';
import { accountOf, dueMessages, messages, quotas } from './store';
import { templateFor } from './templates';

const SLICE = 50;
/** The function may run for a minute; what is left then is for the next tick. */
const TIME = MINUTE / 2;

/**
 * Delivers what is due, sees to photos without a verdict, and removes what was kept long enough. One part that
 * goes wrong stops no other.
 */
export async function tick({ now }: { now: number }): Promise<void> {
  await tickPhotos(now).catch((error: unknown) => console.error('photos', error));
  await deliverDue(now).catch((error: unknown) => console.error('deliveries', error));
  await removeExpired('messages', now, now + TIME);
}

/** Delivers slice by slice. */
async function deliverDue(now: number): Promise<void> {
  const delivery = deliveryAt(now);
  let done = SLICE;
  // After one that went wrong the next slice might be the same one again.
  while (done === SLICE && clock() - now < TIME)
    done = await deliverSlice(await dueMessages(now, SLICE), delivery);
}

/** How many went well. One that goes wrong stops no other. */
async function deliverSlice(due: readonly Message[], delivery: Deliverer): Promise<number> {
  let done = 0;
  for (const message of due) {
    try {
      await deliver(message, delivery);
      done += 1;
    } catch (error) {
      console.error(`message ${message._id} was not delivered`, error);
    }
  }
  return done;
}

function deliveryAt(now: number): Deliverer {
  return {
    messages,
    quotas,
    accountOf,
    templateFor,
    send: async (sending) => outcomeOf(await sendSubscribeMessage(sending)),
    quietHours: schoolConfig.policies.quietHours,
    owner: randomUUID(),
    now,
  };
}
