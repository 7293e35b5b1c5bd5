import type { DeadLetter, Replies } from './contract';
import { deadMessages } from './store';
import { adviceOn, titleOf } from './words';

const SHOWN = 50;

/** The latest messages that WeChat will never take, and what to do about each. */
export async function deadLetters(): Promise<Replies['deadLetters']> {
  const dead = await deadMessages(SHOWN);
  const letters = dead.map(({ _id, kind, at, reason }): DeadLetter => ({
    messageId: _id,
    title: titleOf(kind),
    at: at.getTime(),
    reason,
    advice: adviceOn(reason),
  }));
  return { letters };
}
