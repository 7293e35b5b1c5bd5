import type { ContentSafetyRules, Verdict } from '../../protocol';
import type { Database } from '../database/database';
import { OwnCollection } from '../own-collection';
import { wxError, type WxError } from './subscriptions';
import type { OpenApiParameters } from './wire';

/** A picture that WeChat is still looking at. */
export interface PendingCheck {
  traceId: string;
  openid: string;
  mediaUrl: string;
  /** When the answer is due, by the simulated clock. */
  due: number;
}

/** Labels of WeChat's answers: nothing found, and something of another kind. */
const LABELS: Record<Verdict, number> = { pass: 100, review: 21000, risky: 21000 };
const MAX_CONTENT_CHARACTERS = 2500;
/** Only people who used the mini program lately can be asked about. */
const ACTIVE_MS = 2 * 3600 * 1000;

export interface ContentSafetyOptions {
  database: Database;
  now: () => number;
  /** When a person last called a function; undefined when never since the start. */
  lastActive: (openid: string) => number | undefined;
}

/** WeChat's look at texts and pictures, played by lists of words. */
export class ContentSafety {
  rules: ContentSafetyRules = { risky: [], review: [], mediaDelayMs: 10_000 };
  readonly #pending: OwnCollection<PendingCheck>;

  constructor(private readonly options: ContentSafetyOptions) {
    this.#pending = new OwnCollection(options.database, '$mediaChecks');
  }

  /** `security.msgSecCheck` in its version 2. */
  checkText(parameters: OpenApiParameters, traceId: string): object {
    const { content, openid } = parameters;
    const fault = this.#faultOf(parameters) ?? this.#inactive(openid);
    if (fault) return fault;
    if (typeof content !== 'string' || content === '') return wxError(44002, 'empty post data');
    if (content.length > MAX_CONTENT_CHARACTERS) return wxError(45002, 'content size out of limit');
    return { ...wxError(0, 'ok'), result: resultOf(this.verdictOf(content)), trace_id: traceId };
  }

  /** `security.mediaCheckAsync` in its version 2: the verdict comes later, as a push. */
  async checkMedia(parameters: OpenApiParameters, traceId: string): Promise<object> {
    const { media_url: mediaUrl, openid } = parameters;
    const fault = this.#faultOf(parameters) ?? this.#inactive(openid);
    if (fault) return fault;
    if (typeof mediaUrl !== 'string' || mediaUrl === '') return wxError(40097, 'invalid args: media_url');
    const due = this.options.now() + this.rules.mediaDelayMs;
    await this.#pending.put(traceId, { traceId, openid: String(openid), mediaUrl, due });
    return { ...wxError(0, 'ok'), trace_id: traceId };
  }

  /** Takes out the checks whose answer is due, in the order in which they were asked for. */
  async takeDue(until: number): Promise<PendingCheck[]> {
    const due = this.#pending.all().filter((check) => check.due <= until);
    for (const { traceId } of due) await this.#pending.remove(traceId);
    return due;
  }

  /** What is thought of a text or of the address of a picture. */
  verdictOf(text: string): Verdict {
    if (this.rules.risky.some((word) => text.includes(word))) return 'risky';
    return this.rules.review.some((word) => text.includes(word)) ? 'review' : 'pass';
  }

  #faultOf({ openid, version, scene }: OpenApiParameters): WxError | null {
    if (version !== 2) return wxError(40097, 'invalid args: version must be 2');
    if (typeof scene !== 'number' || scene < 1 || scene > 4) return wxError(40097, 'invalid args: scene');
    return typeof openid === 'string' && openid !== '' ? null : wxError(40003, 'invalid openid');
  }

  #inactive(openid: unknown): WxError | null {
    const last = typeof openid === 'string' ? this.options.lastActive(openid) : undefined;
    if (last !== undefined && this.options.now() - last <= ACTIVE_MS) return null;
    return wxError(61010, 'code is expired: the user has not used the mini program for two hours');
  }
}

/** A verdict as WeChat's answers and pushes carry it. */
export function resultOf(suggest: Verdict): { suggest: Verdict; label: number } {
  return { suggest, label: LABELS[suggest] };
}
