const LIMIT_MS = 15_000;
const PAUSE_MS = 20;

/**
 * Tries `check` until it passes: for what takes effect a moment later.
 * @throws what the last attempt threw, after fifteen seconds.
 */
export async function eventually(check: () => Promise<void>): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
