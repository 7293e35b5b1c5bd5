/** A question before something is done. */
export interface Question {
  title: string;
  content: string;
  confirmText: string;
  /** What is done can't be undone: the button is red. */
  isFinal?: boolean;
}

/** The colour of what can't be undone, as WeChat's dialog wants it. */
const RED = '#C42B2B';

let isAsking = false;

/**
 * Asks once before something is done; whether it was agreed to. WeChat takes a moment to show its dialog: a
 * second tap within it is no second question, and not agreed to.
 */
export async function confirmed({ isFinal = false, ...question }: Question): Promise<boolean> {
  if (isAsking) return false;
  isAsking = true;
  try {
    const { confirm } = await wx.showModal({ ...question, ...(isFinal ? { confirmColor: RED } : {}) });
    return confirm;
  } catch {
    return false;
  } finally {
    isAsking = false;
  }
}
