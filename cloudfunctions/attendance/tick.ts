import { DAY } from '../shared/clock';
import { recheckTexts } from '../shared/content-safety';
import { now as clock } from '../shared/now';
import { schoolConfig } from '../shared/config/school-config';
import { notes, removeCoordinates } from './facts';

/** The function may run for a minute; what is left then is for the next tick. */
const TIME = 40_000;
const SLICE = 500;

/** Does whatever of attendance is due: looks again at notes without a verdict, removes old coordinates. */
export async function tick({ now }: { now: number }): Promise<void> {
  await recheckTexts(notes, now);
  const before = now - schoolConfig.policies.privacy.coordinateDays * DAY;
  let removed = SLICE;
  while (removed === SLICE && clock() - now < TIME) removed = await removeCoordinates(before, SLICE);
}
