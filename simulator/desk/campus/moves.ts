import type { CampusPlace, Phone, PhoneLocation } from '../../protocol';
import { degreesAt, pixelsOf, type Plan } from './plan';
import { toDegrees, type Degrees, type Metres } from './projection';
import type { Pixels } from './view';

/** What a phone reports out of doors, where it was given no accuracy yet. */
const USUAL_ACCURACY_M = 25;

const STEP_M = 10;
const LONG_STEP_M = 50;

/** Let go closer to a place's middle than this, a pin means the place. */
const SNAP_PX = 9;

const ARROWS: Record<string, Metres> = {
  ArrowUp: { east: 0, north: 1 },
  ArrowDown: { east: 0, north: -1 },
  ArrowLeft: { east: -1, north: 0 },
  ArrowRight: { east: 1, north: 0 },
};

/** A change that puts a phone at a point; how accurately it knows where it is stays as it was. */
export function putAt({
  latitude,
  longitude,
}: Degrees): (phone: Pick<Phone, 'location'>) => { location: PhoneLocation } {
  return ({ location }) => ({
    location: { latitude, longitude, accuracy: location?.accuracy ?? USUAL_ACCURACY_M },
  });
}

/** The step in metres that a key stands for: an arrow 10 m, with Shift 50 m; `null` for any other key. */
export function stepOf(key: string, isLong: boolean): Metres | null {
  const direction = ARROWS[key];
  const length = isLong ? LONG_STEP_M : STEP_M;
  return direction ? { east: direction.east * length, north: direction.north * length } : null;
}

/** A change that moves a phone by `step`; one that has no position stays without. */
export function moveBy(step: Metres): (phone: Phone) => Partial<Phone> {
  return (phone) => (phone.location ? putAt(toDegrees(step, phone.location))(phone) : {});
}

/** The point meant by a pin let go at `tip`: the middle of a place where it is close, else the point itself. */
export function meantBy(tip: Pixels, plan: Plan, places: readonly CampusPlace[]): Degrees {
  const near = places.find((place) => {
    const middle = pixelsOf(place, plan);
    return Math.hypot(middle.x - tip.x, middle.y - tip.y) < SNAP_PX;
  });
  return near ? { latitude: near.latitude, longitude: near.longitude } : degreesAt(tip, plan);
}
