import { isPlainObject } from './document';
import { requestFailed } from './errors';
import type { Stage } from './lookup';

/** Tells what is wrong with what a stage is told; null when nothing is. */
type Check = (argument: unknown) => string | null;

const CHECKS: Record<string, Check> = {
  $match: (filter) => (isPlainObject(filter) ? null : 'the match filter must be an object'),
  $sort: faultOfSort,
  $limit: (count) => (isWhole(count) && count > 0 ? null : 'the limit must be positive'),
  $skip: (count) => (isWhole(count) && count >= 0 ? null : 'the argument to $skip cannot be negative'),
  $project: (fields) => (hasFields(fields) ? null : '$project needs an object with at least one field'),
  $group: (fields) =>
    isPlainObject(fields) && '_id' in fields ? null : 'a group specification must include an _id',
  $unwind: (options) => {
    const path = isPlainObject(options) ? options.path : options;
    return typeof path === 'string' && path.startsWith('$') ? null : "path to $unwind must begin with '$'";
  },
};

/** mingo takes whatever it is told; MongoDB does not. @throws {DatabaseError} for the first stage that cannot be. */
export function checkStages(stages: readonly Stage[]): void {
  for (const stage of stages) {
    for (const [name, argument] of Object.entries(stage)) {
      const fault = CHECKS[name]?.(argument) ?? null;
      if (fault !== null) throw requestFailed(fault);
    }
  }
}

function faultOfSort(order: unknown): string | null {
  if (!hasFields(order)) return '$sort needs at least one field';
  const known = Object.values(order).every((direction) => direction === 1 || direction === -1);
  return known ? null : '$sort key ordering must be 1 (for ascending) or -1 (for descending)';
}

function hasFields(value: unknown): value is Record<string, unknown> {
  return isPlainObject(value) && Object.keys(value).length > 0;
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}
