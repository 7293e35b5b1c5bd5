import { mingo } from '../mingo';
import { evaluate, isNothing, listFor, onOne, refuse, type ExpressionOperator } from './operator';

/** A set operator of mingo, for which nothing is not an error. */
function set(name: '$setDifference' | '$setIntersection' | '$setUnion'): [string, ExpressionOperator] {
  const operator: ExpressionOperator = (document, operand, options) => {
    const values = (Array.isArray(operand) ? operand : [operand]).map((value) =>
      evaluate(document, value, options),
    );
    if (values.some(isNothing)) return null;
    const lists = values.map((value) => ({ $literal: listFor(name, value) }));
    return mingo().expressions[name](document as never, lists, options);
  };
  return [name, operator];
}

/** Lists and choices, where mingo lets pass what MongoDB refuses, or the other way round. */
export const LISTS: Record<string, ExpressionOperator> = {
  $size: onOne((list) => listFor('$size', list).length),
  $switch: (document, operand, options) => {
    const { branches, ...rest } = operand as {
      branches: { case: unknown; then: unknown }[];
      default?: unknown;
    };
    const taken = branches.find((branch) => isTrue(evaluate(document, branch.case, options)));
    if (taken) return evaluate(document, taken.then, options);
    if (!('default' in rest)) return refuse('$switch', 'no branch fits and there is no default');
    return evaluate(document, rest.default, options);
  },
  ...Object.fromEntries([set('$setDifference'), set('$setIntersection'), set('$setUnion')]),
};

/** Everything is true but false, zero and nothing. */
function isTrue(value: unknown): boolean {
  return value !== false && value !== 0 && !isNothing(value);
}
