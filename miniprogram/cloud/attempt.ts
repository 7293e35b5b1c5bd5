/**
 * An attempt is one intention of a person, however often it has to be sent. Its id is kept on the phone
 * until an answer arrives, so that the server recognises a repeat and nothing happens twice.
 */

const key = (intention: string) => `attempt:${intention}`;

/** Beside the storage, which may be full or broken; an id kept here at least survives until the app closes. */
const kept = new Map<string, string>();

/** The id of the attempt under way for an intention such as `checkIn:2026-11-24:morning`; starts one if none is. */
export function attemptFor(intention: string): string {
  const id = kept.get(intention) ?? stored(intention) ?? newAttemptId();
  kept.set(intention, id);
  try {
    wx.setStorageSync(key(intention), id);
  } catch {
    // Kept in memory.
  }
  return id;
}

/** Ends the attempt: it was answered, the next tap is a new intention. */
export function endAttempt(intention: string): void {
  kept.delete(intention);
  try {
    wx.removeStorageSync(key(intention));
  } catch {
    // A leftover only makes the next tap of this intention a repeat, which the server answers as one.
  }
}

/** An id no other attempt has; it need not be secret, the server ties it to the caller. */
export function newAttemptId(): string {
  const random = () => Math.random().toString(36).slice(2, 10).padEnd(8, '0');
  return `${Date.now().toString(36)}-${random()}${random()}`;
}

function stored(intention: string): string | null {
  try {
    const id: unknown = wx.getStorageSync(key(intention));
    return typeof id === 'string' && id ? id : null;
  } catch {
    return null;
  }
}
