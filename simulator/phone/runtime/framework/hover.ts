import { viewOf } from '../components/built-in';
import type { Data, Node } from './glass';

/** The place among an element's classes that is kept for passing ones. */
const HOVER_SEGMENT = 3;
/** How long (ms) a pressed look takes to come and to go; WeChat's defaults lie around this. */
const START_MS = 20;
const STAY_MS = 70;

/** A node with what is used of it here; glass-easel's enum of segments can't be imported. */
type Parented = Omit<Node, 'setNodeClass'> & {
  data?: Data;
  setNodeClass: (names: string, segment: number) => void;
};

/** Gives pressed elements their `hover-class`. */
export class Hover {
  #pressed: Parented[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** A finger came down on this node. */
  press(node: Node): void {
    this.#clear();
    this.#pressed = hoverable(node);
    this.#timer = setTimeout(() => {
      for (const pressed of this.#pressed) pressed.setNodeClass(hoverClassOf(pressed), HOVER_SEGMENT);
    }, START_MS);
  }

  /** The finger left or moved away. */
  release(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#clear(), STAY_MS);
  }

  #clear(): void {
    clearTimeout(this.#timer);
    for (const pressed of this.#pressed) pressed.setNodeClass('', HOVER_SEGMENT);
    this.#pressed = [];
  }
}

/** The node and all around it that have a hover-class, up to one that keeps it to itself. */
function hoverable(node: Node): Node[] {
  const found: Node[] = [];
  for (let current: Parented | null = node; current; current = current.getComposedParent()) {
    if (hoverClassOf(current) !== '') found.push(current);
    if (current.data?.hoverStopPropagation) break;
  }
  return found;
}

/** Only built-in elements have one; a component may use the same name for something else. */
function hoverClassOf(node: Parented): string {
  const { hoverClass = 'none', disabled = false } = viewOf(node) ? (node.data ?? {}) : {};
  return disabled || hoverClass === 'none' ? '' : (hoverClass as string);
}
