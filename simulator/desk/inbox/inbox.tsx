import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { DeliveredMessage, Phone } from '../../protocol';
import { Icon } from '../icons';
import { MessageCard } from './message-card';
import { Quotas } from './quotas';

interface InboxProps {
  phone: Phone;
  messages: readonly DeliveredMessage[];
  onOpen: (page: string) => void;
  onClose: () => void;
}

/** A phone's service notifications, newest first, drawn over its screen; Escape puts them away. */
export function Inbox({ phone, messages, onOpen, onClose }: InboxProps): JSX.Element {
  const panel = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    opener.current = document.activeElement;
    panel.current?.focus();
  }, []);
  const close = () => {
    if (opener.current instanceof HTMLElement) opener.current.focus();
    onClose();
  };
  return (
    <section
      ref={panel}
      class="inbox"
      aria-label={`${phone.name}收到的服务通知`}
      tabIndex={-1}
      onKeyDown={({ key }) => key === 'Escape' && close()}
    >
      <header>
        <h3>服务通知</h3>
        <button type="button" class="quiet" aria-label="关闭服务通知" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div class="inbox-list">
        {messages.map((message) => (
          <MessageCard key={message.id} message={message} onOpen={onOpen} />
        ))}
        {messages.length === 0 && <p class="empty">还没有收到通知</p>}
      </div>
      <Quotas openid={phone.openid} />
    </section>
  );
}
