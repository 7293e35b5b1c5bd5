import type { SimulatorClient } from '../../simulator/client';
import { type DemoOptions, demoSchool } from './demo-school';
import { personasOf, strangersOf } from './personas';

/**
 * Makes the simulator the demo school: documents, phones, who can get one, the clock running, and the campus last. Whatever
 * was there before is emptied, so that a start that was interrupted is simply begun again.
 */
export async function seed(client: SimulatorClient, options: Partial<DemoOptions> = {}): Promise<void> {
  const { documents, phones, campus, now } = demoSchool(options);
  await client.reset();
  await client.putCampus([]);
  for (const { id } of (await client.state()).phones) await client.removePhone(id);
  const byCollection: Record<string, object[]> = { ...documents };
  for (const [collection, items] of Object.entries(byCollection)) await client.insert(collection, items);
  for (const { id, ...phone } of phones) await client.putPhone(id, phone);
  await client.putPersonas([...strangersOf(documents.people, documents.classes), ...personasOf(documents)]);
  await client.setClock({ now, running: true });
  await client.putCampus([...campus]);
}

/** Whether the demo school was put in to the last piece. */
export async function isSeeded(client: SimulatorClient): Promise<boolean> {
  return (await client.state()).campus.length > 0;
}
