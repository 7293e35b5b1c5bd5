import type {
  CallReply,
  CountersByAction,
  FaultSettings,
  FaultState,
  LogLine,
  TimerState,
  TimingsByAction,
} from '../protocol';
import { Connection } from './connection';

/** How the cloud behaves, of what can be changed while it runs. */
export interface CloudBehaviour {
  /** What to do with a query that no index serves. */
  unindexed: 'error' | 'allow';
  /** When a transaction learns that another one wrote the same document. */
  transactionConflict: 'operation' | 'commit';
}

/** What functions did, what they cost, what goes wrong, and how the cloud behaves. */
export class WorkingsClient extends Connection {
  /** What calls cost, by function and action. */
  counters(): Promise<CountersByAction> {
    return this.get('/control/counters');
  }

  /** How long calls took; reset with the counters. */
  timings(): Promise<TimingsByAction> {
    return this.get('/control/timings');
  }

  /** Counters and timings begin anew. */
  resetCounters(): Promise<unknown> {
    return this.delete('/control/counters');
  }

  /** What functions wrote and threw, oldest first. */
  logs(): Promise<LogLine[]> {
    return this.get('/control/logs');
  }

  /** Forgets what was written. */
  clearLogs(): Promise<unknown> {
    return this.delete('/control/logs');
  }

  /** The timers of all functions and when each fires next. */
  timers(): Promise<TimerState[]> {
    return this.get('/control/timers');
  }

  /** Fires a timer now. */
  fireTimer(functionName: string, timer: string): Promise<CallReply> {
    return this.post('/control/timers/fire', { function: functionName, timer });
  }

  /** What is to go wrong; what is not sent stays, and the list of what went wrong begins anew. */
  setFaults(change: Partial<FaultSettings>): Promise<FaultState> {
    return this.put('/control/faults', change);
  }

  /** What is to go wrong, and what went wrong since it was set. */
  faults(): Promise<FaultState> {
    return this.get('/control/faults');
  }

  /** Nothing goes wrong any more. */
  clearFaults(): Promise<FaultState> {
    return this.delete('/control/faults');
  }

  /** Changes how the cloud behaves; what is not sent stays. */
  options(change: Partial<CloudBehaviour> = {}): Promise<CloudBehaviour> {
    return this.put('/control/options', change);
  }

  /** Ends all instances of functions: the next calls start cold. */
  recycle(): Promise<unknown> {
    return this.post('/control/recycle');
  }

  /** Has every function remember nothing, as after a cold start, at a fifth of its price. */
  forget(): Promise<unknown> {
    return this.post('/control/forget');
  }

  /** Empties data, counters and logs, and functions remember nothing. */
  reset(): Promise<unknown> {
    return this.post('/control/reset');
  }
}
