import type { CampusPlace, Clock, DeliveredMessage, Phone } from '../protocol';

/** What the desk last heard of the simulator, and what the person at the desk has chosen to see. */
export interface Desk {
  connection: 'connecting' | 'connected' | 'lost';
  clock: KnownClock;
  /** The clock as all were told of it last, in the order they were told: answers to this desk alone overtake that. */
  announcedClock: KnownClock;
  /** How often the phones had to be started anew because their clock went backwards. */
  phoneStarts: number;
  phones: readonly Phone[];
  campus: readonly CampusPlace[];
  /** The phone whose settings are shown; it need not exist, see `selectedPhone`. */
  selected: string | null;
  /** Ids of the phones that are folded away. */
  folded: readonly string[];
  /** Whether anything is shown beside the phones, and what. */
  isPanelOpen: boolean;
  tab: Tab;
  /** The subscription messages of all phones, oldest first. */
  inbox: readonly DeliveredMessage[];
  /** Ids of the messages that were looked at. */
  read: readonly string[];
  /** The phone whose messages are shown over it. */
  openInbox: string | null;
  dialog: Dialog | null;
  message: Message | null;
}

/** What is shown beside the phones: where they are and how they are set, or what goes on behind them. */
export type Tab = 'phones' | 'cloud';

/** What the person at the desk is being asked: who gets a phone, what it is called, whether it may go. */
export type Dialog = { kind: 'add' } | { kind: 'hand' | 'rename' | 'remove'; phone: string };

/** A clock as it was heard at `heardAt`, in real milliseconds since 1970. */
export interface KnownClock extends Clock {
  heardAt: number;
}

/** Something that has to be said to the person at the desk. */
export interface Message {
  kind: 'done' | 'failed';
  text: string;
}

const UNHEARD_CLOCK: KnownClock = { now: 0, running: false, heardAt: 0 };

/** The desk before anything was heard. */
export const emptyDesk: Desk = {
  connection: 'connecting',
  clock: UNHEARD_CLOCK,
  announcedClock: UNHEARD_CLOCK,
  phoneStarts: 0,
  phones: [],
  campus: [],
  selected: null,
  folded: [],
  isPanelOpen: true,
  tab: 'phones',
  inbox: [],
  read: [],
  openInbox: null,
  dialog: null,
  message: null,
};
