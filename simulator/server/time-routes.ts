import * as v from 'valibot';
import type { Cloud } from '../cloud/cloud';
import type { Clock } from '../protocol';
import type { SimulatedClock } from './clock';
import type { EventHub } from './events';
import { HttpError } from './http';
import type { Route } from './router';
import { clockChange, readJson } from './schemas';

const firing = v.strictObject({ function: v.string(), timer: v.string() });

type ClockChange = v.InferOutput<typeof clockChange>;

/** How often a running clock looks for what is due. */
const LOOK_MS = 250;

/**
 * The control API's routes for clock and timers. A clock set ahead stops at every moment at which a
 * timer fires, and the request is answered when all of it has been done.
 */
export function timeRoutes(clock: SimulatedClock, cloud: Cloud, events: EventHub): Route[] {
  const { timers } = cloud;
  return [
    { method: 'GET', path: '/control/clock', handler: () => ({ json: clock.read() }) },
    {
      method: 'PUT',
      path: '/control/clock',
      handler: async (request) => {
        const next = await setClock(clock, cloud, await readJson(request, clockChange));
        events.send({ type: 'clock', clock: next });
        return { json: next };
      },
    },
    { method: 'GET', path: '/control/timers', handler: () => ({ json: timers.list() }) },
    {
      method: 'POST',
      path: '/control/timers/fire',
      handler: async (request) => {
        const { function: name, timer } = await readJson(request, firing);
        const reply = await timers.fire(name, timer, clock.now());
        if (!reply) throw new HttpError(404, `Function ${name} has no timer ${timer}`);
        return { json: reply };
      },
    },
  ];
}

/** Whether the clock runs is asked when those who set it before have finished: on their way it stands. */
async function setClock(clock: SimulatedClock, { timers }: Cloud, change: ClockChange): Promise<Clock> {
  const { now } = change;
  let next = clock.read();
  let running = next.running;
  await timers.passTo(
    () => {
      running = change.running ?? clock.read().running;
      return now ?? clock.now();
    },
    (moment) => now !== undefined && clock.set({ now: moment, running: false }),
    () => (next = clock.set(now === undefined ? { running } : { now, running })),
  );
  return next;
}

/** Fires what becomes due while the clock runs; returns what ends it. */
export function keepTime(clock: SimulatedClock, cloud: Cloud): () => void {
  const look = setInterval(
    () => void cloud.timers.passTo(() => clock.now()).catch(console.error),
    LOOK_MS,
  ).unref();
  return () => clearInterval(look);
}
