import { isPlainObject, type Document } from './document';
import { requestFailed } from './errors';

/**
 * What MongoDB refuses and mingo lets pass: writing below something that is not an object, and
 * commands on values of the wrong type.
 */

const NUMERIC = new Set(['$inc', '$mul', '$bit']);
const ON_ARRAYS = new Set(['$push', '$addToSet', '$pull', '$pullAll', '$pop']);
/** Steps of a path that stand for elements of an array. */
const POSITIONAL = /^\$(\[\w*\])?$/;

/** @throws {DatabaseError} when a command does not fit the document. */
export function checkUpdate(document: Document, update: Record<string, unknown>): void {
  for (const [operator, fields] of Object.entries(update)) {
    if (!isPlainObject(fields))
      throw requestFailed(`Modifiers operate on fields but we found another type for ${operator}`);
    for (const [path, operand] of Object.entries(fields)) checkField(document, operator, path, operand);
  }
}

function checkField(document: Document, operator: string, path: string, operand: unknown): void {
  if (operator === '$unset' || operator === '$rename') return;
  const target = follow(document, path);
  if (NUMERIC.has(operator)) checkNumeric(operator, path, target, operand);
  if (ON_ARRAYS.has(operator)) checkArray(operator, path, target);
}

function checkNumeric(operator: string, path: string, target: unknown, operand: unknown): void {
  if (operator !== '$bit' && typeof operand !== 'number') {
    throw requestFailed(
      `Cannot ${operator} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`,
    );
  }
  if (target !== undefined && target !== UNKNOWN && typeof target !== 'number') {
    throw requestFailed(`Cannot apply ${operator} to a value of non-numeric type: '${path}'`);
  }
}

function checkArray(operator: string, path: string, target: unknown): void {
  if (target === undefined || target === UNKNOWN || Array.isArray(target)) return;
  throw requestFailed(`The field '${path}' must be an array for ${operator}`);
}

/** Stands for the elements a positional step selects: each may be of another type. */
const UNKNOWN = Symbol('unknown');

/** The value a path leads to. @throws {DatabaseError} when the way is barred by a value that is no container. */
function follow(document: Document, path: string): unknown {
  let value: unknown = document;
  for (const step of path.split('.')) {
    if (value === undefined) return undefined;
    if (POSITIONAL.test(step)) return UNKNOWN;
    if (Array.isArray(value)) {
      if (!/^\d+$/.test(step)) throw barred(path, step);
      value = value[Number(step)];
    } else if (isPlainObject(value)) {
      value = value[step];
    } else {
      throw barred(path, step);
    }
  }
  return value;
}

function barred(path: string, step: string): Error {
  return requestFailed(`Cannot create field '${step}' on the way to '${path}'`);
}
