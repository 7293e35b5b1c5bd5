/** Small things that a phone remembers. Losing one costs a tap, so a full or broken storage is no error. */

/** What was remembered under a name; null if nothing, or not a text. */
export function recall(name: string): string | null {
  try {
    const value: unknown = wx.getStorageSync(name);
    return typeof value === 'string' && value !== '' ? value : null;
  } catch {
    return null;
  }
}

/** Remembers a text under a name; null forgets it. */
export function remember(name: string, value: string | null): void {
  try {
    if (value === null) wx.removeStorageSync(name);
    else wx.setStorageSync(name, value);
  } catch {
    // Not remembered.
  }
}
