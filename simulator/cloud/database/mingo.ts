import { createRequire } from 'node:module';
import type { Aggregator } from 'mingo/aggregator';
import type { Context, evalExpr } from 'mingo/core';
import type { Lazy } from 'mingo/lazy';
import type * as AccumulatorOperators from 'mingo/operators/accumulator';
import type * as ExpressionOperators from 'mingo/operators/expression';
import type * as PipelineOperators from 'mingo/operators/pipeline';
import type * as ProjectionOperators from 'mingo/operators/projection';
import type * as QueryOperators from 'mingo/operators/query';
import type { Query } from 'mingo/query';
import type { update } from 'mingo/updater';

/** The parts of the interpreter; which operators it knows is up to whoever puts them together. */
export interface Mingo {
  Query: typeof Query;
  Aggregator: typeof Aggregator;
  Context: typeof Context;
  evaluate: typeof evalExpr;
  iterate: typeof Lazy;
  update: typeof update;
  accumulators: typeof AccumulatorOperators;
  expressions: typeof ExpressionOperators;
  pipeline: typeof PipelineOperators;
  projection: typeof ProjectionOperators;
  query: typeof QueryOperators;
}

const require = createRequire(import.meta.url);
let loaded: Mingo | undefined;

/**
 * The interpreter of queries, updates and aggregations. It consists of three hundred files and is
 * loaded with the first request that needs it: a start need not wait for it, and much is found by
 * `_id` alone.
 */
export function mingo(): Mingo {
  loaded ??= load();
  return loaded;
}

function load(): Mingo {
  const core = require('mingo/core') as { Context: typeof Context; evalExpr: typeof evalExpr };
  return {
    ...(require('mingo/query') as Pick<Mingo, 'Query'>),
    ...(require('mingo/aggregator') as Pick<Mingo, 'Aggregator'>),
    ...(require('mingo/updater') as Pick<Mingo, 'update'>),
    Context: core.Context,
    evaluate: core.evalExpr,
    iterate: (require('mingo/lazy') as { Lazy: typeof Lazy }).Lazy,
    accumulators: require('mingo/operators/accumulator') as Mingo['accumulators'],
    expressions: require('mingo/operators/expression') as Mingo['expressions'],
    pipeline: require('mingo/operators/pipeline') as Mingo['pipeline'],
    projection: require('mingo/operators/projection') as Mingo['projection'],
    query: require('mingo/operators/query') as Mingo['query'],
  };
}
