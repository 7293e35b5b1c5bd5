import type { AnimationStep } from '../apis/animation';
import type { Node } from './glass';
import { setStyleSegment, StyleSegment } from './style-segments';

const timers = new WeakMap<Node, ReturnType<typeof setTimeout>>();

/** Plays what `wx.createAnimation` described, step after step; a new animation ends the one before. */
export function playAnimation(node: Node, animation: { actions?: AnimationStep[] } | null | undefined): void {
  clearTimeout(timers.get(node));
  playFrom(node, animation?.actions ?? [], {}, '');
}

function playFrom(
  node: Node,
  [step, ...rest]: AnimationStep[],
  before: Record<string, string>,
  moved: string,
): void {
  if (!step) return;
  const { duration, timingFunction, delay, transformOrigin } = step.option;
  const styles = { ...before, ...step.styles };
  const transform = step.transform === '' ? moved : step.transform;
  const lines = Object.entries({
    ...styles,
    ...(transform === '' ? {} : { transform, 'transform-origin': transformOrigin }),
    transition: `all ${duration}ms ${timingFunction} ${delay}ms`,
  });
  // Not in the same task as the element's first style, or there would be nothing to change from.
  const start = setTimeout(() => {
    setStyleSegment(node, lines.map(([name, value]) => `${name}:${value}`).join(';'), StyleSegment.animation);
    timers.set(
      node,
      setTimeout(() => playFrom(node, rest, styles, transform), duration + delay),
    );
  }, 0);
  timers.set(node, start);
}
