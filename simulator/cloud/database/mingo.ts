import { createRequire } from 'node:module';
import type * as Mingo from 'mingo';

const require = createRequire(import.meta.url);
let loaded: typeof Mingo | undefined;

/**
 * The interpreter of queries, updates and aggregations. It consists of three hundred files and is
 * loaded with the first request that needs it: a start need not wait for it, and much is found by
 * `_id` alone.
 */
export function mingo(): typeof Mingo {
  loaded ??= require('mingo') as typeof Mingo;
  return loaded;
}
