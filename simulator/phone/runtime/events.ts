import type { SimulatorEvent } from '../../protocol';
import { FAREWELL } from './listening-phones';

const STREAM = '/control/events';

/** `connected`: from now on nothing is missed; what happened before has to be asked for. */
export type StreamEvent = SimulatorEvent | { type: 'connected' };

/**
 * Calls `listener` for everything the simulator tells. All phones of a browser share one stream through a
 * shared worker: browsers open at most six connections to a server, and with six phones on a desk a
 * stream for each would leave none for anything else.
 */
export function listenToSimulator(listener: (event: StreamEvent) => void): void {
  const take = (data: string) => listener(JSON.parse(data) as StreamEvent);
  if (typeof SharedWorker === 'undefined') {
    followStream(take);
    return;
  }
  const { port } = new SharedWorker('/phone/events-worker.js');
  port.onmessage = ({ data }: MessageEvent<string>) => take(data);
  addEventListener('pagehide', () => port.postMessage(FAREWELL));
}

/** Opens the stream; `take` gets each event as JSON, and `connected` whenever the stream (re)opens. */
export function followStream(take: (data: string) => void): EventSource {
  const stream = new EventSource(STREAM);
  stream.onopen = () => take(JSON.stringify({ type: 'connected' }));
  stream.onmessage = ({ data }: MessageEvent<string>) => take(data);
  return stream;
}
