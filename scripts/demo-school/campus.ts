import type { CampusPlace } from '../../simulator/protocol';

/** An invented campus at a real spot of Chengdu, in GCJ-02 degrees; radii in metres. */
export const campus: readonly CampusPlace[] = [
  { name: '教学楼A', latitude: 30.66052, longitude: 104.06318, radius: 150, kind: 'building' },
  { name: '实训楼', latitude: 30.66148, longitude: 104.06505, radius: 0, kind: 'building' },
  { name: '食堂', latitude: 30.65948, longitude: 104.0652, radius: 0, kind: 'building' },
  { name: '宿舍3栋', latitude: 30.65882, longitude: 104.06655, radius: 0, kind: 'building' },
  { name: '操场', latitude: 30.66188, longitude: 104.06318, radius: 0, kind: 'field' },
  { name: '校门', latitude: 30.65885, longitude: 104.06318, radius: 0, kind: 'gate' },
  { name: '公交站', latitude: 30.65512, longitude: 104.06318, radius: 0, kind: 'outside' },
];

/** A place of the campus by name. Throws if there is none: a spelling mistake, not a case to handle. */
export function campusPlace(name: string): CampusPlace {
  const place = campus.find((candidate) => candidate.name === name);
  if (!place) throw new Error(`no place ${name} on the campus`);
  return place;
}
