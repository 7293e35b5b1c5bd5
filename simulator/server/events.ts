import type { ServerResponse } from 'node:http';
import type { SimulatorEvent } from '../protocol';

/** Proxies and browsers give up on silent streams. */
const HEARTBEAT_MS = 15_000;

/** Sends simulator events to everyone who listens, as server-sent events. */
export class EventHub {
  readonly #listeners = new Set<ServerResponse>();
  readonly #heartbeat = setInterval(() => this.#write(': still here\n\n'), HEARTBEAT_MS).unref();

  /** Turns a response into a stream of events that ends when its client goes. */
  listen(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': welcome\n\n');
    this.#listeners.add(response);
    response.on('close', () => this.#listeners.delete(response));
  }

  /** Tells every listener; a listener that has gone is no error. */
  send(event: SimulatorEvent): void {
    this.#write(`data: ${JSON.stringify(event)}\n\n`);
  }

  /** Ends all streams. */
  close(): void {
    clearInterval(this.#heartbeat);
    for (const listener of this.#listeners) listener.end();
  }

  #write(text: string): void {
    for (const listener of this.#listeners) listener.write(text);
  }
}
