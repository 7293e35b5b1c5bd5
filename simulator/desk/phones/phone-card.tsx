import type { JSX } from 'preact';
import type { CampusPlace, Phone } from '../../protocol';
import { Avatar, colourClass } from '../avatar';
import { Icon } from '../icons';
import { px } from '../px';
import { BEZEL, DEVICE, SCREEN } from './fit';
import { PhoneStatus } from './phone-status';

interface PhoneCardProps {
  phone: Phone;
  index: number;
  scale: number;
  /** Another number is another start: the phone's app begins anew. */
  start: number;
  campus: readonly CampusPlace[];
  isSelected: boolean;
  isFolded: boolean;
  onAdjust: () => void;
  onFold: (isFolded: boolean) => void;
}

/**
 * One phone with its owner's name above and its circumstances below. The screen keeps its place among
 * its siblings whatever is folded: an iframe that is moved in the page starts its app again.
 */
export function PhoneCard(props: PhoneCardProps): JSX.Element {
  const { phone, index, scale, start, isFolded, isSelected } = props;
  const width = isFolded ? {} : { width: px(DEVICE.width * scale) };
  const classes = ['phone', colourClass(index), isFolded ? 'folded' : '', isSelected ? 'selected' : ''];
  return (
    <article class={classes.join(' ')} style={width} aria-label={`${phone.name}的手机`} data-phone={phone.id}>
      {isFolded ? <FoldedCaption {...props} /> : <Caption {...props} />}
      <Screen key={start} phone={phone} scale={scale} isFolded={isFolded} />
      {isFolded ? null : <PhoneStatus phone={phone} campus={props.campus} />}
    </article>
  );
}

function Caption({ phone, index, isSelected, onAdjust, onFold }: PhoneCardProps): JSX.Element {
  return (
    <header class="caption">
      <Avatar name={phone.name} index={index} />
      <div class="owner">
        <h2>{phone.name}</h2>
        <p title={phone.note}>{phone.note}</p>
      </div>
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

function FoldedCaption({ phone, index, onFold }: PhoneCardProps): JSX.Element {
  return (
    <button type="button" class="strip" aria-label={`展开${phone.name}的手机`} onClick={() => onFold(false)}>
      <Icon name="unfold" />
      <Avatar name={phone.name} index={index} />
      <span class="strip-name">{phone.name}</span>
      <span class="strip-note">{phone.note}</span>
    </button>
  );
}

/** A folded screen keeps its size and goes on running unseen, so that unfolding shows it as it was. */
function Screen({ phone, scale, isFolded }: { phone: Phone; scale: number; isFolded: boolean }): JSX.Element {
  const outer = {
    width: px(isFolded ? 0 : DEVICE.width * scale),
    height: px(DEVICE.height * scale),
  };
  return (
    <div class="device-place" style={outer}>
      <div class="device" style={{ padding: px(BEZEL), transform: `scale(${scale})` }}>
        <iframe
          title={`${phone.name}的屏幕`}
          src={`/phone/?phone=${encodeURIComponent(phone.id)}`}
          style={{ width: px(SCREEN.width), height: px(SCREEN.height) }}
        />
      </div>
    </div>
  );
}
