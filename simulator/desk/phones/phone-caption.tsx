import type { JSX } from 'preact';
import type { Phone } from '../../protocol';
import { Avatar } from '../avatar';
import { Icon } from '../icons';
import { Badge, InboxButton } from '../inbox/inbox-button';

export interface CaptionProps {
  phone: Phone;
  index: number;
  isSelected: boolean;
  /** How many of the owner's messages nobody has looked at. */
  unread: number;
  isInboxOpen: boolean;
  onInbox: () => void;
  onAdjust: () => void;
  onFold: (isFolded: boolean) => void;
}

/** Whose phone it is, and what can be done with it. */
export function Caption(props: CaptionProps): JSX.Element {
  const { phone, index, isSelected, onAdjust, onFold } = props;
  return (
    <header class="caption">
      <Avatar name={phone.name} index={index} />
      <div class="owner">
        <h2>{phone.name}</h2>
        <p title={phone.note}>{phone.note}</p>
      </div>
      <InboxButton phone={phone} unread={props.unread} isOpen={props.isInboxOpen} onToggle={props.onInbox} />
      <button
        type="button"
        class="quiet"
        aria-label={`调整${phone.name}的手机`}
        title="调整"
        aria-pressed={isSelected}
        onClick={onAdjust}
      >
        <Icon name="settings" />
      </button>
      <button
        type="button"
        class="quiet"
        aria-label={`收起${phone.name}的手机`}
        title="收起"
        onClick={() => onFold(true)}
      >
        <Icon name="fold" />
      </button>
    </header>
  );
}

/** What stays of a phone that is folded away. */
export function FoldedCaption({ phone, index, unread, onFold }: CaptionProps): JSX.Element {
  const news = unread > 0 ? `，${unread} 条未读通知` : '';
  return (
    <button
      type="button"
      class="strip"
      aria-label={`展开${phone.name}的手机${news}`}
      onClick={() => onFold(false)}
    >
      <Icon name="unfold" />
      <Avatar name={phone.name} index={index} />
      <span class="strip-name">{phone.name}</span>
      <span class="strip-note">{phone.note}</span>
      {unread > 0 && <Badge count={unread} />}
    </button>
  );
}
