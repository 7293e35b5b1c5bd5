/**
 * What the main thread and a function's worker say to each other. Events and results travel as JSON
 * text, as they do in WeChat: what JSON cannot carry does not reach the other side.
 */

/** Handed to a worker when it starts. */
export interface WorkerSetup {
  /** Folder of the function, the one with index.js. */
  directory: string;
  /** The cell of the simulated clock, see server/clock.ts. */
  clock: BigInt64Array<SharedArrayBuffer>;
}

/** One invocation. */
export interface InvokeMessage {
  event: string;
  /** The environment variables of this invocation, on top of those of the worker. */
  environment: Record<string, string>;
  requestId: string;
  functionName: string;
  timeoutMs: number;
  /** Whether the code is loaded anew, so that it remembers nothing. */
  anew: boolean;
}

export type LogLevel = 'log' | 'info' | 'warn' | 'error' | 'debug';

/** What a worker answers: once that the code is loaded, any number of logs, then one result or error. */
export type WorkerMessage =
  | { type: 'loaded' }
  | { type: 'log'; level: LogLevel; text: string; at: number }
  | { type: 'result'; result: string }
  | { type: 'error'; text: string };
