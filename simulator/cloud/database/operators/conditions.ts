import type { Options } from 'mingo/types';
import { isPlainObject, valuesAt } from '../document';
import { requestFailed } from '../errors';
import { mingo } from '../mingo';
import { encodeValue } from '../order-key';

type Test = (document: unknown) => boolean;
export type Condition = (field: string, demand: unknown, options: Options) => Test;

/** Conditions where mingo finds what MongoDB does not, or fails where MongoDB refuses. */
export const CONDITIONS: Record<string, Condition> = {
  $eq: equal,
  $ne: (field, demand, options) => not(equal(field, demand, options)),
  $in: oneOf,
  $nin: (field, demand, options) => not(oneOf(field, demand, options)),
  $gte: (field, demand, options) =>
    demand === null ? equal(field, demand, options) : original('$gte', field, demand, options),
  $lte: (field, demand, options) =>
    demand === null ? equal(field, demand, options) : original('$lte', field, demand, options),
  $all: (field, demand, options) => {
    if (!Array.isArray(demand)) throw requestFailed('$all needs an array');
    return original('$all', field, demand, options);
  },
  $mod: remainder,
};

function original(
  name: '$eq' | '$gte' | '$lte' | '$in' | '$all',
  field: string,
  demand: unknown,
  options: Options,
): Test {
  return mingo().query[name](field, demand, options) as Test;
}

function not(test: Test): Test {
  return (document) => !test(document);
}

/** An object equals another one with the same fields in the same order only. */
function equal(field: string, demand: unknown, options: Options): Test {
  const test = original('$eq', field, demand, options);
  if (!hasObjects(demand)) return test;
  const key = encodeValue(demand);
  return (document) =>
    test(document) && valuesOf(document, field).some((value) => encodeValue(value) === key);
}

function hasObjects(value: unknown): boolean {
  return Array.isArray(value) ? value.some(hasObjects) : isPlainObject(value);
}

function oneOf(field: string, demand: unknown, options: Options): Test {
  if (!Array.isArray(demand)) throw requestFailed('$in needs an array');
  const [objects, others] = [demand.filter(hasObjects), demand.filter((value) => !hasObjects(value))];
  const tests = [
    original('$in', field, others, options),
    ...objects.map((value) => equal(field, value, options)),
  ];
  return (document) => tests.some((test) => test(document));
}

/** Only numbers have a remainder. */
function remainder(field: string, demand: unknown): Test {
  if (!Array.isArray(demand) || demand.length !== 2 || !demand.every((value) => typeof value === 'number')) {
    throw requestFailed('$mod needs an array of a divisor and a remainder');
  }
  const [divisor = 0, rest = 0] = demand.map(Math.trunc);
  if (divisor === 0) throw requestFailed('$mod cannot divide by zero');
  return (document) =>
    valuesOf(document, field).some(
      (value) => typeof value === 'number' && Math.trunc(value) % divisor === rest,
    );
}

/** The values of a field and the elements of those that are lists. */
function valuesOf(document: unknown, field: string): unknown[] {
  return valuesAt(document, field.split('.')).flatMap((value): unknown[] =>
    Array.isArray(value) ? [value, ...(value as unknown[])] : [value],
  );
}
