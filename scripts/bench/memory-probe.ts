/**
 * Stands in for a built function, which lies beside it as `original.js`: does the same, and tells the
 * event `{action: 'memory'}` how much the instance held at most since it was last asked.
 */
interface Original {
  main(event: unknown, context: unknown): Promise<unknown>;
}

// Bundled as CommonJS. The file is there in the measured project only, so that it is named at run time.
declare const require: (path: string) => unknown;
const beside = './original.js';
const original = require(beside) as Original;
const INTERVAL_MS = 5;
let most = 0;

/** Of this instance alone: its heap, and what lies outside of it, such as files that were read. */
function look(): void {
  const { heapTotal, external } = process.memoryUsage();
  most = Math.max(most, heapTotal + external);
}

export async function main(event: { action?: string }, context: unknown): Promise<unknown> {
  if (event.action === 'memory') {
    const bytes = most;
    most = 0;
    return { bytes };
  }
  const looking = setInterval(look, INTERVAL_MS);
  try {
    return await original.main(event, context);
  } finally {
    look();
    clearInterval(looking);
  }
}
