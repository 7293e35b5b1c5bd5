import type { JSX } from 'preact';
import type { MessageTemplate, SubscriptionQuota } from '../../protocol';
import { request } from '../request';
import { useLive } from '../use-live';

/** How many messages of each template a person may still be sent, e.g. `请假结果通知：还可收 2 条`. */
export function Quotas({ openid }: { openid: string }): JSX.Element {
  const [quotas] = useLive(readQuotas);
  const [templates] = useLive(readTemplates);
  const own = quotas?.filter((quota) => quota.openid === openid) ?? [];
  return (
    <ul class="quotas" aria-label="还可收的消息">
      {own.map(({ templateId, left }) => (
        <li key={templateId} class={left === 0 ? 'used-up' : ''}>
          <span>{templates?.[templateId]?.title ?? templateId}</span>
          <span>还可收 {left} 条</span>
        </li>
      ))}
      {quotas && own.length === 0 && <li>还没有订阅过消息，发不出通知</li>}
    </ul>
  );
}

function readQuotas(): Promise<SubscriptionQuota[]> {
  return request('GET', '/control/subscriptions');
}

function readTemplates(): Promise<Record<string, MessageTemplate>> {
  return request('GET', '/control/templates');
}
