import { takeVerdict } from '../shared/photos';
import { verdictIn } from './media-event';

/**
 * Takes what WeChat pushes. Only verdicts on pictures are of interest; one without a result, or on a
 * picture that nobody asked about, is logged, and the tick sees to the picture.
 */
export async function push(event: unknown, { now }: { now: number }): Promise<{ taken: boolean }> {
  const pushed = verdictIn(event);
  const taken = pushed !== null && (await takeVerdict(pushed.traceId, pushed.verdict, now));
  if (!taken) console.warn('a push that nobody waits for', event);
  return { taken };
}
