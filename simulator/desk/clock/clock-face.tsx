import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { KnownClock } from '../desk';
import { simulatedNow } from '../state';
import { dateText, isoText, timeText } from './beijing';

const SECOND_MS = 1000;

/** Date and time of the simulated clock; redraws itself when its second changes. */
export function ClockFace({ clock }: { clock: KnownClock }): JSX.Element {
  const now = useSimulatedSeconds(clock);
  return (
    <time class="clock-face" dateTime={isoText(now)}>
      <span class="clock-date">{dateText(now)}</span> <span class="clock-time">{timeText(now)}</span>
    </time>
  );
}

function useSimulatedSeconds(clock: KnownClock): number {
  const [, redraw] = useState(0);
  useEffect(() => {
    if (!clock.running) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      redraw((count) => count + 1);
      const now = simulatedNow(clock, Date.now());
      timer = setTimeout(tick, SECOND_MS - (now % SECOND_MS));
    };
    tick();
    return () => clearTimeout(timer);
  }, [clock]);
  return simulatedNow(clock, Date.now());
}
