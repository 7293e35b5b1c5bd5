import { DAY } from '../../shared/clock';
import { now } from '../../shared/now';
import { runImport } from './run';
import { forgetImport, forgottenPlans, importById, runningImports } from './store';

/** A plan holds names and is soon out of date. */
const KEPT_FOR = DAY;

/**
 * Carries on with every import that was left, by a crash or a phone that was put away, and removes plans
 * that nobody began within a day.
 * @param until milliseconds; what isn't done then is left to the next tick.
 */
export async function tickImports(until: number): Promise<void> {
  for (const { importId } of await runningImports()) {
    // One that goes wrong keeps no other department's from its turn.
    await carryOn(importId, until).catch((error: unknown) =>
      console.error(`import ${importId} could not be carried on`, error),
    );
  }
  for (const plan of await forgottenPlans(now() - KEPT_FOR)) await forgetImport(plan);
}

async function carryOn(importId: string, until: number): Promise<void> {
  const document = now() < until ? await importById(importId) : null;
  if (document) await runImport(document, until);
}
