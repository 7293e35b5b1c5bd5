import { useCallback, useEffect, useState } from 'preact/hooks';

/** How often what is in sight is asked for again, in ms: soon enough to seem immediate beside a phone. */
const EVERY_MS = 1000;

/** What was last heard, `undefined` before the first answer; and a way to ask at once. */
export type Live<Value> = [value: Value | undefined, ask: () => void];

/**
 * Keeps asking for something as long as the component is there and the window can be seen. While the
 * simulator is away the last answer stays. `read` must be the same function every time.
 */
export function useLive<Value>(read: () => Promise<Value>): Live<Value> {
  const [value, setValue] = useState<Value>();
  const ask = useCallback(() => {
    read().then(setValue, () => undefined);
  }, [read]);
  useEffect(() => {
    ask();
    const timer = setInterval(() => document.hidden || ask(), EVERY_MS);
    return () => clearInterval(timer);
  }, [ask]);
  return [value, ask];
}
