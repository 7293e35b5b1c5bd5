import { Event } from 'glass-easel';
import type { Node } from './glass';

/** How far an event reaches; a gesture bubbles through all components, an element's own event stays. */
export interface Reach {
  bubbles: boolean;
  composed: boolean;
  capturePhase: boolean;
}

export const GESTURE: Reach = { bubbles: true, composed: true, capturePhase: true };
export const OWN_EVENT: Reach = { bubbles: false, composed: false, capturePhase: true };

/**
 * Sends an event to a node.
 * @returns whether a handler caught it (`catch:`), so that the browser's own reaction is to be prevented.
 */
export function dispatch(
  node: Node,
  type: string,
  detail: unknown,
  reach: Reach,
  fields: object = {},
): boolean {
  const event = new Event(type, detail, { ...reach, extraFields: { ...fields } });
  Event.dispatchEvent(node, event);
  return event.defaultPrevented();
}
