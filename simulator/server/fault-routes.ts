import * as v from 'valibot';
import type { Cloud } from '../cloud/cloud';
import type { Route } from './router';
import { readJson } from './schemas';

const kind = v.picklist([
  'errorBeforeWrite',
  'errorAfterWrite',
  'timeout',
  'slow',
  'conflict',
  'killBefore',
  'killAfter',
]);
const duration = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

const settings = v.strictObject({
  seed: v.exactOptional(v.string()),
  rates: v.exactOptional(v.record(kind, v.pipe(v.number(), v.minValue(0), v.maxValue(1)))),
  next: v.exactOptional(
    v.nullable(
      v.strictObject({
        kind,
        request: v.pipe(v.number(), v.integer(), v.minValue(1)),
        function: v.exactOptional(v.string()),
      }),
    ),
  ),
  slowMs: v.exactOptional(duration(60_000)),
  timerTwice: v.exactOptional(v.boolean()),
  timerLateMs: v.exactOptional(duration(24 * 3600 * 1000)),
});

/** The control API's routes for what is to go wrong, and what went wrong. */
export function faultRoutes({ faults }: Cloud): Route[] {
  const path = '/control/faults';
  const state = () => ({ json: { ...faults.settings, fired: faults.fired() } });
  return [
    { method: 'GET', path, handler: state },
    {
      method: 'PUT',
      path,
      handler: async (request) => {
        faults.set(await readJson(request, settings));
        return state();
      },
    },
    {
      method: 'DELETE',
      path,
      handler: () => {
        faults.clear();
        return state();
      },
    },
  ];
}
