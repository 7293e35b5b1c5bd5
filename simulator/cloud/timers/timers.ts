import type { FunctionDeclaration } from '../../project';
import type { CallReply, FaultSettings, TimerState } from '../../protocol';
import { momentsBetween, readPattern } from './cron';

/** A journey of the clock fires each timer at most this often, or a day ahead would take minutes. */
const MAX_FIRINGS = 30;
/** How far one look ahead goes: a timer of every second and a clock set ten years ahead meet here. */
const LOOK_BACK_MS = 8 * 24 * 3600 * 1000;

interface Timer {
  function: string;
  name: string;
  pattern: string;
  next: (after: number) => number | null;
}

/** One firing that is due. */
interface Firing {
  at: number;
  timer: Timer;
  /** The moment that the event names; earlier than `at` when it is late. */
  scheduled: number;
}

export interface TimersOptions {
  call: (name: string, data: object) => Promise<CallReply>;
  /** What else is due up to a moment: verdicts on pictures. */
  others: (until: number) => Promise<void>;
  faults: () => Pick<FaultSettings, 'timerTwice' | 'timerLateMs'>;
  /** Is told of what is wrong with a declaration. */
  complain: (functionName: string, text: string) => void;
}

/** The timers of the deployed functions. Time passes for them only through `passTo`. */
export class Timers {
  #timers: Timer[] = [];
  #reached: number;
  /** Firings that a fault holds back. */
  #late: Firing[] = [];
  #passing: Promise<void> = Promise.resolve();

  /** @param now from which moment on timers fire */
  constructor(
    private readonly options: TimersOptions,
    now: number,
  ) {
    this.#reached = now;
  }

  /** Takes the timers of the deployed functions. */
  declare(functions: FunctionDeclaration[]): void {
    this.#timers = functions.flatMap((declaration) =>
      declaration.timers.flatMap(({ name, pattern }) => {
        try {
          return [{ function: declaration.name, name, pattern, next: readPattern(pattern) }];
        } catch (error) {
          this.options.complain(declaration.name, `Timer ${name}: ${String(error)}`);
          return [];
        }
      }),
    );
  }

  /** The timers and when each fires next. */
  list(): TimerState[] {
    return this.#timers.map(({ function: name, name: timer, pattern, next }) => ({
      function: name,
      timer,
      pattern,
      next: next(this.#reached),
    }));
  }

  /** Begins anew at a moment: what lay before it is not made up for. */
  startAt(now: number): void {
    this.#reached = now;
    this.#late = [];
  }

  /**
   * Lets time pass and fires, one after the other, what is due on the way.
   * @param target to which moment; asked when those before it have arrived
   * @param arrive is told of every moment at which something fires, before it does
   * @param done runs at the end, before anybody else's journey begins
   */
  passTo(
    target: () => number,
    arrive: (moment: number) => void = () => undefined,
    done: () => void = () => undefined,
  ): Promise<void> {
    // Two journeys at once would fire the same moments twice.
    const passed = this.#passing.then(() => this.#pass(target(), arrive)).then(done);
    // What goes wrong on one journey is told to whoever began it, and stops no later one.
    this.#passing = passed.catch(() => undefined);
    return passed;
  }

  /** Fires a timer by hand; undefined where there is none of this name. */
  async fire(functionName: string, timer: string, now: number): Promise<CallReply | undefined> {
    const found = this.#timers.find((one) => one.function === functionName && one.name === timer);
    return found && this.options.call(found.function, eventOf(found, now));
  }

  async #pass(until: number, arrive: (moment: number) => void): Promise<void> {
    if (until <= this.#reached) {
      if (until < this.#reached) this.startAt(until);
      return;
    }
    for (const firing of this.#takeDue(until)) {
      arrive(firing.at);
      await this.options.others(firing.at);
      await this.#run(firing);
    }
    arrive(until);
    await this.options.others(until);
  }

  async #run({ timer, scheduled }: Firing): Promise<void> {
    const event = eventOf(timer, scheduled);
    await this.options.call(timer.function, event);
    if (this.options.faults().timerTwice) await this.options.call(timer.function, event);
  }

  #takeDue(until: number): Firing[] {
    const from = Math.max(this.#reached, until - LOOK_BACK_MS);
    this.#reached = until;
    const { timerLateMs } = this.options.faults();
    const fresh = this.#timers.flatMap((timer) =>
      momentsBetween(timer.next, from, until, MAX_FIRINGS).map((scheduled) => ({
        timer,
        scheduled,
        at: scheduled + timerLateMs,
      })),
    );
    const all = [...this.#late, ...fresh].sort((one, other) => one.at - other.at);
    this.#late = all.filter(({ at }) => at > until);
    return all.filter(({ at }) => at <= until);
  }
}

/** What a function gets from WeChat's timer. */
function eventOf({ name }: Timer, at: number): object {
  return { Type: 'Timer', TriggerName: name, Time: new Date(at).toISOString().replace(/\.\d+/, '') };
}
