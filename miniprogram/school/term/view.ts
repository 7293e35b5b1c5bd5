import type { CloudApi, Day } from '../../../typings/cloud-api';
import { addDays, dayInWords, daysBetween, dayWithYear, mondayOf } from '../../shared/time';

type Terms = CloudApi['school']['calendar']['reply']['terms']['terms'];
type Half = Terms[number]['half'];

/** A term as it is being filled in; days not chosen yet are empty. */
export interface Form {
  schoolYear: number;
  half: Half;
  from: Day | '';
  to: Day | '';
  /** How many weeks after the week of `from` the first week (第 1 周) is. */
  weeksBefore: number;
}

/** 第 1 周 may begin up to four weeks after the term. */
const MOST_WEEKS_BEFORE = 4;

/** The form for a term that is there, or for the next one that isn't. */
export function formFor(terms: Terms, today: Day, which: { schoolYear: number; half: Half } | null): Form {
  const wanted = which ?? nextTerm(terms, today);
  const there = terms.find(
    ({ schoolYear, half }) => schoolYear === wanted.schoolYear && half === wanted.half,
  );
  if (!there) return { ...wanted, from: '', to: '', weeksBefore: 0 };
  const { from, to, weekOne } = there;
  return { ...wanted, from, to, weeksBefore: Math.round(daysBetween(mondayOf(from), weekOne) / 7) };
}

/** The first term from the present school year on that was not entered. */
function nextTerm(terms: Terms, today: Day): { schoolYear: number; half: Half } {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const present = month >= 7 ? year : year - 1;
  for (let schoolYear = present; ; schoolYear += 1) {
    const half = ([1, 2] as const).find((one) => !isThere(terms, schoolYear, one));
    if (half) return { schoolYear, half };
  }
}

function isThere(terms: Terms, schoolYear: number, half: Half): boolean {
  return terms.some((term) => term.schoolYear === schoolYear && term.half === half);
}

/** What the form shows. */
export function formView({ schoolYear, half, from, to, weeksBefore }: Form, today: Day) {
  const present = Number(today.slice(0, 4));
  const years = [-1, 0, 1, 2].map((offset) => present + offset);
  return {
    years: years.map((year) => ({ year, name: yearName(year) })),
    yearName: yearName(schoolYear),
    half,
    fromName: from === '' ? '请选择' : dayWithYear(from),
    toName: to === '' ? '请选择' : dayWithYear(to),
    // Where the wheel starts is no answer yet.
    fromStart: from || (half === 1 ? `${schoolYear}-09-01` : `${schoolYear + 1}-02-20`),
    toStart: to || (half === 1 ? `${schoolYear + 1}-01-20` : `${schoolYear + 1}-07-10`),
    earliest: `${schoolYear}-07-01`,
    latest: `${schoolYear + 1}-08-31`,
    weeks: from === '' ? [] : weekOnes(from),
    weekName: from === '' ? '先选开学日期' : (weekOnes(from)[weeksBefore] ?? ''),
  };
}

function yearName(year: number): string {
  return `${year}–${year + 1}学年`;
}

/** The Mondays that 第 1 周 may begin with. */
function weekOnes(from: Day): string[] {
  const first = mondayOf(from);
  const count = Array.from({ length: MOST_WEEKS_BEFORE + 1 }, (_, weeks) => addDays(first, weeks * 7));
  return count
    .filter((monday) => daysBetween(from, monday) <= MOST_WEEKS_BEFORE * 7)
    .map((monday, weeks) => `${dayInWords(monday)}${weeks === 0 ? '（开学那周）' : ''}`);
}

/** The term as it is sent, or a sentence about what is missing. */
export function requestFor(
  { schoolYear, half, from, to, weeksBefore }: Form,
  rev: number,
): { request: CloudApi['school']['setTerm']['request'] } | { refusal: string } {
  if (from === '') return { refusal: '请选开学日期' };
  if (to === '') return { refusal: '请选最后一天' };
  if (to <= from) return { refusal: '最后一天要在开学之后' };
  const weekOne = addDays(mondayOf(from), weeksBefore * 7);
  return { request: { schoolYear, half, from, to, weekOne, rev } };
}
