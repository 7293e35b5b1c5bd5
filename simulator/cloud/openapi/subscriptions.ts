import type { DeliveredMessage, MessageTemplate, SubscriptionQuota } from '../../protocol';
import type { Database } from '../database/database';
import { OwnCollection } from '../own-collection';
import { faultOfKeyword } from './keywords';
import type { OpenApiParameters } from './wire';

/** A refusal of WeChat's API. */
export interface WxError {
  errcode: number;
  errmsg: string;
}

/** The messages a person agreed to, and those that arrived. */
export class Subscriptions {
  readonly #quotas: OwnCollection<SubscriptionQuota>;
  readonly #messages: OwnCollection<DeliveredMessage>;
  templates: Record<string, MessageTemplate>;

  /** @param delivered is told of every message that arrives */
  constructor(
    database: Database,
    templates: Record<string, MessageTemplate>,
    private readonly now: () => number,
    private readonly delivered: (message: DeliveredMessage) => void,
  ) {
    this.#quotas = new OwnCollection(database, '$subscriptions');
    this.#messages = new OwnCollection(database, '$messages');
    this.templates = templates;
  }

  /** A person's answer on the consent sheet: every acceptance allows one message more. */
  async answer(openid: string, templateId: string, accepted: boolean): Promise<SubscriptionQuota> {
    const quota = this.quota(openid, templateId);
    const next = { ...quota, left: quota.left + (accepted ? 1 : 0) };
    await this.#quotas.put(quotaId(next), next);
    return next;
  }

  quota(openid: string, templateId: string): SubscriptionQuota {
    return this.#quotas.get(quotaId({ openid, templateId })) ?? { openid, templateId, left: 0 };
  }

  quotas(): SubscriptionQuota[] {
    return this.#quotas.all().map(({ openid, templateId, left }) => ({ openid, templateId, left }));
  }

  /** All messages that arrived, oldest first. */
  messages(): DeliveredMessage[] {
    return this.#messages.all();
  }

  /** Forgets the messages; the quotas stay. */
  async clearMessages(): Promise<void> {
    await this.#messages.clear();
  }

  /** `subscribeMessage.send`. @param id of the message, when it arrives */
  async send(parameters: OpenApiParameters, id: string): Promise<WxError> {
    const { touser: openid, template_id: templateId, page } = parameters;
    if (typeof openid !== 'string' || !/^[\w-]{1,64}$/.test(openid)) return wxError(40003, 'invalid openid');
    const template = typeof templateId === 'string' ? this.templates[templateId] : undefined;
    if (typeof templateId !== 'string' || !template) return wxError(40037, 'invalid template_id');
    const values = valuesOf(parameters.data);
    for (const { key } of template.keywords) {
      const fault = faultOfKeyword(key, values[key]);
      if (fault !== null) return wxError(47003, `argument invalid! ${fault}`);
    }
    const quota = this.quota(openid, templateId);
    if (quota.left === 0) return wxError(43101, 'user refuse to accept the msg');
    await this.#quotas.put(quotaId(quota), { ...quota, left: quota.left - 1 });
    await this.#deliver({
      id,
      openid,
      templateId,
      title: template.title,
      at: this.now(),
      page: typeof page === 'string' ? page : '',
      lines: template.keywords.map(({ key, label }) => ({ key, label, value: String(values[key]) })),
    });
    return wxError(0, 'ok');
  }

  async #deliver(message: DeliveredMessage): Promise<void> {
    await this.#messages.put(message.id, message);
    this.delivered(message);
  }
}

/** An answer of WeChat's API; code 0 is success. */
export function wxError(errcode: number, errmsg: string): WxError {
  return { errcode, errmsg };
}

function quotaId({ openid, templateId }: { openid: string; templateId: string }): string {
  return `${openid}/${templateId}`;
}

function valuesOf(data: unknown): Record<string, string | number> {
  if (typeof data !== 'object' || data === null) return {};
  const entries = Object.entries(data as Record<string, { value?: string | number } | null>);
  return Object.fromEntries(
    entries.flatMap(([key, field]) => (field?.value === undefined ? [] : [[key, field.value]])),
  );
}
