import type { InferOutput } from 'valibot';
import type { Call } from '../shared/define-function';
import type { contract, Replies, TemplateQuota } from './contract';
import { accept, quotaId } from './quota';
import { changeQuota } from './quotas';
import { quotas, quotasOf } from './store';
import { knownTemplates, templatesFor } from './templates';

/**
 * Counts what the caller accepted; a repeat of the same attempt counts nothing again. Templates that the
 * school no longer has are passed over. Three requests for each that was accepted, at most.
 */
export async function subscribed(
  { results }: InferOutput<(typeof contract)['subscribed']['request']>,
  call: Call,
): Promise<Replies['subscribed']> {
  const { openid } = call.caller;
  for (const { templateId } of knownTemplates()) {
    if (results[templateId] !== 'accept') continue;
    await changeQuota(quotas, { openid, templateId }, (counted) => accept(counted, call.attemptId, call.now));
  }
  return quota({}, call);
}

/**
 * How many messages the caller can still be sent, as far as it is certain, by each template that may ever
 * be for them. One request.
 */
export async function quota(_data: unknown, { caller }: Call): Promise<Replies['quota']> {
  const { openid, grants } = caller;
  const templates = templatesFor(grants.map(({ role }) => role));
  const counted = await quotasOf(templates.map(({ templateId }) => quotaId(openid, templateId)));
  const left = new Map(counted.map((own) => [own.templateId, own.left]));
  return {
    templates: templates.map(({ templateId, title }): TemplateQuota => ({
      templateId,
      title,
      left: left.get(templateId) ?? 0,
    })),
  };
}
