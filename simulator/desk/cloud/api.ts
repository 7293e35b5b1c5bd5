import type {
  CallReply,
  CountersByAction,
  FaultSettings,
  FaultState,
  LogLine,
  TimerState,
  TimingsByAction,
} from '../../protocol';
import { request } from '../request';

/** The control API's questions and requests about what goes on behind the phones. */
export const cloudApi = {
  counters: () => request<CountersByAction>('GET', '/control/counters'),
  timings: () => request<TimingsByAction>('GET', '/control/timings'),
  resetCounters: () => request<null>('DELETE', '/control/counters'),
  logs: () => request<LogLine[]>('GET', '/control/logs'),
  clearLogs: () => request<null>('DELETE', '/control/logs'),
  timers: () => request<TimerState[]>('GET', '/control/timers'),
  fireTimer: (timer: Pick<TimerState, 'function' | 'timer'>) =>
    request<CallReply>('POST', '/control/timers/fire', { function: timer.function, timer: timer.timer }),
  faults: () => request<FaultState>('GET', '/control/faults'),
  setFaults: (change: Partial<FaultSettings>) => request<FaultState>('PUT', '/control/faults', change),
  clearFaults: () => request<FaultState>('DELETE', '/control/faults'),
  snapshots: () => request<string[]>('GET', '/control/snapshots'),
  snapshot: (name: string) => request<unknown>('PUT', snapshotPath(name)),
  restore: (name: string) => request<unknown>('POST', `${snapshotPath(name)}/restore`),
  reset: () => request<null>('POST', '/control/reset'),
};

function snapshotPath(name: string): string {
  return `/control/snapshots/${encodeURIComponent(name)}`;
}
