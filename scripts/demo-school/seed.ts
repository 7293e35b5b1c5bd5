import type { SimulatorClient } from '../../simulator/client';
import { type DemoOptions, demoSchool } from './demo-school';

/** Fills an empty simulator with the demo school: documents, campus, phones, and the clock running. */
export async function seed(client: SimulatorClient, options: Partial<DemoOptions> = {}): Promise<void> {
  const { documents, phones, campus, now } = demoSchool(options);
  const byCollection: Record<string, object[]> = { ...documents };
  for (const [collection, items] of Object.entries(byCollection)) await client.insert(collection, items);
  await client.putCampus([...campus]);
  for (const { id, ...phone } of phones) await client.putPhone(id, phone);
  await client.setClock({ now, running: true });
}

/** Whether the simulator holds no document at all; declared collections are there from the start. */
export async function isEmpty(client: SimulatorClient): Promise<boolean> {
  return Object.values(await client.collections()).every((count) => count === 0);
}
