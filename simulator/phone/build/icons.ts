import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** vant's icon font from its package, as woff2; null when the package is not installed. */
export function vantIconFont(): Uint8Array | null {
  const require = createRequire(import.meta.url);
  try {
    const home = path.dirname(require.resolve('@vant/icons/package.json'));
    const source = readFileSync(path.join(home, 'src', 'encode-woff2.less'), 'utf8');
    const [, encoded = ''] = /base64,([^'")]+)/.exec(source) ?? [];
    return Buffer.from(encoded, 'base64');
  } catch {
    return null;
  }
}
