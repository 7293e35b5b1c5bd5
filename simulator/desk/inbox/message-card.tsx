import type { JSX } from 'preact';
import type { DeliveredMessage } from '../../protocol';
import { shortMoment } from '../clock/beijing';

interface MessageCardProps {
  message: DeliveredMessage;
  onOpen: (page: string) => void;
}

/** A subscription message as WeChat's list of service notifications shows it. */
export function MessageCard({ message, onOpen }: MessageCardProps): JSX.Element {
  const { title, at, page, lines } = message;
  return (
    <article class="message">
      <p class="message-time">{shortMoment(at)}</p>
      <div class="message-card">
        <h3>{title}</h3>
        <dl>
          {lines.map(({ key, label, value }) => (
            <div key={key}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {page !== '' && (
          <button type="button" class="message-open" onClick={() => onOpen(page)}>
            进入小程序查看
          </button>
        )}
      </div>
    </article>
  );
}
