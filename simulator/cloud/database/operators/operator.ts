import type { Options } from 'mingo/types';
import { requestFailed } from '../errors';
import { mingo } from '../mingo';

/** An operator of an expression: what it is applied to, and its operand as it was sent. */
export type ExpressionOperator = (document: unknown, operand: unknown, options: Options) => unknown;

/** An operator that is given its worked-out operands, `undefined` for a missing field. */
type Work = (...operands: unknown[]) => unknown;

/** An operator whose operands are one value or a list of them. */
export function onValues(work: Work): ExpressionOperator {
  return (document, operand, options) => {
    const values = Array.isArray(operand) ? operand : [operand];
    return work(...values.map((value) => evaluate(document, value, options)));
  };
}

/** An operator with one operand, which may stand in a list. */
export function onOne(work: (operand: unknown) => unknown): ExpressionOperator {
  return onValues((value) => work(value));
}

/** Works out an expression; a missing field is `undefined`. */
export function evaluate(document: unknown, expression: unknown, options: Options): unknown {
  return mingo().evaluate(document, expression, options);
}

export function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** What an operator says of operands that do not fit. */
export function refuse(name: string, reason: string): never {
  throw requestFailed(`${name}: ${reason}`);
}

/** The value as a number. @throws {DatabaseError} when it is none. */
export function numberFor(name: string, value: unknown): number {
  if (typeof value === 'number') return value;
  return refuse(name, `only numbers can be used, not ${nameOfType(value)}`);
}

/** The value as a list. @throws {DatabaseError} when it is none. */
export function listFor(name: string, value: unknown): unknown[] {
  return Array.isArray(value)
    ? (value as unknown[])
    : refuse(name, `a list is needed, not ${nameOfType(value)}`);
}

/** The value as a text. @throws {DatabaseError} when it is none. */
export function textFor(name: string, value: unknown): string {
  return typeof value === 'string' ? value : refuse(name, `a text is needed, not ${nameOfType(value)}`);
}

/** How a type is called in refusals. */
export function nameOfType(value: unknown): string {
  if (isNothing(value)) return value === null ? 'null' : 'missing';
  if (Array.isArray(value)) return 'array';
  return value instanceof Date ? 'date' : typeof value;
}
