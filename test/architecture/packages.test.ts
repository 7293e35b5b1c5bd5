import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/process';

interface Locked {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};

// `npm ci` refuses a lock file without them, on every platform and even though it would not install them.
test('the lock file names the binaries of all platforms', () => {
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(place, name)),
  );
  expect(missing).toEqual([]);
});

test('every package is asked for at an exact version', () => {
  const { dependencies, devDependencies } = packages[''] ?? {};
  const wanted = Object.entries({ ...dependencies, ...devDependencies });
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

/** As Node finds packages: beside the one that asks, then further up. */
function isLocked(place: string, name: string): boolean {
  if (`${place}/node_modules/${name}` in packages) return true;
  if (place === '') return `node_modules/${name}` in packages;
  return isLocked(place.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, ''), name);
}
