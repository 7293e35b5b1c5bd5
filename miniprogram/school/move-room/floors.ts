import type { Room } from './view';

/** The rooms of one floor, in the order they came in. */
export interface Floor {
  /** 3 楼, 3 楼 · A; empty where the numbers don't tell. */
  label: string;
  rooms: Room[];
}

/** 302, 1203, A302, 东302, 3-302, 302A, 302-1: what stands before the number, floor and two digits. */
const FLOOR = /^((?:\p{L}|\d+-)*)(\d{1,2})\d{2}(?:[A-Z]|-[\dA-Z]+)*$/u;

/** The floor that a room's number tells (302 → 3 楼), and the wing before it; empty where it tells none. */
export function floorOf(room: string): string {
  const [, wing = '', floor = ''] = FLOOR.exec(room) ?? [];
  return floor && `${floor} 楼${wing && ` · ${wing}`}`;
}

/** Rooms by floor; floors come in the order of their first room. */
export function floorsOf(rooms: readonly Room[]): Floor[] {
  const floors = new Map<string, Room[]>();
  for (const room of rooms) {
    const label = floorOf(room.name);
    floors.set(label, [...(floors.get(label) ?? []), room]);
  }
  return [...floors].map(([label, inside]) => ({ label, rooms: inside }));
}
