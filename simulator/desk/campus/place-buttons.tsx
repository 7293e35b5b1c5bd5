import type { JSX } from 'preact';
import type { CampusPlace, Phone } from '../../protocol';
import { px } from '../px';
import { labelSides } from './labels';
import { pixelsOf, type Plan } from './plan';

interface PlaceButtonsProps {
  plan: Plan;
  places: readonly CampusPlace[];
  phone: Phone;
  onPut: (place: CampusPlace) => void;
}

/** The places' names; pressing one puts the selected phone there. */
export function PlaceButtons({ plan, places, phone, onPut }: PlaceButtonsProps): JSX.Element {
  const spots = places.map((place) => pixelsOf(place, plan));
  const sides = labelSides(
    places.map(({ name, kind }, index) => ({ name, kind, at: spots[index] ?? { x: 0, y: 0 } })),
    plan.view,
  );
  return (
    <>
      {places.map((place, index) => (
        <button
          key={place.name}
          type="button"
          class={`place name-${sides[index] ?? 'below'}`}
          style={{ left: px(spots[index]?.x ?? 0), top: px(spots[index]?.y ?? 0) }}
          aria-label={`把${phone.name}放到${place.name}`}
          title={`把${phone.name}放到${place.name}`}
          onClick={() => onPut(place)}
        >
          <span>{place.name}</span>
        </button>
      ))}
    </>
  );
}
