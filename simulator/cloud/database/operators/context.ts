import type { Context } from 'mingo/core';
import type { Options } from 'mingo/types';
import { mingo } from '../mingo';
import { ACCUMULATORS } from './accumulators';
import { ALTERNATIVES } from './alternatives';
import { ARITHMETIC } from './arithmetic';
import { COMPARISONS } from './comparison';
import { CONDITIONS } from './conditions';
import { DATES } from './dates';
import { LISTS } from './lists';
import { GEO_CONDITIONS } from './places';
import { STAGES } from './stages';
import { TEXTS } from './texts';

/**
 * mingo knows more than MongoDB did when WeChat took it. What the SDK offers is known here, and
 * nothing else: a project must not come to rely on what may not be there.
 */
const QUERY = 'all and elemMatch eq exists expr gt gte in lt lte mod ne nin nor not or regex size'.split(' ');
const PIPELINE =
  'addFields bucket bucketAuto count group limit match project replaceRoot skip sort sortByCount unwind'.split(
    ' ',
  );
const GROUPING = 'addToSet avg first last max mergeObjects min push stdDevPop stdDevSamp sum'.split(' ');
const EXPRESSIONS = [
  'abs add ceil divide exp floor ln log log10 mod multiply pow sqrt subtract trunc',
  'arrayElemAt arrayToObject concatArrays filter in indexOfArray isArray map range reduce reverseArray size slice zip',
  'and not or cmp eq gt gte lt lte ne cond ifNull switch literal let mergeObjects objectToArray',
  'dateFromParts dateFromString dateToString dayOfMonth dayOfWeek dayOfYear hour isoDayOfWeek isoWeek isoWeekYear',
  'millisecond minute month second week year',
  'allElementsTrue anyElementTrue setDifference setEquals setIntersection setIsSubset setUnion',
  'concat indexOfBytes indexOfCP split strLenBytes strLenCP strcasecmp substr substrBytes substrCP toLower toUpper',
].flatMap((names) => names.split(' '));

/** The interpreter's options with everything that a query, an update or a pipeline may use. */
export interface InterpreterOptions {
  context: Context;
  scriptEnabled: false;
}

let options: InterpreterOptions | undefined;

/** The options under which everything is interpreted. */
export function interpreterOptions(): InterpreterOptions {
  options ??= { context: createContext(), scriptEnabled: false };
  return options;
}

/** Works out an expression on a document outside of any stage; a missing field is `undefined`. */
export function evaluateOn(document: unknown, expression: unknown): unknown {
  // The interpreter fills in the options that are missing; its types do not say so.
  return mingo().evaluate(document, expression, interpreterOptions() as unknown as Options);
}

function createContext(): Context {
  const { Context, accumulators, expressions, pipeline, projection, query } = mingo();
  const own = { ...ARITHMETIC, ...COMPARISONS, ...DATES, ...LISTS, ...TEXTS };
  const known = {
    accumulator: { ...chosen(accumulators, GROUPING), ...ACCUMULATORS },
    expression: { ...chosen(expressions, EXPRESSIONS), ...own },
    pipeline: { ...chosen(pipeline, PIPELINE), ...STAGES },
    projection,
    query: { ...chosen(query, QUERY), ...CONDITIONS, ...ALTERNATIVES, ...GEO_CONDITIONS },
  };
  // mingo's type for an operator is the intersection of all its own, which nothing else can satisfy.
  return Context.init(known as unknown as Parameters<typeof Context.init>[0]);
}

function chosen(operators: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(operators).filter(([name]) => names.includes(name.slice(1))));
}
