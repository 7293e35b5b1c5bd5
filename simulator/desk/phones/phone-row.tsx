import type { JSX } from 'preact';
import type { Desk } from '../desk';
import { selectedPhone, withFolded } from '../state';
import { messagesOf, unreadCount, withInboxToggled } from '../inbox/unread';
import type { DeskStore } from '../store';
import { useSize } from '../use-size';
import { phoneScale } from './fit';
import { PhoneCard } from './phone-card';

/** These agree with styles/phones.css. */
const GAP = 28;
const FOLDED_WIDTH = 44;
const ABOVE_AND_BELOW = 124;

interface PhoneRowProps {
  desk: Desk;
  store: DeskStore;
  onAdjust: (id: string) => void;
}

/** All phones side by side, as large as they fit. */
export function PhoneRow({ desk, store, onAdjust }: PhoneRowProps): JSX.Element {
  const [row, size] = useSize<HTMLElement>();
  const folded = desk.phones.filter(({ id }) => desk.folded.includes(id)).length;
  const scale = phoneScale({
    width: size.width,
    height: size.height - ABOVE_AND_BELOW,
    gap: GAP,
    open: desk.phones.length - folded,
    folded,
    foldedWidth: FOLDED_WIDTH,
  });
  return (
    <main class="phones" ref={row} aria-label="手机">
      {desk.phones.map((phone, index) => (
        <PhoneCard
          key={phone.id}
          phone={phone}
          index={index}
          scale={scale}
          start={desk.phoneStarts}
          campus={desk.campus}
          phones={desk.phones}
          isSelected={phone === selectedPhone(desk)}
          messages={messagesOf(desk, phone)}
          unread={unreadCount(desk, phone)}
          isInboxOpen={desk.openInbox === phone.id}
          onInbox={() => store.update((current) => withInboxToggled(current, phone))}
          isFolded={desk.folded.includes(phone.id)}
          onAdjust={() => onAdjust(phone.id)}
          onFold={(isFolded) => store.update((current) => withFolded(current, phone.id, isFolded))}
        />
      ))}
      {desk.phones.length === 0 && desk.connection === 'connected' && (
        <p class="empty">还没有手机。点上面的“添手机”，选一个人，它会立即出现在这里。</p>
      )}
    </main>
  );
}
