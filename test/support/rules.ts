import type { CheckinRule, TimeSection } from '../../cloudfunctions/attendance/rule';
import { momentOf, type Day } from '../../cloudfunctions/shared/clock';

/** Centre of the test place; one degree of latitude is about 111 km. */
export const gate = { latitude: 30.6598, longitude: 104.0633 };

const METRES_PER_DEGREE = 111_319.49;

/** A point `metres` away in a direction: 0 north, 90 east, 180 south, 270 west. */
export function away(metres: number, bearing: number, from = gate) {
  const [radians, narrowing] = [(bearing * Math.PI) / 180, Math.cos((from.latitude * Math.PI) / 180)];
  return {
    latitude: from.latitude + (metres * Math.cos(radians)) / METRES_PER_DEGREE,
    longitude: from.longitude + (metres * Math.sin(radians)) / METRES_PER_DEGREE / narrowing,
  };
}

/** A point `metres` north of another. */
export function north(metres: number, from = gate) {
  return away(metres, 0, from);
}

/** Minutes of the day from clock time; `26:30` is half past two on the next day. */
export function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  return hours * 60 + rest;
}

/** The moment of a Beijing day and clock time, optionally with seconds. */
export function at(day: Day, time: string): number {
  const [clock, seconds] = [time.slice(0, 5), Number(time.slice(6) || 0)];
  return momentOf(day, minutes(clock)) + seconds * 1000;
}

export const morning: TimeSection = {
  id: 'morning',
  name: '早读',
  mode: 'selfCheck',
  opens: minutes('06:40'),
  onTimeUntil: minutes('07:10'),
  lateUntil: minutes('07:30'),
};

export const curfew: TimeSection = {
  id: 'curfew',
  name: '晚归',
  mode: 'selfCheck',
  opens: minutes('21:40'),
  onTimeUntil: minutes('22:30'),
  lateUntil: minutes('24:40'),
};

/** A rule with 早读 and 晚归 from Monday to Friday and one place of 200 m, changed as the test needs. */
export function aRule(changes: Partial<CheckinRule> = {}): CheckinRule {
  const { ruleId = 'rule', version = 1 } = changes;
  return {
    _id: `${ruleId}_${version}`,
    ruleId,
    version,
    name: '在校打卡',
    scope: 'department:zz',
    inForceFrom: 0,
    timeSections: [morning, curfew],
    weekdays: [1, 2, 3, 4, 5],
    from: '2026-09-01',
    to: null,
    places: [{ id: 'a', name: '教学楼A', ...gate, distance: 200 }],
    accuracyLimit: 100,
    optionOutRange: 2,
    ...changes,
  };
}
