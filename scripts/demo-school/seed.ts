import type { SimulatorClient } from '../../simulator/client';
import { type DemoOptions, demoSchool } from './demo-school';

/** Fills an empty simulator with the demo school: documents, campus, phones, and the clock running. */
export async function seed(client: SimulatorClient, options: Partial<DemoOptions> = {}): Promise<void> {
  const { documents, phones, campus, now } = demoSchool(options);
  for (const [collection, items] of Object.entries<object[]>(documents)) await client.insert(collection, items);
  await client.putCampus([...campus]);
  for (const { id, ...phone } of phones) await client.putPhone(id, phone);
  await client.setClock({ now, running: true });
}

/** Whether nothing was ever put into the simulator's data folder. */
export async function isEmpty(client: SimulatorClient): Promise<boolean> {
  return Object.keys(await client.collections()).length === 0;
}
