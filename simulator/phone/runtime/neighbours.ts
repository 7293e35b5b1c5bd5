import type { Frame } from './frames';

/** A page of the app that somebody sends to somebody. */
export interface ShareCard {
  title: string;
  /** Page and query. */
  path: string;
  /** The picture's address, or empty. */
  picture: string;
  /** Who sends it. */
  from: string;
}

/** Another phone that is open in this browser. */
export interface Neighbour {
  id: string;
  name: string;
}

type Message =
  | { type: 'who' }
  | { type: 'here'; from: Neighbour }
  | { type: 'look' }
  | { type: 'shows'; frames: Frame[] }
  | { type: 'card'; card: ShareCard };

/** `to` is empty for everybody. */
type Envelope = Message & { by: string; to: string };

/** How long (ms) a phone that was asked what it shows has to answer. */
const LOOK_MS = 1000;

/** The phones beside this one on the desk: one can see what another shows, and send it a page. */
export class Neighbours {
  readonly #channel = new BroadcastChannel('phones');
  readonly #me: () => Neighbour;
  readonly #listeners = new Set<(envelope: Envelope) => void>();

  /** `shown` gives what this phone shows, `receive` gets what others send it. */
  constructor(me: () => Neighbour, shown: () => Frame[], receive: (card: ShareCard) => void) {
    this.#me = me;
    this.#channel.onmessage = ({ data }: MessageEvent<Envelope>) => {
      if (data.to !== '' && data.to !== me().id) return;
      if (data.type === 'who') this.#post({ type: 'here', from: me() }, data.by);
      if (data.type === 'look') this.#post({ type: 'shows', frames: shown() }, data.by);
      if (data.type === 'card') receive(data.card);
      for (const listener of [...this.#listeners]) listener(data);
    };
  }

  /** Calls `found` for each of them; they answer one after the other. Returns what ends that. */
  find(found: (neighbour: Neighbour) => void): () => void {
    const end = this.#listen((envelope) => {
      if (envelope.type === 'here') found(envelope.from);
    });
    this.#post({ type: 'who' }, '');
    return end;
  }

  /** What a phone shows now; nothing when it is not there any more. */
  look(id: string): Promise<Frame[]> {
    return new Promise((resolve) => {
      const finish = (frames: Frame[]) => {
        end();
        clearTimeout(timer);
        resolve(frames);
      };
      const end = this.#listen((envelope) => {
        if (envelope.type === 'shows' && envelope.by === id) finish(envelope.frames);
      });
      const timer = setTimeout(() => finish([]), LOOK_MS);
      this.#post({ type: 'look' }, id);
    });
  }

  send(id: string, card: ShareCard): void {
    this.#post({ type: 'card', card }, id);
  }

  #listen(listener: (envelope: Envelope) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #post(message: Message, to: string): void {
    this.#channel.postMessage({ ...message, by: this.#me().id, to } satisfies Envelope);
  }
}
