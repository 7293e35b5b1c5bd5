import { Event } from 'glass-easel';
import type { Node } from './glass';

/** How far an event reaches; a gesture bubbles through all components, an element's own event stays. */
export interface Reach {
  bubbles: boolean;
  composed: boolean;
  capturePhase: boolean;
}

export const GESTURE: Reach = { bubbles: true, composed: true, capturePhase: true };
/** WeChat captures touches only. */
export const OWN_EVENT: Reach = { bubbles: false, composed: false, capturePhase: false };

/** The field of an event by which a handler's return value finds its way back to the sender. */
const HEARD = Symbol('heard');

/**
 * Sends an event to a node. `heard` is called with what each handler of a page or component returned.
 * @returns whether a handler caught it (`catch:`), so that the browser's own reaction is to be prevented.
 */
export function dispatch(
  node: Node,
  type: string,
  detail: unknown,
  reach: Reach,
  fields: object = {},
  heard: (returned: unknown) => void = () => undefined,
): boolean {
  const event = new Event(type, detail, { ...reach, extraFields: { ...fields } });
  Object.assign(event, { [HEARD]: heard });
  Event.dispatchEvent(node, event);
  return event.defaultPrevented();
}

/** Tells the sender of an event what a handler returned. Events of `triggerEvent` have no such sender. */
export function tellSender(event: object, returned: unknown): void {
  (event as { [HEARD]?: (returned: unknown) => void })[HEARD]?.(returned);
}
