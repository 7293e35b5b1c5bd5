import type { JSX, RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { CampusPlace, DeliveredMessage, OpenPageRequest, Phone } from '../../protocol';
import { colourClass } from '../avatar';
import { Inbox } from '../inbox/inbox';
import { px } from '../px';
import { BEZEL, DEVICE, SCREEN } from './fit';
import { Caption, type CaptionProps, FoldedCaption } from './phone-caption';
import { PhoneStatus } from './phone-status';
import { useInSight } from './use-in-sight';

interface PhoneCardProps extends CaptionProps {
  scale: number;
  /** Another number is another start: the phone's app begins anew. */
  start: number;
  campus: readonly CampusPlace[];
  phones: readonly Phone[];
  isFolded: boolean;
  /** The owner's messages, newest first. */
  messages: readonly DeliveredMessage[];
}

/**
 * One phone with its owner's name above and its circumstances below. The screen keeps its place among
 * its siblings whatever is folded: an iframe that is moved in the page starts its app again.
 */
export function PhoneCard(props: PhoneCardProps): JSX.Element {
  const { phone, index, scale, start, isFolded, isSelected } = props;
  const screen = useRef<HTMLIFrameElement>(null);
  const card = useInSight<HTMLElement>(isSelected);
  const width = isFolded ? {} : { width: px(DEVICE.width * scale) };
  const classes = ['phone', colourClass(index), isFolded ? 'folded' : '', isSelected ? 'selected' : ''];
  return (
    <article
      ref={card}
      class={classes.join(' ')}
      style={width}
      aria-label={`${phone.name}的手机`}
      data-phone={phone.id}
    >
      {isFolded ? <FoldedCaption {...props} /> : <Caption {...props} />}
      {/* A phone in other hands is another account: its app begins anew, too. */}
      <Screen
        key={`${start} ${phone.openid}`}
        frame={screen}
        phone={phone}
        scale={scale}
        isFolded={isFolded}
      />
      {props.isInboxOpen && !isFolded && (
        <Inbox
          phone={phone}
          messages={props.messages}
          onOpen={(page) => {
            openPage(screen.current, page);
            props.onInbox();
          }}
          onClose={props.onInbox}
        />
      )}
      {isFolded ? null : <PhoneStatus phone={phone} phones={props.phones} campus={props.campus} />}
    </article>
  );
}

/** The app goes on running and opens the page, as after a tap on the notice itself. */
function openPage(frame: HTMLIFrameElement | null, page: string): void {
  const asked: OpenPageRequest = { type: 'openPage', page };
  frame?.contentWindow?.postMessage(asked, location.origin);
  frame?.focus();
}

interface ScreenProps {
  frame: RefObject<HTMLIFrameElement | null>;
  phone: Phone;
  scale: number;
  isFolded: boolean;
}

/** A folded screen keeps its size and goes on running unseen, so that unfolding shows it as it was. */
function Screen({ frame, phone, scale, isFolded }: ScreenProps): JSX.Element {
  const outer = {
    width: px(isFolded ? 0 : DEVICE.width * scale),
    height: px(DEVICE.height * scale),
  };
  return (
    <div class="device-place" style={outer}>
      <div class="device" style={{ padding: px(BEZEL), transform: `scale(${scale})` }}>
        <iframe
          ref={frame}
          title={`${phone.name}的屏幕`}
          src={`/phone/?phone=${encodeURIComponent(phone.id)}`}
          style={{ width: px(SCREEN.width), height: px(SCREEN.height) }}
        />
      </div>
    </div>
  );
}
