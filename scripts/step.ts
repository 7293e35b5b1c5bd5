/** One named thing that either works or doesn't, e.g. a check or the build; `detail` says what went wrong. */
export interface Outcome {
  name: string;
  ok: boolean;
  seconds: number;
  detail: string;
}

export interface Verdict {
  ok: boolean;
  detail: string;
}

/**
 * Carries out `work`, measures it and prints one line and what it had to say. An error
 * thrown is a failure with its message: one broken step must not hide what the others would tell.
 */
export async function step(name: string, work: () => Promise<Verdict>): Promise<Outcome> {
  const start = performance.now();
  const verdict = await work().catch((error: unknown) => ({ ok: false, detail: describe(error) }));
  const seconds = (performance.now() - start) / 1000;
  console.log(`${verdict.ok ? 'ok    ' : 'FAILED'} ${name.padEnd(32)} ${seconds.toFixed(1)} s`);
  if (verdict.detail !== '') console.log(indent(verdict.detail));
  return { name, seconds, ...verdict };
}

/** Works through `items` with at most `width` at a time; the results come in the order of the items. */
export async function inParallel<Item, Result>(
  items: Item[],
  width: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const worker = async () => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `       ${line}`)
    .join('\n');
}
