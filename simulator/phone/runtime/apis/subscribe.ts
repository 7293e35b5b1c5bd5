import type { MessageTemplate, SubscriptionAnswers } from '../../../protocol';
import type { Device } from '../device';
import type { PhoneParts } from '../phone-parts';
import type { SubscribeItem } from '../shell/subscribe-sheet';
import { askSubscriptions } from '../shell/subscribe-sheet';
import { ApiError, asyncApis } from './define';
import { postJson } from './post';

/** WeChat asks for at most this many kinds at once. */
const MAX_TEMPLATES = 3;

/** Consent to subscription messages. The cloud counts what was accepted; "for good" is kept on the phone. */
export function subscribeApis(phone: PhoneParts): object {
  const kept = new KeptAnswers(phone.device.account);
  return asyncApis({
    requestSubscribeMessage: async ({ tmplIds = [] }: { tmplIds?: string[] }) => {
      if (!phone.taps.isRunning) throw new ApiError('can only be invoked by user TAP gesture.');
      if (tmplIds.length === 0) throw new ApiError("TmplIds can't be empty", { errCode: 10001 });
      if (tmplIds.length > MAX_TEMPLATES)
        throw new ApiError('Templates count out of max bounds', { errCode: 20003 });
      const items = await itemsOf(phone.device, tmplIds);
      const answers = kept.of(tmplIds) ?? (await ask(phone, items, kept));
      await send(phone.device, answers);
      return answers;
    },
  });
}

async function itemsOf({ phone }: Device, ids: string[]): Promise<SubscribeItem[]> {
  // The kinds come from WeChat's servers, like everything else through the phone's network.
  if (phone.network !== 'online') throw new ApiError('Request list fail', { errCode: 10002 });
  const response = await fetch('/control/templates');
  const templates = new Map(Object.entries((await response.json()) as Record<string, MessageTemplate>));
  return ids.map((id) => {
    const template = templates.get(id);
    if (!template)
      throw new ApiError('No template data return, verify the template id exist', { errCode: 20001 });
    return { id, title: template.title };
  });
}

async function send({ phone }: Device, answers: SubscriptionAnswers): Promise<void> {
  try {
    await postJson(`/phones/${phone.id}/subscriptions`, answers);
  } catch {
    throw new ApiError('Request subscribe fail', { errCode: 10003 });
  }
}

async function ask(
  { screen, device }: PhoneParts,
  items: SubscribeItem[],
  kept: KeptAnswers,
): Promise<SubscriptionAnswers> {
  const { accepted, isForGood } = await askSubscriptions(screen.overlays, device.appName, items);
  const answers: SubscriptionAnswers = Object.fromEntries(
    items.map(({ id }) => [id, accepted.includes(id) ? 'accept' : 'reject']),
  );
  if (isForGood) kept.keep(answers);
  return answers;
}

/** What `wx.getSetting` tells of subscriptions: the main switch, and what was answered for good. */
export function subscriptionsSetting(account: string): object {
  return { mainSwitch: true, itemSettings: new KeptAnswers(account).all };
}

/** Answers that the person gave for good, on this phone. */
class KeptAnswers {
  readonly #key: string;

  constructor(account: string) {
    this.#key = `phone-subscriptions/${account}`;
  }

  /** The answers when all of them are known; else the sheet has to ask. */
  of(ids: string[]): SubscriptionAnswers | null {
    const known = Object.entries(this.all).filter(([id]) => ids.includes(id));
    return known.length === new Set(ids).size ? Object.fromEntries(known) : null;
  }

  keep(answers: SubscriptionAnswers): void {
    localStorage.setItem(this.#key, JSON.stringify({ ...this.all, ...answers }));
  }

  get all(): SubscriptionAnswers {
    return JSON.parse(localStorage.getItem(this.#key) ?? '{}') as SubscriptionAnswers;
  }
}
