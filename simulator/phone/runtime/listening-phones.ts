/** What a phone says when its page goes: without it the worker would keep a port of every page that ever was. */
export const FAREWELL = 'farewell';

/** The phones of one browser that listen to the simulator through the same worker. */
export class ListeningPhones {
  readonly #ports = new Set<MessagePort>();

  /** Takes a phone in until it says {@link FAREWELL}. */
  add(port: MessagePort): void {
    this.#ports.add(port);
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data !== FAREWELL) return;
      this.#ports.delete(port);
      port.close();
    };
  }

  /** Passes an event (JSON) on to all of them. */
  tell(event: string): void {
    for (const port of this.#ports) port.postMessage(event);
  }
}
