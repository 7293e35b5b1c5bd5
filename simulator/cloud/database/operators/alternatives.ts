import type { Options } from 'mingo/types';
import { isPlainObject } from '../document';
import { requestFailed } from '../errors';
import { mingo } from '../mingo';

type Test = (document: unknown) => boolean;

/** Joins conditions; which ones, tells the operator. mingo takes an empty list, MongoDB does not. */
const joining =
  (name: '$and' | '$or' | '$nor') =>
  (field: string, conditions: unknown, options: Options): Test => {
    if (!isList(conditions)) throw requestFailed(`${name} must be a nonempty array of objects`);
    return mingo().query[name](field, conditions, options) as Test;
  };

function isList(conditions: unknown): conditions is Record<string, unknown>[] {
  return Array.isArray(conditions) && conditions.length > 0 && conditions.every(isPlainObject);
}

/** The operators that join whole conditions. */
export const ALTERNATIVES = { $and: joining('$and'), $or: joining('$or'), $nor: joining('$nor') };
