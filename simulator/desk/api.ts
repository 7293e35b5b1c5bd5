import type { Clock, DeliveredMessage, Phone, SimulatorEvent, SimulatorState } from '../protocol';
import { request } from './request';

/** What the desk needs for its clock and its phones. Each rejects with a reason that can be shown. */
export interface ControlApi {
  state: () => Promise<SimulatorState>;
  messages: () => Promise<DeliveredMessage[]>;
  putClock: (change: Partial<Clock>) => Promise<Clock>;
  putPhone: (id: string, change: Partial<Phone>) => Promise<Phone>;
  removePhone: (id: string) => Promise<unknown>;
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
  state: () => request('GET', '/control/state'),
  messages: () => request('GET', '/control/messages'),
  putClock: (change) => request('PUT', '/control/clock', change),
  putPhone: (id, change) => request('PUT', pathOf(id), change),
  removePhone: (id) => request('DELETE', pathOf(id)),
  follow: ({ onOpen, onEvent, onLost }) => {
    const stream = new EventSource('/control/events');
    stream.onopen = onOpen;
    stream.onerror = onLost;
    stream.onmessage = ({ data }: MessageEvent<string>) => onEvent(JSON.parse(data) as SimulatorEvent);
  },
};

function pathOf(id: string): string {
  return `/control/phones/${encodeURIComponent(id)}`;
}
