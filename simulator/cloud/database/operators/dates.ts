import type { Options } from 'mingo/types';
import { isPlainObject } from '../document';
import { dayStart, isoWeekStart, partsOf, type DateParts } from './calendar';
import { formatDate } from './date-format';
import {
  evaluate,
  isNothing,
  nameOfType,
  numberFor,
  refuse,
  textFor,
  type ExpressionOperator,
} from './operator';
import { momentOf, offsetAt } from './time-zone';

const PARTS: readonly (keyof DateParts)[] = [
  'year',
  'month',
  'dayOfMonth',
  'hour',
  'minute',
  'second',
  'millisecond',
  'dayOfYear',
  'dayOfWeek',
  'isoDayOfWeek',
  'week',
  'isoWeek',
  'isoWeekYear',
];

/** A date or an object of `date` and `timezone`; the part as the clocks there show it. */
function part(name: keyof DateParts): [string, ExpressionOperator] {
  const operator: ExpressionOperator = (document, operand, options) => {
    const single: unknown = Array.isArray(operand) ? operand[0] : operand;
    const [date, zone] =
      isPlainObject(single) && 'date' in single
        ? [evaluate(document, single.date, options), evaluate(document, single.timezone, options)]
        : [evaluate(document, single, options), undefined];
    if (isNothing(date)) return null;
    const moment = momentFor(`$${name}`, date);
    return partsOf(moment + offsetAt(moment, zone))[name];
  };
  return [`$${name}`, operator];
}

/** Dates, where mingo counts weeks otherwise and takes for dates what is none. */
export const DATES: Record<string, ExpressionOperator> = {
  ...Object.fromEntries(PARTS.map(part)),

  $dateToString: (document, operand, options) => {
    const { date, format, timezone, onNull } = evaluated(document, operand, options);
    if (isNothing(date)) return onNull ?? null;
    const moment = momentFor('$dateToString', date);
    const text = isNothing(format) ? '%Y-%m-%dT%H:%M:%S.%LZ' : textFor('$dateToString', format);
    return formatDate(moment, text, offsetAt(moment, timezone));
  },

  $dateFromString: (document, operand, options) => {
    const { dateString, timezone } = evaluated(document, operand, options);
    return isNothing(dateString) ? null : parsed(textFor('$dateFromString', dateString), timezone);
  },

  $dateFromParts: (document, operand, options) => {
    const given = evaluated(document, operand, options);
    if (Object.values(given).some(isNothing)) return null;
    const at = (name: string, otherwise: number) =>
      name in given ? numberFor('$dateFromParts', given[name]) : otherwise;
    const day =
      'isoWeekYear' in given
        ? isoWeekStart(at('isoWeekYear', 0), at('isoWeek', 1), at('isoDayOfWeek', 1))
        : dayStart(yearOf(given), at('month', 1), at('day', 1));
    const time =
      ((at('hour', 0) * 60 + at('minute', 0)) * 60 + at('second', 0)) * 1000 + at('millisecond', 0);
    return new Date(momentOf(day + time, given.timezone));
  },
};

/** The options of an operator, each worked out. */
function evaluated(document: unknown, operand: unknown, options: Options): Record<string, unknown> {
  if (!isPlainObject(operand)) return refuse('a date', 'options are needed');
  const entries = Object.entries(operand).map(([key, value]) => [key, evaluate(document, value, options)]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

function momentFor(name: string, value: unknown): number {
  if (value instanceof Date) return value.getTime();
  return refuse(name, `a date is needed, not ${nameOfType(value)}`);
}

function yearOf({ year }: Record<string, unknown>): number {
  return year === undefined
    ? refuse('$dateFromParts', 'a year is needed')
    : numberFor('$dateFromParts', year);
}

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** A date spelled as ISO 8601 has it; MongoDB takes more, of which one should not make use. */
function parsed(text: string, timezone: unknown): Date {
  const match = ISO.exec(text);
  if (!match) return refuse('$dateFromString', `"${text}" is no date`);
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((digits) => Number(digits || 0));
  const fraction = Number((match[7] ?? '').padEnd(3, '0'));
  const local = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second, fraction);
  if (new Date(local).getUTCDate() !== day) return refuse('$dateFromString', `"${text}" is no date`);
  const own = match[8];
  if (own !== undefined && !isNothing(timezone)) {
    return refuse('$dateFromString', 'a text with a time zone takes no other');
  }
  return new Date(momentOf(local, own === undefined || own === 'Z' ? timezone : own));
}
