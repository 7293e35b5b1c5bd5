import type { Day, PersonView } from '../../../typings/cloud-api';
import { addDays, mondayOf } from '../../shared/time';
import { dayLabel } from '../shared/days';
import { type EnrolStatus, enrolStatuses, statusMeaning, statusWord } from '../shared/enrol-words';

/** What is to be changed of a student: the class, or the status. */
export type What = 'transfer' | 'status';

/** A status to choose. */
export interface StatusChoice {
  status: EnrolStatus;
  word: string;
}

/**
 * The statuses a student can get: all but the one of today. While another one is planned, that one too, since it
 * calls the plan off.
 */
export function statusChoices({
  status,
  enrolments,
}: Pick<PersonView, 'status' | 'enrolments'>): StatusChoice[] {
  const isPlanned = status !== null && enrolments[enrolments.length - 1]?.status !== status;
  return enrolStatuses
    .filter((one) => isPlanned || one !== status)
    .map((one) => ({
      status: one,
      word: one === status ? `${statusWord(one)}（撤销计划）` : statusWord(one),
    }));
}

/** Quick choices for the day from which it holds. */
export function dayChoices(today: Day): { label: string; day: Day }[] {
  const [tomorrow, monday] = [addDays(today, 1), addDays(mondayOf(today), 7)];
  return [
    { label: '今天起', day: today },
    ...(tomorrow === monday ? [] : [{ label: '明天起', day: tomorrow }]),
    { label: '下周一起', day: monday },
  ];
}

/** What moving to another class will do, in a sentence. */
export function transferInWords(
  { name, className }: Pick<PersonView, 'name' | 'className'>,
  { to, from, today }: { to: string; from: Day; today: Day },
): string {
  const begins = `${name} 从 ${dayLabel(from, today)} 起`;
  if (!className) return `${begins}进入 ${to}`;
  return `${begins}由 ${className} 转到 ${to}。以前的考勤留在原班；是原班班干部的，到转班前一天为止`;
}

/** What another status will do, in a sentence. */
export function statusInWords(
  { name }: Pick<PersonView, 'name'>,
  { status, from, today }: { status: EnrolStatus; from: Day; today: Day },
): string {
  return `${name} 从 ${dayLabel(from, today)} 起${statusWord(status)}：${statusMeaning(status)}`;
}
