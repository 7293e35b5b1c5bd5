import * as v from 'valibot';
import { takeVerdict } from '../shared/photos';

/** WeChat's push of a verdict on a picture (wxa_media_check), as far as it is needed here. */
const MediaVerdict = v.object({
  MsgType: v.literal('event'),
  Event: v.literal('wxa_media_check'),
  trace_id: v.pipe(v.string(), v.minLength(1)),
  errcode: v.literal(0),
  result: v.object({ suggest: v.picklist(['pass', 'review', 'risky']) }),
});

/**
 * Takes what WeChat pushes. Only verdicts on pictures are of interest; one without a result, or on a
 * picture that nobody asked about, is logged, and the tick sees to the picture.
 */
export async function push(event: unknown, { now }: { now: number }): Promise<{ taken: boolean }> {
  const parsed = v.safeParse(MediaVerdict, event);
  const taken =
    parsed.success && (await takeVerdict(parsed.output.trace_id, parsed.output.result.suggest, now));
  if (!taken) console.warn('a push that nobody waits for', event);
  return { taken };
}
