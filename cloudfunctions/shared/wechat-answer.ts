/**
 * What came of asking WeChat for something: an answer; a refusal with WeChat's code, so that certainly
 * nothing was done; or nothing that is known (`code` null): it may have been done.
 */
export type WechatAnswer<T> = { ok: true; answer: T } | { ok: false; code: number | null };

/**
 * The code of a refusal, from the error that the SDK threw. WeChat's codes are positive, those of its
 * gateway -604…; whatever else goes wrong (no network, no answer in time) the SDK reports as -1 and the
 * like, and then nobody knows: null.
 */
export function refusalCode(error: unknown): number | null {
  const code = (error as { errCode?: unknown } | null)?.errCode;
  if (typeof code !== 'number') return null;
  return code > 0 || (code <= -604_000 && code > -605_000) ? code : null;
}
