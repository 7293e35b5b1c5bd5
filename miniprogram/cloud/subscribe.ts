import type { SubscribeAnswer } from './outcomes';

/** What the person answered for each template, or why WeChat didn't ask. */
export type Consent = { results: Record<string, SubscribeAnswer> } | { failed: 'off' | 'later' };

/** The person switched off all messages of this mini program, in WeChat's settings. */
const MAIN_SWITCH_OFF = 20004;

/**
 * Asks for one subscription message of each template more, three templates at most. Call it straight from a tap: WeChat refuses
 * anything else. Refusing is an answer like any other.
 */
export async function askForMessages(templateIds: readonly string[]): Promise<Consent> {
  try {
    const answer = await wx.requestSubscribeMessage({ tmplIds: [...templateIds] });
    return { results: resultsOf(answer, templateIds) };
  } catch (error) {
    return { failed: (error as { errCode?: number }).errCode === MAIN_SWITCH_OFF ? 'off' : 'later' };
  }
}

/** Newer versions say in which way something was accepted (`acceptWithAudio`). */
function resultsOf(answer: Record<string, unknown>, templateIds: readonly string[]) {
  const known = templateIds.flatMap((id): [string, SubscribeAnswer][] => {
    const said = answer[id];
    if (typeof said !== 'string') return [];
    if (said.startsWith('accept')) return [[id, 'accept']];
    return [[id, said === 'ban' || said === 'filter' ? said : 'reject']];
  });
  return Object.fromEntries(known);
}
