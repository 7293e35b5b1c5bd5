import type { JSX } from 'preact';
import type { CampusPlace, Phone, PhoneLocation } from '../../protocol';
import { colourClass, initialOf } from '../avatar';
import { px } from '../px';
import type { PhoneChange } from '../store';
import { moveBy, putAt, stepOf } from './moves';
import { pixelsOf, type Plan } from './plan';
import { leanOfPins } from './spread';
import { usePinDrag, type DraggedPin } from './use-pin-drag';
import { insidePlan } from './view';
import { whereabouts } from './whereabouts';

/** A pin of a phone that is far away stays this far inside the edge, so that it can be fetched back. */
const EDGE_INSET_PX = 16;

export interface PinsProps {
  plan: Plan;
  places: readonly CampusPlace[];
  phones: readonly Phone[];
  selectedId: string | undefined;
  onSelect: (id: string) => void;
  onMove: (id: string, change: PhoneChange) => void;
}

type PlacedPhone = Phone & { location: PhoneLocation };

/** A pin for every phone that has a position; each can be dragged, or focused and moved by arrow keys. */
export function Pins({ plan, places, phones, selectedId, onSelect, onMove }: PinsProps): JSX.Element {
  const drop = ({ id, at }: DraggedPin) => onMove(id, putAt(at));
  const { dragged, handlersFor } = usePinDrag(plan, places, drop);
  const placed = phones.filter((phone): phone is PlacedPhone => phone.location !== null);
  const tips = placed.map(({ location }) => insidePlan(pixelsOf(location, plan), plan.view, EDGE_INSET_PX));
  const leans = leanOfPins(tips);
  const step = (id: string) => (event: KeyboardEvent) => {
    const metres = stepOf(event.key, event.shiftKey);
    if (!metres) return;
    event.preventDefault();
    onMove(id, moveBy(metres));
  };
  return (
    <>
      {placed.map((phone, index) => {
        const tip = tips[index] ?? { x: 0, y: 0 };
        const isDragged = dragged?.id === phone.id;
        return (
          <Pin
            key={phone.id}
            phone={phone}
            colour={colourClass(phones.indexOf(phone))}
            tip={isDragged ? pixelsOf(dragged.at, plan) : tip}
            lean={isDragged ? 0 : (leans[index] ?? 0)}
            label={whereabouts(isDragged ? dragged.at : phone.location, places)}
            isDragged={isDragged}
            isSelected={phone.id === selectedId}
            onSelect={() => onSelect(phone.id)}
            onKeyDown={step(phone.id)}
            {...handlersFor(phone.id, tip)}
          />
        );
      })}
    </>
  );
}

interface PinProps extends ReturnType<ReturnType<typeof usePinDrag>['handlersFor']> {
  phone: Phone;
  colour: string;
  tip: { x: number; y: number };
  /** Degrees by which the pin leans over to make room for its neighbours. */
  lean: number;
  label: string;
  isDragged: boolean;
  isSelected: boolean;
  onSelect: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function Pin(props: PinProps): JSX.Element {
  const { phone, colour, tip, lean, label, isDragged, isSelected, onSelect, ...handlers } = props;
  const classes = ['pin', colour, isSelected ? 'selected' : '', isDragged ? 'dragged' : ''];
  const upright = { transform: `rotate(${-lean}deg)` };
  return (
    <button
      type="button"
      class={classes.join(' ')}
      style={{ left: px(tip.x), top: px(tip.y), transform: `rotate(${lean}deg)` }}
      aria-label={`${phone.name}：${label}`}
      aria-roledescription="图钉"
      aria-describedby="pin-help"
      data-phone={phone.id}
      onClick={onSelect}
      {...handlers}
    >
      <span class="pin-initial" style={upright}>
        {initialOf(phone.name)}
      </span>
      <span class="pin-label" style={upright}>
        <span>
          {phone.name} · {label}
        </span>
      </span>
    </button>
  );
}
