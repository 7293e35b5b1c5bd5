/**
 * An attempt is one intention of a person, however often it has to be sent. Its id is kept on the phone
 * until an answer arrives, so that the server recognises a repeat and nothing happens twice.
 */

const key = (intention: string) => `attempt:${intention}`;

/** The id of the attempt under way for an intention such as `checkIn:2026-11-24:morning`; starts one if none is. */
export function attemptFor(intention: string): string {
  const kept: unknown = wx.getStorageSync(key(intention));
  if (typeof kept === 'string' && kept) return kept;
  const fresh = newAttemptId();
  wx.setStorageSync(key(intention), fresh);
  return fresh;
}

/** Ends the attempt: an answer arrived, the next tap is a new intention. */
export function attemptAnswered(intention: string): void {
  wx.removeStorageSync(key(intention));
}

/** An id no other attempt has; it need not be secret, the server ties it to the caller. */
export function newAttemptId(): string {
  const random = () => Math.random().toString(36).slice(2, 10).padEnd(8, '0');
  return `${Date.now().toString(36)}-${random()}${random()}`;
}
