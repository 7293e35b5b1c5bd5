import type { CountersByAction, TimingsByAction } from '../../protocol';

/** What one action of a function has cost so far. */
export interface Usage {
  function: string;
  action: string;
  calls: number;
  requests: number;
  docsExamined: number;
  /** Of a call on average; null where none is over. */
  milliseconds: number | null;
}

/** Counters and timings as rows, by function and action. */
export function usageOf(counters: CountersByAction, timings: TimingsByAction): Usage[] {
  const rows = Object.entries(counters).flatMap(([name, actions]) =>
    Object.entries(actions).map(([action, { calls, requests, docsExamined }]) => {
      const timing = timings[name]?.[action];
      const milliseconds = timing && timing.calls > 0 ? timing.milliseconds / timing.calls : null;
      return { function: name, action, calls, requests, docsExamined, milliseconds };
    }),
  );
  const key = (row: Usage) => `${row.function} ${row.action}`;
  return rows.sort((one, other) => (key(one) < key(other) ? -1 : 1));
}
