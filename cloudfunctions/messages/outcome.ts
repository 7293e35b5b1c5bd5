import { MINUTE } from '../shared/clock';
import type { WechatAnswer } from '../shared/wechat-answer';

/**
 * What WeChat's answer to a sending means: `sent` · `refused` nothing is left, or the person switched it
 * off · `dead` it will never be taken · `later` it certainly wasn't taken this time · `unknown`.
 */
export type Outcome =
  { kind: 'sent' | 'refused' | 'unknown' } | { kind: 'dead'; code: number } | { kind: 'later'; code: number };

const NOTHING_LEFT = 43101;
/** A wrong account, template, page or argument: the same message is refused again tomorrow. */
const NEVER = new Set([40003, 40037, 41028, 41029, 41030, 47003]);

/** Reads WeChat's answer. */
export function outcomeOf(answer: WechatAnswer<unknown>): Outcome {
  if (answer.ok) return { kind: 'sent' };
  const { code } = answer;
  if (code === null) return { kind: 'unknown' };
  if (code === NOTHING_LEFT) return { kind: 'refused' };
  return { kind: NEVER.has(code) ? 'dead' : 'later', code };
}

/** Minutes until the next try, after each. */
const DELAYS = [1, 5, 15, 60, 240];

/** How often a message is handed to WeChat at most; this also bounds how often one may arrive. */
export const MOST_TRIES = DELAYS.length + 1;

/** Milliseconds until the next try; null after the last one. */
export function delayAfter(tries: number): number | null {
  const minutes = DELAYS[tries - 1];
  return minutes === undefined ? null : minutes * MINUTE;
}
