import type { JSX } from 'preact';
import type { Phone } from '../../protocol';
import { Icon } from '../icons';

interface InboxButtonProps {
  phone: Phone;
  unread: number;
  isOpen: boolean;
  onToggle: () => void;
}

/** Shows a phone's service notifications; wears the number of those nobody has looked at, as WeChat does. */
export function InboxButton({ phone, unread, isOpen, onToggle }: InboxButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="quiet inbox-button"
      aria-label={`${phone.name}的服务通知${unread > 0 ? `，${unread} 条未读` : ''}`}
      title="服务通知"
      aria-expanded={isOpen}
      onClick={onToggle}
    >
      <Icon name="bell" />
      {unread > 0 && <Badge count={unread} />}
    </button>
  );
}

/** The red number; decoration, the words beside it say it. */
export function Badge({ count }: { count: number }): JSX.Element {
  return (
    <span class="badge" aria-hidden="true">
      {count > 99 ? '99+' : count}
    </span>
  );
}
