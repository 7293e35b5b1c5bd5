import * as v from 'valibot';

/** WeChat's push of a verdict on a picture (wxa_media_check), as far as it is needed here. */
const MediaVerdict = v.object({
  MsgType: v.literal('event'),
  Event: v.literal('wxa_media_check'),
  trace_id: v.pipe(v.string(), v.minLength(1)),
  errcode: v.literal(0),
  result: v.object({ suggest: v.picklist(['pass', 'review', 'risky']) }),
});

/** The verdict in a push and under which id it was asked for; null when the push is none, or tells of a failure. */
export function verdictIn(event: unknown): { traceId: string; verdict: 'pass' | 'review' | 'risky' } | null {
  const parsed = v.safeParse(MediaVerdict, event);
  if (!parsed.success) return null;
  return { traceId: parsed.output.trace_id, verdict: parsed.output.result.suggest };
}
