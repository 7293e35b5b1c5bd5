import type { Clock, Phone, SimulatorEvent, SimulatorState } from '../protocol';

/** Everything the desk asks of the simulator. Each rejects with a reason that can be shown. */
export interface ControlApi {
  state: () => Promise<SimulatorState>;
  putClock: (change: Partial<Clock>) => Promise<Clock>;
  putPhone: (id: string, change: Partial<Phone>) => Promise<Phone>;
  /** Calls `onOpen` whenever the stream of events (re)opens and `onLost` when it breaks; it reconnects by itself. */
  follow: (listener: StreamListener) => void;
}

export interface StreamListener {
  onOpen: () => void;
  onEvent: (event: SimulatorEvent) => void;
  onLost: () => void;
}

/** The control API of the server that this page came from. */
export const controlApi: ControlApi = {
  state: () => request('GET', '/control/state') as Promise<SimulatorState>,
  putClock: (change) => request('PUT', '/control/clock', change) as Promise<Clock>,
  putPhone: (id, change) =>
    request('PUT', `/control/phones/${encodeURIComponent(id)}`, change) as Promise<Phone>,
  follow: ({ onOpen, onEvent, onLost }) => {
    const stream = new EventSource('/control/events');
    stream.onopen = onOpen;
    stream.onerror = onLost;
    stream.onmessage = ({ data }: MessageEvent<string>) => onEvent(JSON.parse(data) as SimulatorEvent);
  },
};

async function request(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  throw new Error((answer as { error?: string }).error ?? `HTTP ${response.status}`);
}
