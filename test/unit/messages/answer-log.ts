import type { Quota } from '../../../cloudfunctions/messages/quota';

interface Open {
  actor: string;
  openid: string;
}

/**
 * Which accounts have a sending whose answer nobody could write down: between what was reserved for it and
 * the note of what WeChat said the deliverer ended, or its requests failed. Whether WeChat took such a
 * message is not to be known from the database, by no program.
 */
export class AnswerLog {
  readonly #unknown = new Set<string>();
  /** Reservations that stand, by message. */
  readonly #open = new Map<string, Open>();
  readonly #heard = new Set<string>();
  readonly #noted = new Set<string>();

  /** The deliverer learned what WeChat said of a message. */
  heard(messageId: string, actor: string): void {
    this.#heard.add(`${actor} ${messageId}`);
  }

  /** The deliverer wrote that the message was sent. */
  noted(messageId: string, actor: string): void {
    if (this.#open.get(messageId)?.actor === actor) this.#noted.add(messageId);
  }

  /** A quota as a deliverer wrote it: reservations that are new in it, and those that have ended. */
  written({ openid, reserved }: Quota, actor: string): void {
    const standing = new Set(reserved.map(({ messageId }) => messageId));
    for (const [messageId, open] of this.#open) {
      if (open.openid !== openid || standing.has(messageId)) continue;
      if (!this.#isKnown(messageId, open) || open.actor !== actor) this.#unknown.add(openid);
      this.#open.delete(messageId);
    }
    for (const messageId of standing) {
      if (!this.#open.has(messageId)) this.#open.set(messageId, { actor, openid });
    }
  }

  /** Whether of all sendings to the account it was written down what WeChat said. */
  isKnown(openid: string): boolean {
    const hanging = [...this.#open].some(
      ([messageId, open]) => open.openid === openid && !this.#noted.has(messageId),
    );
    return !hanging && !this.#unknown.has(openid);
  }

  #isKnown(messageId: string, { actor }: Open): boolean {
    return this.#noted.has(messageId) || this.#heard.has(`${actor} ${messageId}`);
  }
}
