import type { Phone, SimulatorEvent, SimulatorState } from '../protocol';
import type { Desk, KnownClock, Message } from './desk';
import { withMessage } from './inbox/unread';

/**
 * A running clock is heard of a moment late, and later still while a phone's app is starting in the
 * same page. Less than this, in milliseconds, is no step backwards.
 */
const LATENESS_MS = 5000;

/**
 * The simulated time at the real time `realNow`. Server and desk are the same machine, so that its
 * real clock serves both, and still does after the machine has slept.
 */
export function simulatedNow({ now, running, heardAt }: KnownClock, realNow: number): number {
  return running ? now + (realNow - heardAt) : now;
}

/** The phone whose settings are shown: the chosen one, or else the first. */
export function selectedPhone(desk: Desk): Phone | undefined {
  return desk.phones.find(({ id }) => id === desk.selected) ?? desk.phones[0];
}

/** The desk after the whole state was asked for, heard at `heardAt`. */
export function withState(desk: Desk, state: SimulatorState, heardAt: number): Desk {
  return {
    ...withAnnouncedClock(desk, { ...state.clock, heardAt }),
    connection: 'connected',
    phones: state.phones,
    campus: state.campus,
  };
}

/** The desk after an event, heard at `heardAt`. */
export function withEvent(desk: Desk, event: SimulatorEvent, heardAt: number): Desk {
  switch (event.type) {
    case 'clock':
      return withAnnouncedClock(desk, { ...event.clock, heardAt });
    case 'phone':
      return withPhone(desk, event.phone);
    case 'phoneRemoved':
      return { ...desk, phones: desk.phones.filter(({ id }) => id !== event.id) };
    case 'campus':
      return { ...desk, campus: event.places };
    case 'message':
      return withMessage(desk, event.message);
    case 'data':
      return { ...desk, openInbox: null, phoneStarts: desk.phoneStarts + 1 };
    case 'personas':
    case 'reload':
      // The phones reload themselves, and who can get one is asked for when somebody wants to know.
      return desk;
  }
}

/** No app can have lived through a clock that goes backwards: the phones start anew, or they would show a later day. */
function withAnnouncedClock(desk: Desk, clock: KnownClock): Desk {
  const heard = { ...desk, clock, announcedClock: clock };
  if (!isBehind(clock, desk.announcedClock)) return heard;
  const message: Message = { kind: 'done', text: '时钟往回拨了，手机已重新打开' };
  return { ...heard, phoneStarts: desk.phoneStarts + 1, message };
}

function isBehind(clock: KnownClock, earlier: KnownClock): boolean {
  const slack = earlier.running ? LATENESS_MS : 0;
  return clock.now < simulatedNow(earlier, clock.heardAt) - slack;
}

/** Replaces a phone where it stands, or adds it at the end: an open phone must never be moved in the page, or it restarts. */
function withPhone(desk: Desk, phone: Phone): Desk {
  const isKnown = desk.phones.some(({ id }) => id === phone.id);
  const phones = isKnown
    ? desk.phones.map((known) => (known.id === phone.id ? phone : known))
    : [...desk.phones, phone];
  return { ...desk, phones };
}

/** Folds a phone away or opens it again. */
export function withFolded(desk: Desk, id: string, isFolded: boolean): Desk {
  const others = desk.folded.filter((other) => other !== id);
  return { ...desk, folded: isFolded ? [...others, id] : others };
}
