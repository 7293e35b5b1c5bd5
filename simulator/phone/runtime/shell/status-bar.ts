import type { PhoneClock } from '../clock';
import { drawing, element } from './dom';

const BEIJING_OFFSET_MS = 8 * 3_600_000;

const SIGNAL = `<g fill="currentColor"><rect y="7" width="3" height="4" rx="1"/><rect x="5" y="5" width="3" height="6" rx="1"/>
  <rect x="10" y="2.5" width="3" height="8.5" rx="1"/><rect x="15" width="3" height="11" rx="1"/></g>`;
const WIFI = `<g fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"><path d="M1 4.2a10 10 0 0 1 14 0"/>
  <path d="M3.6 6.9a6.2 6.2 0 0 1 8.8 0"/></g><circle cx="8" cy="9.8" r="1.3" fill="currentColor"/>`;
const PLANE = `<path fill="currentColor" d="M9 0c.8 0 1.2.9 1.2 2v2.6L17 8v1.6L10.2 8v2.4l2 1.4V13L9 12l-3.2 1v-1.2l2-1.4V8L1 9.6V8l6.8-3.4V2C7.8.9 8.2 0 9 0z"/>`;
const BATTERY = `<rect x=".5" y=".5" width="21" height="10" rx="3" fill="none" stroke="currentColor" opacity=".4"/>
  <rect x="2" y="2" width="15" height="7" rx="1.6" fill="currentColor"/><path d="M23 3.8v3.4c.8-.3 1.2-.9 1.2-1.7S23.8 4.1 23 3.8z" fill="currentColor" opacity=".5"/>`;

/** The strip at the top of the phone: time as the phone believes, network, battery. */
export class StatusBar {
  readonly element = element('phone-status');
  readonly #time = element('phone-status-time');
  readonly #network = element('phone-status-network');

  constructor(clock: PhoneClock) {
    const battery = element('phone-status-icons', [this.#network, drawing(25, 11, BATTERY)]);
    this.element.append(this.#time, battery);
    const tell = () => {
      this.#time.textContent = timeOfDay(clock.now());
    };
    tell();
    setInterval(tell, 500);
  }

  /** Shows signal and Wi-Fi, or a plane when there is no network. */
  showNetwork(isOnline: boolean): void {
    const icons = isOnline ? [drawing(18, 11, SIGNAL), drawing(16, 11, WIFI)] : [drawing(18, 13, PLANE)];
    this.#network.replaceChildren(...icons);
  }
}

function timeOfDay(now: number): string {
  return new Date(now + BEIJING_OFFSET_MS).toISOString().slice(11, 16);
}
