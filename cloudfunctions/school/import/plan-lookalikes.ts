import type { SchoolClass } from '../../shared/unit';
import type { LookalikeView } from './contract';

/** A class that a file makes, with the number of its students in the file. */
export interface SizedClass extends Pick<SchoolClass, 'name' | 'gradeId'> {
  students: number;
}

/** Sisters differ by a digit or a word as well (机电2401班, 机电2402班, 会计2401班); a whole class is no slip of the hand. */
const FEW = 10;
/** A column that Excel has counted up makes a class of every row; so many of them show it. */
const MOST = 200;

/**
 * New classes that are one slip away from a class of the same grade, there already or larger in the same file:
 * of few students any slip counts; of a whole class one that sisters don't differ by.
 */
export function lookalikesOf(
  made: readonly SizedClass[],
  there: readonly Pick<SchoolClass, 'name' | 'gradeId'>[],
): LookalikeView[] {
  const bySize = [...made].sort((a, b) => b.students - a.students);
  return bySize.slice(-MOST).flatMap((one) => {
    const larger = bySize.slice(0, bySize.indexOf(one));
    const like = [...there, ...larger].find(
      ({ name, gradeId }) => gradeId === one.gradeId && isSuspicious(one, name),
    );
    return like ? [{ name: one.name, students: one.students, like: like.name }] : [];
  });
}

function isSuspicious({ name, students }: SizedClass, other: string): boolean {
  const [ours, theirs] = differing(name, other);
  if (!isOneSlip(ours, theirs)) return false;
  return students < FEW || isNoSister(ours, theirs);
}

/** Whether two names are one slip of the hand apart: a sign put in, left out or wrong, or two that changed places. */
export function isOneSlipAway(one: string, other: string): boolean {
  return one !== other && isOneSlip(...differing(one, other));
}

/** What is left of two names without what they begin and end with alike. */
function differing(one: string, other: string): [string, string] {
  const least = Math.min(one.length, other.length);
  let start = 0;
  while (start < least && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < least - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)];
}

/** A sign put in, left out or wrong, or two that changed places. */
function isOneSlip(ours: string, theirs: string): boolean {
  if (ours.length === 2) return theirs === `${ours.charAt(1)}${ours.charAt(0)}`;
  return Math.max(ours.length, theirs.length) === 1;
}

/** A dash or a letter too many, and a small letter for a capital. */
function isNoSister(ours: string, theirs: string): boolean {
  const both = ours + theirs;
  if (both.length === 1) return !/\d/.test(both);
  return ours.toLowerCase() === theirs.toLowerCase();
}
