import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/**
 * The seed of this run. `TEST_SEED` repeats an earlier run; the reporter (test/support/seed-reporter.mjs)
 * chooses one otherwise, the same for all test files, and prints it.
 */
export const seed = Number(process.env.TEST_SEED ?? 1);

/** How many cases of a randomised test to try: all `n` in a deep run (`npm run test:deep`), otherwise a tenth. */
export function cases(n: number): number {
  return process.env.TEST_DEPTH === 'deep' ? n : Math.ceil(n / 10);
}

/** Parameters of `fc.assert` for a property that deserves `n` cases: the run's seed and depth. */
export function fcParameters(n: number): { seed: number; numRuns: number } {
  return { seed, numRuns: cases(n) };
}

/** Numbers and choices that a test makes up, the same ones for the same seed and label. */
export interface Random {
  /** A whole number from `from` to `to`, both possible. */
  int: (from: number, to: number) => number;
  /** One of `items`, which must not be empty. */
  pick: <Item>(items: readonly Item[]) => Item;
}

/** A source of its own for each `label`, so that one test's choices don't depend on what ran before it. */
export function random(label: string): Random {
  const generator = xoroshiro128plus(seed ^ hash(label));
  const int = (from: number, to: number) => uniformInt(generator, from, to);
  return {
    int,
    pick: (items) => {
      const item = items[int(0, items.length - 1)];
      if (item === undefined) throw new Error('Nothing to choose from.');
      return item;
    },
  };
}

/** All of a few cases in a deep run, otherwise the one that this run's seed chooses for `label`. */
export function someOf<Item>(label: string, items: readonly Item[]): readonly Item[] {
  return process.env.TEST_DEPTH === 'deep' ? items : [random(label).pick(items)];
}

function hash(label: string): number {
  let value = 0;
  for (const character of label) value = (Math.imul(value, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return value;
}
