import type { Random } from './random';

/** What goes wrong with a request: the instance ends, or it gets an error, before or after the request is carried out. */
export type FaultKind = 'dieBefore' | 'dieAfter' | 'errorBefore' | 'errorAfter';

const KINDS: readonly FaultKind[] = ['dieBefore', 'dieAfter', 'errorBefore', 'errorAfter'];

/** A fault that befell the `request`-th request of an actor. */
export interface Fault {
  actor: string;
  request: number;
  kind: FaultKind;
}

interface Waiting {
  actor: string;
  request: number;
  carryOut: () => unknown;
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
}

/** Sends a request of one actor; it is carried out when the schedule comes to it. */
export type Ask = <T>(carryOut: () => T) => Promise<T>;

/**
 * Actors that run at once, their requests carried out in a random order and, now and then, going wrong. An
 * actor that dies never hears of its request again, as an instance of a function that was ended.
 */
export class Schedule {
  readonly faults: Fault[] = [];
  readonly #waiting: Waiting[] = [];
  readonly #requests = new Map<string, number>();

  /** @param faultPerMille how many of a thousand requests go wrong */
  constructor(
    private readonly random: Random,
    private faultPerMille: number,
  ) {}

  /** From now on nothing goes wrong. */
  calm(): void {
    this.faultPerMille = 0;
  }

  /** How many requests an actor has made. */
  requestsOf(actor: string): number {
    return this.#requests.get(actor) ?? 0;
  }

  /** The requests of an actor, whose name is used once. */
  askerFor(actor: string): Ask {
    return <T>(carryOut: () => T) =>
      new Promise<T>((resolve, reject) => {
        const request = this.requestsOf(actor) + 1;
        this.#requests.set(actor, request);
        this.#waiting.push({ actor, request, carryOut, resolve: resolve as Waiting['resolve'], reject });
      });
  }

  /** Carries out requests until no actor that is alive has one more. */
  async run(): Promise<void> {
    await everythingHeard();
    while (this.#waiting.length > 0) {
      const [next] = this.#waiting.splice(this.random.int(0, this.#waiting.length - 1), 1);
      if (next) this.#carryOut(next);
      await everythingHeard();
    }
  }

  #carryOut({ actor, request, carryOut, resolve, reject }: Waiting): void {
    const kind = this.random.int(1, 1000) <= this.faultPerMille ? this.random.pick(KINDS) : null;
    if (kind) this.faults.push({ actor, request, kind });
    const answer = kind === 'dieBefore' || kind === 'errorBefore' ? undefined : carryOut();
    if (kind === null) resolve(answer);
    else if (kind.startsWith('error')) reject(new Error(`${kind} (injected)`));
  }
}

/** Waits until every promise that was settled has been heard of. */
function everythingHeard(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
