import { tickImports } from './import-tick';

/** The function may run for a minute; what is left then is for the next tick. */
const TIME = 40_000;

/** Does whatever of the school is due. */
export async function tick({ now }: { now: number }): Promise<void> {
  await tickImports(now + TIME);
}
