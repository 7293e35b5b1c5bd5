import { MINUTE } from '../../shared/clock';
import { Store } from '../../shared/database';
import { schoolConfig } from '../../shared/config/school-config';

/** Tries of one account since the last success or pause. */
interface BindingTries {
  /** OPENID */
  _id: string;
  count: number;
  lastAt: Date;
}

/** The only place with queries on `bindingTries`. */
const tries = new Store<BindingTries>('bindingTries');

const { wrongTries: MOST_TRIES, lockMinutes } = schoolConfig.policies.binding;
const LOCKED_FOR = lockMinutes * MINUTE;

/**
 * Takes one of the tries of an account (five, by the school's configuration), before anything is compared:
 * so that instances side by side can't each hand out all of them. Answers how many are left after this
 * one, or null when locked. A quarter of an hour after the last try all are there again. One to three requests.
 */
export async function takeTry(openid: string, now: number): Promise<number | null> {
  const first: BindingTries = { _id: openid, count: 1, lastAt: new Date(now) };
  const { inserted, document } = await tries.insertOnce(first);
  if (inserted) return MOST_TRIES - 1;
  const paused = now - document.lastAt.getTime() >= LOCKED_FOR;
  const { count } = document;
  if (!paused && count >= MOST_TRIES) return null;
  const next = paused ? 1 : count + 1;
  // Only over the count and time that were read: of tries at once each takes one of its own.
  const unchanged = { count, lastAt: document.lastAt };
  const taken = await tries.changeIf(openid, unchanged, { count: next, lastAt: new Date(now) });
  return taken ? MOST_TRIES - next : takeTry(openid, now);
}

/** After a success nothing is held against the account. */
export async function forgetTries(openid: string): Promise<void> {
  await tries.removeIf(openid);
}
