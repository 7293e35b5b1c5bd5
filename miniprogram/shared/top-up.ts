import type { CloudApi, TemplateQuota } from '../../typings/cloud-api';
import { newAttemptId } from '../cloud/attempt';
import { call } from '../cloud/call';
import { askForMessages } from '../cloud/subscribe';

/** What came of asking for more messages: what to say, and the new numbers if they are known. */
export interface TopUp {
  said: string;
  templates: TemplateQuota[] | null;
}

/** Asks the person, straight from a tap, for one message more of each template, and has it counted. */
export async function topUp(templateIds: readonly string[]): Promise<TopUp> {
  const consent = await askForMessages(templateIds);
  if ('failed' in consent) {
    const off = '你在微信里关掉了提醒：点右上角 ··· → 设置 → 通知管理 可以打开';
    return { said: consent.failed === 'off' ? off : '微信没有弹出询问，请再点一次', templates: null };
  }
  const accepted = Object.values(consent.results).filter((answer) => answer === 'accept').length;
  if (accepted === 0) return { said: '没有开提醒，消息里都能看到', templates: null };
  const answer = await counted({ results: consent.results });
  if (!answer.ok) return { said: answer.message, templates: null };
  return { said: `好了，多收 ${accepted} 条`, templates: answer.data.templates };
}

/**
 * Each consent is an intention of its own: kept until an answer comes, it would swallow the next consent as a
 * repeat. So whatever got no answer is sent once more at once, and a consent that is lost then costs one message.
 */
async function counted(request: CloudApi['messages']['subscribed']['request']) {
  const attemptId = newAttemptId();
  const answer = await call('messages', 'subscribed', request, attemptId);
  return answer.ok ? answer : call('messages', 'subscribed', request, attemptId);
}
