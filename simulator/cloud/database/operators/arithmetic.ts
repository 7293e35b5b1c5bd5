import { isNothing, numberFor, onValues, refuse, type ExpressionOperator } from './operator';

/** A function of numbers; nothing in, nothing out. */
function numeric(name: string, work: (...numbers: number[]) => number): [string, ExpressionOperator] {
  const operator = onValues((...values) =>
    values.some(isNothing) ? null : work(...values.map((value) => numberFor(name, value))),
  );
  return [name, operator];
}

function positive(name: string, value: number): number {
  return value > 0 ? value : refuse(name, `a positive number is needed, not ${value}`);
}

/** Arithmetic where mingo answers with NaN or Infinity and MongoDB refuses. */
export const ARITHMETIC: Record<string, ExpressionOperator> = Object.fromEntries([
  numeric('$ln', (value) => Math.log(positive('$ln', value))),
  numeric('$log10', (value) => Math.log10(positive('$log10', value))),
  numeric('$log', (value, base) => logarithm(positive('$log', value), base)),
  numeric('$mod', (dividend, divisor) =>
    divisor === 0 ? refuse('$mod', 'cannot divide by zero') : dividend % divisor,
  ),
  numeric('$trunc', (value, places = 0) => Math.trunc(value * 10 ** places) / 10 ** places),
]);

function logarithm(value: number, base: number): number {
  if (!(base > 0) || base === 1) return refuse('$log', `${base} is no base`);
  return Math.log(value) / Math.log(base);
}
