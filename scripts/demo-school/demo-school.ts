import type { AttendanceFact } from '../../cloudfunctions/attendance/fact';
import type { CheckinRule } from '../../cloudfunctions/attendance/rule';
import { momentOf } from '../../cloudfunctions/shared/clock';
import type { CampusPlace, Phone } from '../../simulator/protocol';
import { campus, campusPlace } from './campus';
import { history } from './history';
import { type People, people, type SchoolSize } from './people';
import { chance } from './random';
import { rule } from './rule';

/** What a demo school is made of; the same options give the same school to the last id. */
export interface DemoOptions extends SchoolSize {
  seed: number;
  /** Where the clock stands when the demo begins, milliseconds. */
  now: number;
}

/** A Tuesday, two minutes before the bell. */
export const defaultOptions: DemoOptions = {
  seed: 2026,
  classes: 12,
  studentsPerClass: 40,
  now: momentOf('2026-11-24', 6 * 60 + 58),
};

export interface DemoSchool {
  documents: People & { checkinRules: CheckinRule[]; attendanceFacts: AttendanceFact[] };
  /** The phones on the desk when the demo begins. */
  phones: Phone[];
  campus: readonly CampusPlace[];
  now: number;
}

/** 综职系 with classes, students, staff, cadres, one rule and a week of history. */
export function demoSchool(options: Partial<DemoOptions> = {}): DemoSchool {
  const { seed, now, ...size } = { ...defaultOptions, ...options };
  const source = chance(seed);
  const everybody = people(size, source);
  return {
    documents: {
      ...everybody,
      checkinRules: [rule],
      attendanceFacts: history(everybody.students, now, source),
    },
    phones: phones(everybody),
    campus,
    now,
  };
}

function phones({ bindings, classes }: People): Phone[] {
  const className = classes[0]?.name ?? '';
  return [
    phone('li-lei', bindings, '李雷', `学生 · ${className}`, '教学楼A'),
    phone('han-meimei', bindings, '韩梅梅', `班长 · ${className}`, '公交站'),
    phone('zhou-min', bindings, '周敏', `班主任 · ${className}`, '教学楼A'),
  ];
}

function phone(
  id: string,
  bindings: People['bindings'],
  name: string,
  note: string,
  placeName: string,
): Phone {
  const owner = bindings.find((binding) => binding.name === name);
  if (!owner) throw new Error(`nobody is called ${name}`);
  const { latitude, longitude } = campusPlace(placeName);
  return {
    id,
    openid: owner._id,
    name,
    note,
    location: { latitude, longitude, accuracy: 25 },
    locationConsent: 'unasked',
    network: 'online',
    clockSkewMs: 0,
    theme: 'light',
    fontScale: 1,
  };
}
