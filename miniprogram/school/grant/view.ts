import type { CloudApi, Day, TermView } from '../../../typings/cloud-api';
import { dayLabel, spanInWords } from '../shared/days';

/** From when to when, as a quick choice. */
export type PeriodKind = 'open' | 'term' | 'own';

/** Days that a role is given for; `to` null is until further notice. */
export interface Period {
  from: Day;
  to: Day | null;
}

/** A quick choice of days. */
export interface PeriodChoice extends Period {
  kind: PeriodKind;
  label: string;
}

/** The quick choices of days, today; the term only while there is one. */
export function periodChoices(today: Day, terms: readonly TermView[]): PeriodChoice[] {
  const term = terms.find(({ from, to }) => from <= today && today < to);
  return [
    { kind: 'open', label: '从今天起长期', from: today, to: null },
    ...(term ? [{ kind: 'term' as const, label: '本学期', from: today, to: term.to }] : []),
    { kind: 'own', label: '自定', from: today, to: term?.to ?? null },
  ];
}

/** What is about to be given to whom. */
export interface Giving {
  name: string;
  title: string;
  /** 机电2402班, 全校, … */
  scope: string;
  period: Period;
}

/** What will be, in one sentence: 周敏 从 11月24日 起任 机电2402班 班主任. */
export function givingInWords({ name, title, scope, period: { from, to } }: Giving, today: Day): string {
  const begins = dayLabel(from, today);
  const role = `${scope} ${title}`;
  return to === null
    ? `${name} 从 ${begins} 起任 ${role}`
    : `${name} 从 ${begins} 到 ${dayLabel(to, today)} 任 ${role}`;
}

type HeadTeacher = CloudApi['school']['headTeachers']['reply']['headTeachers'][number];

/** Who is head teacher of the class already or will be, and since when; empty where nobody else is. */
export function besidesInWords(
  others: readonly HeadTeacher[],
  { personId, today }: { personId: string; today: Day },
): string {
  const named = others
    .filter((other) => other.personId !== personId)
    .map(({ name, from, to }) => `${name}（${spanInWords(from, to, today)}）`);
  return named.length === 0
    ? ''
    : `这个班已有班主任 ${named.join('、')}。授予后都是班主任；要换人，请再到对方的页面结束那项身份`;
}

/** How the person learns of it: the message is there for who binds later, and WeChat can tell nobody else. */
export function tellingInWords({ bound }: { bound: boolean }): string {
  return bound ? '对方会收到消息' : '对方还没有绑定微信，绑定后能在“消息”里看到';
}

/** What is still to be chosen, or null. */
export function missingChoice(choice: { role: boolean; scope: boolean; period: Period }): string | null {
  if (!choice.role) return '请先选身份';
  if (!choice.scope) return '请选范围';
  const { from, to } = choice.period;
  return to !== null && to < from ? '结束日期不能早于开始日期' : null;
}
