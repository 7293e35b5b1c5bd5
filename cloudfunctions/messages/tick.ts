import { randomUUID } from 'node:crypto';
import { MINUTE } from '../shared/clock';
import type { Message } from '../shared/message';
import { now as clock } from '../shared/now';
import { schoolConfig } from '../shared/school-config';
import { sendSubscribeMessage } from '../shared/wechat';
import { deliver, type Delivery } from './deliver';
import { outcomeOf } from './outcome';
import { accountOf, dueMessages, messages, quotas } from './store';
import { templateFor } from './templates';

const SLICE = 50;
/** The function may run for a minute; what is left then is for the next tick. */
const TIME = MINUTE / 2;

/** Delivers what is due, slice by slice. */
export async function tick({ now }: { now: number }): Promise<{ delivered: number }> {
  const delivery = deliveryAt(now);
  for (let delivered = 0; ;) {
    const done = await deliverSlice(await dueMessages(now, SLICE), delivery);
    delivered += done;
    // With one that went wrong the next slice might be the same one again.
    if (done < SLICE || clock() - now >= TIME) return { delivered };
  }
}

/** How many went well. One that goes wrong stops no other. */
async function deliverSlice(due: readonly Message[], delivery: Delivery): Promise<number> {
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

function deliveryAt(now: number): Delivery {
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
