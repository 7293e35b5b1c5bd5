import type { NoFix } from './outcomes';

/**
 * Why WeChat gave no position, by the error it failed with. The privacy guideline comes first: its
 * message speaks of authorisation, too, but the settings don't help there.
 */
const reasons: readonly [pattern: RegExp, reason: NoFix][] = [
  [/privacy/i, 'privacy'],
  [/system permission|location service/i, 'off'],
  [/auth deny|auth denied|authorize no response/i, 'denied'],
  [/frequent/i, 'tooOften'],
];

/** The reason behind an error of `wx.getLocation`; `failed` for anything else. */
export function reasonOf(error: unknown): NoFix {
  const text = typeof error === 'object' && error && 'errMsg' in error ? String(error.errMsg) : '';
  return reasons.find(([pattern]) => pattern.test(text))?.[1] ?? 'failed';
}
