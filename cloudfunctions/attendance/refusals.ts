import { clockTime, type Day } from '../shared/clock';
import { refuse } from '../shared/refusal';
import type { Fix } from './judge';
import type { Nearest } from './place';
import type { Occurrence } from './sections';

/** The class has no such section on that day. */
export const noSection = (date: Day) =>
  refuse('ATTENDANCE.NO_SECTION', `${date} 没有这个打卡时段，请下拉刷新看最新安排`, { date });

/** The rule names no place, so a position proves nothing. */
export const noPlace = ({ section }: Occurrence) =>
  refuse('ATTENDANCE.NO_PLACE', `${section.name} 还没有设打卡地点，请告诉班主任`);

/** The section opens later. */
export const notOpenYet = ({ section, opensAt }: Occurrence) =>
  refuse('ATTENDANCE.NOT_OPEN_YET', `${section.name} ${clockTime(opensAt)} 开始，到时再打卡`, { opensAt });

/** The section is over; a correction is the head teacher's. */
export const closed = ({ section, closesAt }: Occurrence) =>
  refuse('ATTENDANCE.CLOSED', `${section.name} 已结束，不能再打卡。人已到请找班主任说明`, { closesAt });

/** The fix may be off by more than the rule accepts, so it proves neither inside nor outside. */
export const poorAccuracy = ({ rule }: Occurrence, { accuracy }: Fix) =>
  refuse(
    'ATTENDANCE.POOR_ACCURACY',
    `定位误差约 ${Math.round(accuracy)} 米，太大了。请打开 Wi-Fi、走到窗边或室外再试`,
    { accuracy: Math.round(accuracy), accuracyLimit: rule.accuracyLimit },
  );

/** Outside every place, and the rule refuses that. */
export const outOfRange = ({ place, distance }: Nearest) =>
  refuse(
    'ATTENDANCE.OUT_OF_RANGE',
    `你在范围外：距 ${place.name} ${distance} 米（需在 ${place.distance} 米内），请走近再试`,
    { placeName: place.name, distance, allowed: place.distance },
  );

/** Outside every place, and the rule asks for a reason. */
export const noteNeeded = ({ place, distance }: Nearest) =>
  refuse(
    'ATTENDANCE.NOTE_NEEDED',
    `你距 ${place.name} ${distance} 米，在范围外。写明在哪里、做什么，可作外勤打卡`,
    {
      placeName: place.name,
      distance,
      allowed: place.distance,
    },
  );
