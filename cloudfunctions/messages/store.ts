import { bindings } from '../shared/caller';
import { Store } from '../shared/database';
import type { Message } from '../shared/message';
import { messages } from '../shared/messages-store';
import type { Quota } from './quota';

/** The only place with queries of this function; each function is one request unless it says otherwise. */
export { messages };
export const quotas = new Store<Quota>('quotas');

/** Where a page of the inbox ended. */
export interface PageEnd {
  at: number;
  messageId: string;
}

const NEWEST_FIRST = { at: -1, _id: -1 } as const;

/** The messages of a person after (older than) the end of a page, newest first. */
export function inboxPage(personId: string, before: PageEnd | undefined, limit: number): Promise<Message[]> {
  return messages.findFirst({ personId, ...olderThan(before) }, { order: NEWEST_FIRST, limit });
}

function olderThan(before: PageEnd | undefined): object {
  if (!before) return {};
  const at = new Date(before.at);
  // Messages of one moment may fall on two pages; the first condition is the one that an index serves.
  return { at: { $lte: at }, $or: [{ at: { $lt: at } }, { at, _id: { $lt: before.messageId } }] };
}

/** How many messages a person has not read. */
export function unreadOf(personId: string): Promise<number> {
  return messages.count({ personId, read: false });
}

/** What is due to be delivered, oldest first. */
export function dueMessages(now: number, limit: number): Promise<Message[]> {
  return messages.findFirst({ dueAt: { $lte: new Date(now) } }, { order: { dueAt: 1 }, limit });
}

/** The messages that were given up, newest first. */
export function deadMessages(limit: number): Promise<Message[]> {
  return messages.findFirst({ state: 'dead' }, { order: { at: -1 }, limit });
}

/** The account that belongs to a person, or null. */
export async function accountOf(personId: string): Promise<string | null> {
  const [binding] = await bindings.findAll({ personId }, { atMost: 1 });
  return binding?._id ?? null;
}

/** The quotas of an account, by template; none where it never accepted anything. */
export async function quotasOf(ids: readonly string[]): Promise<Quota[]> {
  return quotas.findAll({ _id: { $in: [...ids] } }, { atMost: ids.length });
}
