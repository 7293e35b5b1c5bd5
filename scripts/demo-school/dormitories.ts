import type { Building, Room } from '../../cloudfunctions/shared/unit';

/** Two buildings of six floors with nine rooms each. */
export const buildings: Building[] = ['3', '5'].map((name) => ({ _id: `dorm-${name}`, name: `${name}栋` }));

const FLOORS = 6;
const ROOMS_ON_A_FLOOR = 9;

export const rooms: Room[] = buildings.flatMap(({ _id: buildingId }) =>
  Array.from({ length: FLOORS * ROOMS_ON_A_FLOOR }, (_, index) => {
    const name = `${Math.floor(index / ROOMS_ON_A_FLOOR) + 1}0${(index % ROOMS_ON_A_FLOOR) + 1}`;
    return { _id: `${buildingId}-${name}`, name, buildingId };
  }),
);
