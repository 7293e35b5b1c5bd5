import type { JSX } from 'preact';
import { Icon } from '../icons';
import type { KnownClock } from '../desk';
import type { DeskStore } from '../store';
import { DAY_MS, MINUTE_MS, nextHour } from './beijing';
import { ClockFace } from './clock-face';
import { ClockForm } from './clock-form';

const STEPS: [text: string, label: string, next: (now: number) => number][] = [
  ['−1 天', '后退一天', (now) => now - DAY_MS],
  ['+1 分', '前进一分钟', (now) => now + MINUTE_MS],
  ['+10 分', '前进十分钟', (now) => now + 10 * MINUTE_MS],
  ['下一整点', '前进到下一个整点', nextHour],
  ['+1 天', '前进一天', (now) => now + DAY_MS],
];

/** The simulated clock: what it shows, whether it runs, and the ways to move it. */
export function ClockBar({ clock, store }: { clock: KnownClock; store: DeskStore }): JSX.Element {
  return (
    <section class="clock" aria-label="时钟（北京时间）">
      <ClockFace clock={clock} />
      <button
        type="button"
        class={clock.running ? 'run' : 'run stopped'}
        onClick={() => store.changeClock(() => ({ running: !clock.running }))}
      >
        <Icon name={clock.running ? 'pause' : 'play'} />
        {clock.running ? '停住' : '运行'}
      </button>
      <div class="steps" role="group" aria-label="移动时钟">
        {STEPS.map(([text, label, next]) => (
          <button
            key={text}
            type="button"
            aria-label={label}
            onClick={() => store.changeClock((now) => ({ now: next(now) }))}
          >
            {text}
          </button>
        ))}
      </div>
      <ClockForm clock={clock} onSet={(moment) => store.changeClock(() => ({ now: moment }))} />
    </section>
  );
}
