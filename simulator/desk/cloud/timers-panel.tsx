import type { JSX } from 'preact';
import type { CallReply, TimerState } from '../../protocol';
import { shortMoment } from '../clock/beijing';
import type { DeskStore } from '../store';
import { useLive } from '../use-live';
import { cloudApi } from './api';

/** The timers of all functions, when each fires next by the simulated clock, and a way to fire it now. */
export function TimersPanel({ store }: { store: DeskStore }): JSX.Element {
  const [timers, ask] = useLive(cloudApi.timers);
  const fire = (timer: TimerState) =>
    store.do(async () => {
      const reply = await cloudApi.fireTimer(timer);
      ask();
      return resultOf(timer, reply);
    });
  if (timers?.length === 0) return <p class="help">没有一个云函数有定时器</p>;
  return (
    <ul class="timers" aria-label="定时器">
      {timers?.map((timer) => (
        <li key={`${timer.function} ${timer.timer}`}>
          <div>
            <p>
              {timer.function} <span class="action">{timer.timer}</span>
            </p>
            <p class="help" title={timer.pattern}>
              {timer.next === null ? '不会再触发' : `下次 ${shortMoment(timer.next)}`}
            </p>
          </div>
          <button
            type="button"
            aria-label={`现在触发${timer.function}的${timer.timer}`}
            onClick={() => fire(timer)}
          >
            现在触发
          </button>
        </li>
      ))}
    </ul>
  );
}

/** @throws the error of the function that the timer called. */
function resultOf({ function: name, timer }: TimerState, reply: CallReply): string {
  if ('error' in reply) throw new Error(`${name}的${timer}出错：${reply.error.errMsg}`);
  return `${name}的${timer}触发过了`;
}
