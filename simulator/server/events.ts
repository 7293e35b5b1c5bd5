import type { ServerResponse } from 'node:http';
import type { SimulatorEvent } from '../protocol';

/** Proxies and browsers give up on silent streams. */
const HEARTBEAT_MS = 15_000;

/** Sends simulator events to everyone who listens, as server-sent events. */
export class EventHub {
  readonly #listeners = new Set<ServerResponse>();
  #reloads = 0;
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

  /**
   * How often everyone was told to reload. A phone that was told while it was opening, when it did not listen
   * yet, sees by this number that its app is an older one.
   */
  get reloads(): number {
    return this.#reloads;
  }

  /** Tells phones and desk that the project has changed. */
  reload(): void {
    this.#reloads += 1;
    this.send({ type: 'reload' });
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
