import * as v from 'valibot';
import type { Cloud } from '../cloud/cloud';
import type { Devices } from './devices';
import { throughNetwork } from './phone-network';
import type { Route } from './router';
import { readJson } from './schemas';

const answers = v.record(v.string(), v.picklist(['accept', 'reject']));

const templates = v.record(
  v.string(),
  v.strictObject({
    title: v.string(),
    keywords: v.array(v.strictObject({ key: v.string(), label: v.string() })),
  }),
);

const rules = v.partial(
  v.strictObject({
    risky: v.array(v.string()),
    review: v.array(v.string()),
    mediaDelayMs: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
);

/** Subscription messages: consent of phones, quotas, what arrived; and how contents are judged. */
export function messageRoutes(cloud: Cloud, devices: Devices): Route[] {
  const { subscriptions, safety } = cloud;
  return [
    {
      method: 'POST',
      path: '/phones/:id/subscriptions',
      handler: throughNetwork(devices, async (request, { openid }) => {
        const given = Object.entries(await readJson(request, answers));
        const quotas = [];
        for (const [id, answer] of given)
          quotas.push(await subscriptions.answer(openid, id, answer === 'accept'));
        return { json: quotas };
      }),
    },
    { method: 'GET', path: '/control/subscriptions', handler: () => ({ json: subscriptions.quotas() }) },
    { method: 'GET', path: '/control/messages', handler: () => ({ json: subscriptions.messages() }) },
    {
      method: 'DELETE',
      path: '/control/messages',
      handler: async () => {
        await subscriptions.clearMessages();
        return { json: null };
      },
    },
    { method: 'GET', path: '/control/templates', handler: () => ({ json: subscriptions.templates }) },
    {
      method: 'PUT',
      path: '/control/templates',
      handler: async (request) => ({ json: (subscriptions.templates = await readJson(request, templates)) }),
    },
    { method: 'GET', path: '/control/content-safety', handler: () => ({ json: safety.rules }) },
    {
      method: 'PUT',
      path: '/control/content-safety',
      handler: async (request) => {
        const { risky, review, mediaDelayMs } = await readJson(request, rules);
        const before = safety.rules;
        safety.rules = {
          risky: risky ?? before.risky,
          review: review ?? before.review,
          mediaDelayMs: mediaDelayMs ?? before.mediaDelayMs,
        };
        return { json: safety.rules };
      },
    },
  ];
}
