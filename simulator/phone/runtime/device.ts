import type { DeliveredMessage, Phone, SimulatorState } from '../../protocol';
import { PhoneClock } from './clock';
import type { StreamEvent } from './events';
import { listenToSimulator } from './events';

type PhoneListener = (phone: Phone, before: Phone) => void;

/** The device in somebody's hand, as the simulator sets it: place, consent, network, theme, clock. */
export class Device {
  readonly clock = new PhoneClock();
  readonly #listeners = new Set<PhoneListener>();
  readonly #messageListeners = new Set<(message: DeliveredMessage) => void>();
  #phone: Phone;
  #appName = '';
  #appId = '';

  private constructor(phone: Phone) {
    this.#phone = phone;
  }

  /**
   * Reads the device's state and follows its changes.
   * @throws when the simulator has no phone with this id.
   */
  static async open(id: string): Promise<Device> {
    const state = await readState();
    const device = new Device(phoneOf(state, id));
    device.#takeState(state);
    listenToSimulator((event) => device.#take(event));
    return device;
  }

  get phone(): Phone {
    return this.#phone;
  }

  /**
   * What this phone keeps for the account it is used with goes by this name: WeChat keeps what belongs to two
   * accounts apart, also when both use the same phone.
   */
  get account(): string {
    return `${this.#phone.id}/${this.#phone.openid}`;
  }

  /** The mini program's name, as WeChat shows it in its questions. */
  get appName(): string {
    return this.#appName;
  }

  /** The mini program's id in WeChat, as project.config.json has it. */
  get appId(): string {
    return this.#appId;
  }

  /** Calls `listener` after every change of the device. */
  onChange(listener: PhoneListener): void {
    this.#listeners.add(listener);
  }

  /** Calls `listener` for every subscription message that the phone's owner gets. */
  onMessage(listener: (message: DeliveredMessage) => void): void {
    this.#messageListeners.add(listener);
  }

  /** Changes the device for everybody, e.g. when its owner answers a question. */
  async change(change: Partial<Phone>): Promise<void> {
    await fetch(`/control/phones/${this.#phone.id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(change),
    });
    this.#replace({ ...this.#phone, ...change });
  }

  #take(event: StreamEvent): void {
    if (event.type === 'connected') void readState().then((state) => this.#takeState(state));
    if (event.type === 'clock') this.clock.set(event.clock);
    if (event.type === 'phone' && event.phone.id === this.#phone.id) this.#replace(event.phone);
    if (event.type === 'message' && event.message.openid === this.#phone.openid)
      for (const listener of this.#messageListeners) listener(event.message);
    if (event.type === 'reload') location.reload();
  }

  #takeState(state: SimulatorState): void {
    // It was told to reload before it listened: what it runs is older than the project.
    if (document.documentElement.dataset.reloads !== String(state.reloads)) location.reload();
    this.clock.set(state.clock);
    this.#appName = state.project.name;
    this.#appId = state.project.appid;
    this.#replace(phoneOf(state, this.#phone.id));
  }

  #replace(phone: Phone): void {
    const before = this.#phone;
    this.#phone = phone;
    this.clock.setSkew(phone.clockSkewMs);
    for (const listener of this.#listeners) listener(phone, before);
  }
}

async function readState(): Promise<SimulatorState> {
  const response = await fetch('/control/state');
  return (await response.json()) as SimulatorState;
}

function phoneOf(state: SimulatorState, id: string): Phone {
  const phone = state.phones.find((candidate) => candidate.id === id);
  if (!phone) throw new Error(`没有编号为 ${id} 的手机`);
  return phone;
}
