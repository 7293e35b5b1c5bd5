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
 * The sections that the given rule versions hold on a day, in the order they open. Of several versions
 * of a rule, a section belongs to the latest one in force when it opens.
 */
export function occurrencesOn(rules: readonly CheckinRule[], date: Day): Occurrence[] {
  return rules
    .filter((rule) => appliesOn(rule, date))
    .flatMap((rule) => rule.timeSections.map((section) => occurrence(rule, section, date)))
    .filter(({ rule, opensAt }) => isInForce(rule, rules, opensAt))
    .sort((a, b) => a.opensAt - b.opensAt || a.section.id.localeCompare(b.section.id, 'en'));
}

/** The sections of today, preceded by yesterday's that run past midnight and aren't over at `now`. */
export function occurrencesAround(rules: readonly CheckinRule[], today: Day, now: number): Occurrence[] {
  const stillOpen = occurrencesOn(rules, addDays(today, -1)).filter(({ closesAt }) => now < closesAt);
  return [...stillOpen, ...occurrencesOn(rules, today)];
}

/** The section a teacher wants to see: the one that opened last, or the first if none has opened yet. */
export function mostRelevant(occurrences: readonly Occurrence[], now: number): Occurrence | null {
  return occurrences.findLast(({ opensAt }) => opensAt <= now) ?? occurrences[0] ?? null;
}

/**
 * The occurrence of a section that a call at `now` means: yesterday's while it runs past midnight,
 * else today's. Null if the section isn't held on either day.
 */
export function currentOccurrence(
  rules: readonly CheckinRule[],
  sectionId: string,
  today: Day,
  now: number,
): Occurrence | null {
  return occurrencesAround(rules, today, now).find(({ section }) => section.id === sectionId) ?? null;
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

function appliesOn(rule: CheckinRule, date: Day): boolean {
  const within = rule.from <= date && (rule.to === null || date <= rule.to);
  return within && rule.weekdays.includes(weekdayOf(date));
}

function isInForce(rule: CheckinRule, rules: readonly CheckinRule[], opensAt: number): boolean {
  if (rule.inForceFrom > opensAt) return false;
  return !rules.some(
    (other) => other.ruleId === rule.ruleId && other.version > rule.version && other.inForceFrom <= opensAt,
  );
}
