import { createHash } from 'node:crypto';
import type { DeadLetter, Replies } from './contract';
import { deadMessages } from './store';
import { adviceOn, titleOf } from './words';

const SHOWN = 50;

/** The latest messages that WeChat will never take, and what to do about each. */
export async function deadLetters(): Promise<Replies['deadLetters']> {
  const dead = await deadMessages(SHOWN);
  const letters = dead.map(
    // The id of a message names its recipient, who may be another department's.
    ({ _id, kind, at, reason }): DeadLetter => ({
      messageId: createHash('sha256').update(_id).digest('base64url').slice(0, 16),
      title: titleOf(kind),
      at: at.getTime(),
      reason,
      advice: adviceOn(reason),
    }),
  );
  return { letters };
}
