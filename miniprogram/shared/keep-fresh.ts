const SECOND = 1000;

/**
 * Calls `reload` when what `loadedAt` says was loaded is older than `maxAge` milliseconds, and when the
 * phone's clock was set back, which makes every age wrong. Looks once a second; returns how to stop.
 */
export function keepFresh(loadedAt: () => number, maxAge: () => number, reload: () => void): () => void {
  const timer = setInterval(() => {
    const age = Date.now() - loadedAt();
    if (age < 0 || age >= maxAge()) reload();
  }, SECOND);
  return () => {
    clearInterval(timer);
  };
}
