import * as v from 'valibot';
import { HttpError, type Request } from './http';

/** The times a clock can show: what lies outside is a mistake, and breaks dates and timers. */
const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
const TEN_YEARS_MS = 3653 * 24 * 3600 * 1000;

const moment = v.pipe(
  v.number(),
  v.integer('a time is a whole number of milliseconds'),
  v.minValue(EARLIEST, 'a time lies between 2000-01-01 and 2100-01-01'),
  v.maxValue(LATEST, 'a time lies between 2000-01-01 and 2100-01-01'),
);

const skew = v.pipe(
  v.number(),
  v.integer('a difference is a whole number of milliseconds'),
  v.minValue(-TEN_YEARS_MS, 'a clock is wrong by ten years at most'),
  v.maxValue(TEN_YEARS_MS, 'a clock is wrong by ten years at most'),
);

const location = v.object({ latitude: v.number(), longitude: v.number(), accuracy: v.number() });

/** A change of the clock. */
export const clockChange = v.partial(v.strictObject({ now: moment, running: v.boolean() }));

/** A change of a phone; the id comes from the path. */
export const phoneChange = v.partial(
  v.strictObject({
    id: v.string(),
    openid: v.pipe(v.string(), v.nonEmpty()),
    name: v.string(),
    note: v.string(),
    location: v.nullable(location),
    locationConsent: v.picklist(['unasked', 'granted', 'denied', 'off']),
    network: v.picklist(['online', 'offline', 'replyLost']),
    clockSkewMs: skew,
    theme: v.picklist(['light', 'dark']),
    fontScale: v.pipe(v.number(), v.minValue(1), v.maxValue(1.4)),
  }),
);

/** The places of the campus, all of them. */
export const campusPlaces = v.array(
  v.strictObject({
    name: v.string(),
    latitude: v.number(),
    longitude: v.number(),
    radius: v.number(),
    kind: v.picklist(['building', 'gate', 'field', 'outside']),
  }),
);

/** The people a phone can be given to, all of them. */
export const personas = v.pipe(
  v.array(v.strictObject({ openid: v.pipe(v.string(), v.nonEmpty()), name: v.string(), note: v.string() })),
  v.check(
    (list) => new Set(list.map(({ openid }) => openid)).size === list.length,
    'an openid is there twice',
  ),
);

/** A call of a function as anybody. */
export const callRequest = v.strictObject({
  name: v.string(),
  data: v.optional(v.unknown()),
  openid: v.exactOptional(v.string()),
  source: v.exactOptional(v.picklist(['wx_client', 'wx_trigger'])),
});

/** A call as a phone makes it; who calls is the phone's affair. */
export const phoneCall = v.strictObject({ name: v.string(), data: v.optional(v.unknown()) });

/**
 * Reads a body and checks it.
 * @throws {HttpError} 400 that names the first thing that does not fit.
 */
export async function readJson<Schema extends v.GenericSchema>(
  request: Request,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, await request.json());
  if (result.success) return result.output;
  const [issue] = result.issues;
  const where = v.getDotPath(issue);
  throw new HttpError(400, where === null ? issue.message : `${where}: ${issue.message}`);
}
