import type * as glassEasel from 'glass-easel';

/**
 * The few shapes of glass-easel and its adapter that the phone relies on. Their own types are generic over
 * everything a component may hold; here a component is any component.
 */

export type Data = Record<string, unknown>;

/** A node of glass-easel's tree that may be a component. */
export type Node = glassEasel.Element;
export type ComponentNode = glassEasel.GeneralComponent;

/** `this` inside a page or component, as the adapter makes it. */
export interface Instance {
  is: string;
  id: string;
  dataset: Data;
  data: Data;
  setData(data: Data, callback?: () => void): void;
  selectComponent(selector: string): Instance | null;
  /** The node behind it. */
  _$: ComponentNode;
  [member: string]: unknown;
}

/** The element in the document; null for components with `virtualHost`. */
export function elementOf(node: glassEasel.Element): HTMLElement | null {
  return node.getBackendElement() as unknown as HTMLElement | null;
}

/** The glass-easel node that drew an element of the document, or the nearest one around it. */
export function nodeAt(element: Element | null): Node | null {
  for (let current = element; current; current = current.parentElement) {
    const node = (current as Element & { __wxElement?: Node }).__wxElement;
    if (node) return node;
  }
  return null;
}

/** Calls a method of a page or component if it has one; what it throws is the caller's. */
export function callMethod(instance: Instance, name: string, ...args: unknown[]): unknown {
  const method = instance[name];
  return typeof method === 'function'
    ? (method as (...all: unknown[]) => unknown).apply(instance, args)
    : undefined;
}
