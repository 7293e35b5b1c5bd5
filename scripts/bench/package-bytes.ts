import path from 'node:path';
import { packageSizes } from '../package-size';
import { root } from '../process';
import { atMost, type Measurement } from './measurement';

/** The main package, which a student downloads before the first tap: half of what WeChat would allow. */
export async function measurePackageBytes(): Promise<Measurement[]> {
  const { main } = await packageSizes(path.join(root, 'miniprogram'));
  return [atMost('package.main.bytes', main, 'bytes', 1_000_000)];
}
