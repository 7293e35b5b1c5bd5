import { addDays, type Day, type MinuteOfDay, momentOf, MINUTE, weekdayOf } from '../shared/clock';
import type { Phase } from './contract';
import type { CheckinRule, TimeSection } from './rule';

/** One section on one day, under the rule version in force for it. Moments are milliseconds. */
export interface Occurrence {
  rule: CheckinRule;
  section: TimeSection;
  /** The Beijing day the section opened on, also after midnight. */
  date: Day;
  opensAt: number;
  /** From here on a check-in is late. */
  lateFrom: number;
  /** From here on a check-in is refused. */
  closesAt: number;
}

/**
 * The sections that the given rule versions hold on a day, in the order they open.
 * Throws if two rules hold a section of the same id: a fact could then count for both.
 */
export function occurrencesOn(rules: readonly CheckinRule[], date: Day): Occurrence[] {
  const ruleIds = [...new Set(rules.map(({ ruleId }) => ruleId))];
  const held = ruleIds.flatMap((ruleId) => {
    const versions = rules.filter((rule) => rule.ruleId === ruleId).sort((a, b) => a.version - b.version);
    return heldByVersions(versions, date);
  });
  assertDistinct(held);
  return held.sort((a, b) => a.opensAt - b.opensAt);
}

/** How long a section of the night before is still looked at: who did not come back matters until morning. */
const MORNING_AFTER = 8 * 60 * MINUTE;

/**
 * The sections of today, preceded by those of the day before that run past midnight, until the morning
 * after: whoever looks at 00:45 means the section that closed at 00:40.
 */
export function occurrencesAround(rules: readonly CheckinRule[], today: Day, now: number): Occurrence[] {
  const midnight = momentOf(today);
  const overnight = occurrencesOn(rules, addDays(today, -1)).filter(
    ({ closesAt }) => closesAt > midnight && now < closesAt + MORNING_AFTER,
  );
  return [...overnight, ...occurrencesOn(rules, today)];
}

/** The section a teacher wants to see: the one that opened last, or the first if none has opened yet. */
export function mostRelevant(occurrences: readonly Occurrence[], now: number): Occurrence | null {
  const opened = occurrences.filter(({ opensAt }) => opensAt <= now);
  return opened.at(-1) ?? occurrences[0] ?? null;
}

/** Where a moment lies in a section: each boundary belongs to the later phase. */
export function phaseAt({ opensAt, lateFrom, closesAt }: Occurrence, moment: number): Phase {
  if (moment < opensAt) return 'upcoming';
  if (moment < lateFrom) return 'onTime';
  return moment < closesAt ? 'late' : 'closed';
}

/** Whole minutes late, at least 1; 0 if on time. Counted from the last minute that was on time. */
export function minutesLate({ lateFrom }: Occurrence, moment: number): number {
  return moment < lateFrom ? 0 : Math.floor((moment - lateFrom) / MINUTE) + 1;
}

function occurrence(rule: CheckinRule, section: TimeSection, date: Day): Occurrence {
  // A named minute counts to its last second: at 07:30:59 the clock on the wall still says 07:30.
  const endOf = (minute: MinuteOfDay) => momentOf(date, minute + 1);
  return {
    rule,
    section,
    date,
    opensAt: momentOf(date, section.opens),
    lateFrom: endOf(section.onTimeUntil),
    closesAt: endOf(section.lateUntil),
  };
}

/**
 * Walks one rule's versions, oldest first. A version takes a section over if it was in force before the
 * section opened, by the older or by its own time, whichever is earlier: so a section that students
 * have begun to check in to is never moved, held twice, or lost.
 */
function heldByVersions(versions: readonly CheckinRule[], date: Day): Occurrence[] {
  const held = new Map<string, Occurrence>();
  for (const rule of versions) {
    const offered = new Map(offeredOn(rule, date).map((item) => [item.section.id, item]));
    for (const id of new Set([...held.keys(), ...offered.keys()])) {
      const [older, newer] = [held.get(id), offered.get(id)];
      const opensAt = Math.min(older?.opensAt ?? Infinity, newer?.opensAt ?? Infinity);
      if (rule.inForceFrom > opensAt) continue;
      if (newer) held.set(id, newer);
      else held.delete(id);
    }
  }
  return [...held.values()];
}

function offeredOn(rule: CheckinRule, date: Day): Occurrence[] {
  const within = rule.from <= date && (rule.to === null || date <= rule.to);
  if (!within || !rule.weekdays.includes(weekdayOf(date))) return [];
  return rule.timeSections.map((section) => occurrence(rule, section, date));
}

function assertDistinct(held: readonly Occurrence[]): void {
  const ids = new Set(held.map(({ section }) => section.id));
  if (ids.size < held.length) throw new Error('two rules hold a section of the same id');
}
