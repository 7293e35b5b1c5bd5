import { isPlainObject } from './document';

/** What a filter demands of one field, as far as an index can help: all of it must hold. */
export interface FieldConditions {
  /** Each list: the field has one of these values. */
  equal: unknown[][];
  lower: { value: unknown; inclusive: boolean }[];
  upper: { value: unknown; inclusive: boolean }[];
  /** The field is a text that begins so. */
  prefix: string[];
}

export type Conditions = Map<string, FieldConditions>;

/**
 * Collects the conditions that every matching document meets: those at the top level of a filter and
 * inside its `$and`. Whatever an index cannot help with is left out; the filter itself is tested later.
 */
export function conditionsOf(filter: Record<string, unknown>, found: Conditions = new Map()): Conditions {
  for (const [name, demand] of Object.entries(filter)) {
    if (name === '$and' && Array.isArray(demand)) {
      demand.filter(isPlainObject).forEach((part) => conditionsOf(part, found));
    } else if (!name.startsWith('$')) {
      collect(conditionsOn(found, name), demand);
    }
  }
  return found;
}

function conditionsOn(found: Conditions, name: string): FieldConditions {
  let conditions = found.get(name);
  if (!conditions) {
    conditions = { equal: [], lower: [], upper: [], prefix: [] };
    found.set(name, conditions);
  }
  return conditions;
}

function collect(conditions: FieldConditions, demand: unknown): void {
  if (demand instanceof RegExp) {
    const prefix = fixedPrefix(demand);
    if (prefix !== '') conditions.prefix.push(prefix);
  } else if (isOperators(demand)) {
    for (const [operator, value] of Object.entries(demand)) collectOperator(conditions, operator, value);
  } else if (isIndexable(demand)) {
    conditions.equal.push([demand]);
  }
}

function collectOperator(conditions: FieldConditions, operator: string, value: unknown): void {
  if (operator === '$in') {
    if (Array.isArray(value) && value.every(isIndexable)) conditions.equal.push(value as unknown[]);
  } else if (!isIndexable(value)) {
    return;
  } else if (operator === '$eq') conditions.equal.push([value]);
  else if (operator === '$gt' || operator === '$gte') {
    conditions.lower.push({ value, inclusive: operator === '$gte' });
  } else if (operator === '$lt' || operator === '$lte') {
    conditions.upper.push({ value, inclusive: operator === '$lte' });
  }
}

export function isOperators(value: unknown): value is Record<string, unknown> {
  return isPlainObject(value) && Object.keys(value).some((key) => key.startsWith('$'));
}

/** An array is stored element by element, and an expression is no value. */
function isIndexable(value: unknown): boolean {
  return !Array.isArray(value) && !(value instanceof RegExp);
}

/** The text every match of an expression begins with; '' where there is none to be sure of. */
function fixedPrefix(expression: RegExp): string {
  if (!expression.source.startsWith('^') || /[imsu]/.test(expression.flags)) return '';
  if (expression.source.includes('|')) return '';
  const literal = /^[^\\^$.*+?()[\]{}|]*/.exec(expression.source.slice(1))?.[0] ?? '';
  const next = expression.source.charAt(1 + literal.length);
  return /[*?{]/.test(next) ? literal.slice(0, -1) : literal;
}
