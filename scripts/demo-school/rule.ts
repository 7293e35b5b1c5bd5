import type { CheckinRule } from '../../cloudfunctions/attendance/rule';
import { momentOf } from '../../cloudfunctions/shared/clock';
import { campusPlace } from './campus';

const minutes = (hours: number, rest: number) => hours * 60 + rest;
const building = campusPlace('教学楼A');

/** The department's rule: 早读 in the morning and 晚归 at night, both by one's own phone near 教学楼A. */
export const rule: CheckinRule = {
  _id: 'zz-daily_1',
  ruleId: 'zz-daily',
  version: 1,
  name: '在校日打卡',
  scope: 'department:zz',
  inForceFrom: momentOf('2026-09-01'),
  timeSections: [
    {
      id: 'morning',
      name: '早读',
      mode: 'selfCheck',
      opens: minutes(6, 40),
      onTimeUntil: minutes(7, 10),
      lateUntil: minutes(7, 30),
    },
    {
      id: 'curfew',
      name: '晚归',
      mode: 'selfCheck',
      opens: minutes(21, 40),
      onTimeUntil: minutes(22, 30),
      lateUntil: minutes(24, 40),
    },
  ],
  weekdays: [1, 2, 3, 4, 5],
  from: '2026-09-01',
  to: null,
  places: [
    {
      id: 'building-a',
      name: building.name,
      latitude: building.latitude,
      longitude: building.longitude,
      distance: building.radius,
    },
  ],
  accuracyLimit: 100,
  optionOutRange: 1,
};
