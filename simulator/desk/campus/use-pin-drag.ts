import type { TargetedPointerEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { CampusPlace } from '../../protocol';
import { meantBy } from './moves';
import { type Plan } from './plan';
import type { Degrees } from './projection';
import { insidePlan, type Pixels } from './view';

/** A hand that presses a button trembles by a few pixels; that is no drag. */
const TREMBLE_PX = 4;

/** A pin on its way: whose it is and where it would be put now. */
export interface DraggedPin {
  id: string;
  at: Degrees;
}

type PinEvent = TargetedPointerEvent<HTMLElement>;

export interface PinDrag {
  dragged: DraggedPin | null;
  /** Handlers for the pin of the phone `id` whose tip is at `tip`. */
  handlersFor: (
    id: string,
    tip: Pixels,
  ) => Record<
    'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel',
    (event: PinEvent) => void
  >;
}

/** Dragging of pins over `plan`, by mouse, pen or finger; `onDrop` is told where a pin was let go. */
export function usePinDrag(
  plan: Plan,
  places: readonly CampusPlace[],
  onDrop: (pin: DraggedPin) => void,
): PinDrag {
  const [dragged, setDragged] = useState<DraggedPin | null>(null);
  // From the pointer to the tip when the pin was grasped; nothing is redrawn for it.
  const grasp = useRef<{ pointer: Pixels; tip: Pixels } | null>(null);

  const end = () => {
    grasp.current = null;
    setDragged(null);
  };
  const handlersFor: PinDrag['handlersFor'] = (id, tip) => ({
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      grasp.current = { pointer: { x: event.clientX, y: event.clientY }, tip };
    },
    onPointerMove: (event) => {
      if (!grasp.current) return;
      const { pointer, tip: start } = grasp.current;
      const [right, down] = [event.clientX - pointer.x, event.clientY - pointer.y];
      if (!dragged && Math.hypot(right, down) < TREMBLE_PX) return;
      const target = insidePlan({ x: start.x + right, y: start.y + down }, plan.view, 0);
      setDragged({ id, at: meantBy(target, plan, places) });
    },
    onPointerUp: () => {
      if (dragged) onDrop(dragged);
      end();
    },
    onPointerCancel: end,
  });
  return { dragged, handlersFor };
}
