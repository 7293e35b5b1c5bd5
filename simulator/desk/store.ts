import type { Clock, Phone, SimulatorEvent } from '../protocol';
import type { ControlApi } from './api';
import { withInbox } from './inbox/unread';
import { emptyDesk, type Desk, type Message } from './desk';
import { simulatedNow, withEvent, withState } from './state';

/** What to change of a phone, given how it is when the change's turn has come. */
export type PhoneChange = (phone: Phone) => Partial<Phone>;

/**
 * Holds the desk, follows the simulator and carries out what the person at the desk wants. Nothing
 * is shown before the simulator has confirmed it, so that the desk never claims what isn't so.
 */
export class DeskStore {
  #desk: Desk;
  #changes: Promise<void> = Promise.resolve();
  readonly #api: ControlApi;
  readonly #onChange: (desk: Desk) => void;

  /** `onChange` gets the desk whenever it has changed. */
  constructor(
    api: ControlApi,
    onChange: (desk: Desk) => void,
    remembered: Partial<Pick<Desk, 'folded' | 'read'>> = {},
  ) {
    this.#api = api;
    this.#onChange = onChange;
    this.#desk = { ...emptyDesk, ...remembered };
  }

  /** Connects to the simulator; from then on the desk shows whatever anybody changes. */
  start(): void {
    this.#onChange(this.#desk);
    this.#api.follow({
      // What happened while nobody listened is in the state.
      onOpen: () => void this.#refresh(),
      onEvent: (event) => this.#take(event),
      onLost: () => this.update((desk) => ({ ...desk, connection: 'lost' })),
    });
  }

  /** Changes what only this desk knows. */
  update(change: (desk: Desk) => Desk): void {
    this.#desk = change(this.#desk);
    this.#onChange(this.#desk);
  }

  /** Sets the clock to what `change` makes of the time it is when its turn comes. */
  changeClock(change: (now: number) => Partial<Clock>): void {
    this.#inTurn(async () => {
      const clock = await this.#api.putClock(change(simulatedNow(this.#desk.clock, Date.now())));
      this.update((desk) => ({ ...desk, clock: { ...clock, heardAt: Date.now() } }));
    });
  }

  /** Changes a phone and says what `say` makes of it then, to those who listen instead of looking. */
  changePhone(id: string, change: PhoneChange, say?: (phone: Phone) => string): void {
    this.#inTurn(async () => {
      const known = this.#desk.phones.find((phone) => phone.id === id);
      if (!known) return;
      const phone = await this.#api.putPhone(id, change(known));
      this.update((desk) => withEvent(desk, { type: 'phone', phone }, Date.now()));
      if (say) this.#say({ kind: 'done', text: say(phone) });
    });
  }

  /** Makes a phone of `phone`, or hands the one with its id to somebody else, and says so. */
  putPhone({ id, ...phone }: Partial<Phone> & Pick<Phone, 'id'>, done: string): void {
    this.do(async () => {
      const next = await this.#api.putPhone(id, phone);
      this.update((desk) => ({
        ...withEvent(desk, { type: 'phone', phone: next }, Date.now()),
        selected: id,
      }));
      return done;
    });
  }

  /** Takes a phone off the desk and says so. */
  removePhone(id: string, done: string): void {
    this.do(async () => {
      await this.#api.removePhone(id);
      this.update((desk) => withEvent(desk, { type: 'phoneRemoved', id }, Date.now()));
      return done;
    });
  }

  /** Does something in its turn; then says what it returns, or why it failed. */
  do(work: () => Promise<string>): void {
    this.#inTurn(async () => this.#say({ kind: 'done', text: await work() }));
  }

  #take(event: SimulatorEvent): void {
    this.update((desk) => withEvent(desk, event, Date.now()));
    // With the data, the messages are others as well.
    if (event.type === 'data') void this.#refresh();
  }

  async #refresh(): Promise<void> {
    try {
      const [state, inbox] = await Promise.all([this.#api.state(), this.#api.messages()]);
      this.update((desk) => withInbox(withState(desk, state, Date.now()), inbox));
    } catch {
      this.update((desk) => ({ ...desk, connection: 'lost' }));
    }
  }

  /** One change after the other: two quick steps of the clock are two minutes, whatever the network does. */
  #inTurn(change: () => Promise<void>): void {
    this.#changes = this.#changes.then(change).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      this.#say({ kind: 'failed', text: `没有做成：${reason}` });
    });
  }

  #say(message: Message): void {
    this.update((desk) => ({ ...desk, message }));
  }
}
