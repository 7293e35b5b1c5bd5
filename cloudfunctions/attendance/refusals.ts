import { clockTime, type Day } from '../shared/clock';
import { refuse } from '../shared/refusal';
import type { Fix } from './judge';
import type { Nearest } from './place';
import type { Occurrence } from './sections';

/** A student who doesn't count into 应到 (实习, 集训) has nothing to check in to with the class. */
export const notExpected = () =>
  refuse('ATTENDANCE.NOT_EXPECTED', '你现在不在校（实习或集训），不用随班打卡。不对的话请告诉班主任');

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
export const outOfRange = (nearest: Nearest) => {
  const { distance, allowed, beyond, placeName } = figures(nearest);
  const sentence = `你在范围外 ${beyond} 米，请走近 ${placeName} 再试（现在距 ${distance} 米，需在 ${allowed} 米内）`;
  return refuse('ATTENDANCE.OUT_OF_RANGE', sentence, figures(nearest));
};

/** Outside every place, and the rule asks for a reason. */
export const noteNeeded = (nearest: Nearest) => {
  const { allowed, beyond, placeName } = figures(nearest);
  const sentence = `你在范围外 ${beyond} 米。请走近 ${placeName} 到 ${allowed} 米内再打，或写明在哪里、做什么，作外勤打卡`;
  return refuse('ATTENDANCE.NOTE_NEEDED', sentence, figures(nearest));
};

/** Metres to the centre, metres that are allowed, and metres that are too many. */
function figures({ place, distance }: Nearest) {
  return { placeName: place.name, distance, allowed: place.distance, beyond: distance - place.distance };
}
