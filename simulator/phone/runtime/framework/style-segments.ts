import type { Node } from './glass';

/**
 * An element's style is put together from segments, of which WXML writes the first. These are the ones that
 * glass-easel keeps for others; its own enum can't be imported.
 */
export const StyleSegment = { animation: 2, own: 3 } as const;

/** Writes one segment of a node's style. */
export function setStyleSegment(node: Node, text: string, segment: number): void {
  (node as unknown as { setNodeStyle: (text: string, segment: number) => void }).setNodeStyle(text, segment);
}
