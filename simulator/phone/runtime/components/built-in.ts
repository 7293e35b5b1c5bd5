import type { ComponentSpace, ExternalShadowRoot } from 'glass-easel';
import type { BUILT_IN_TAGS } from '../../built-in-tags';
import { dispatch, OWN_EVENT } from '../framework/dispatch';
import type { ComponentNode, Data } from '../framework/glass';
import { elementOf } from '../framework/glass';
import { setStyleSegment, StyleSegment } from '../framework/style-segments';

export type BuiltInTag = (typeof BUILT_IN_TAGS)[number];

/** An element that WeChat brings along: which properties it takes and how it is drawn. */
export interface BuiltIn {
  tag: BuiltInTag;
  /** Defaults by property; their types are the properties' types, null takes anything. */
  properties?: Data;
  /** Draws the element. Without it, it is a box around its content. */
  draw?: (host: Host) => View;
}

/** What a built-in element does; everything is optional. */
export interface View {
  /** Where the content goes; the element itself by default. */
  slot?: HTMLElement;
  /** Called with all properties when they are set or change. */
  update?: (data: Data) => void;
  /** The element has been put into the page. */
  attached?: () => void;
  /** The element has been taken away. */
  detached?: () => void;
  /** A label around or for the element was tapped. */
  activate?: () => void;
  /** What a tap on the element says instead of its place; null: it was no tap on the element. */
  tapDetail?: (event: MouseEvent) => object | null;
  /** What a form reads, and how it is reset. */
  field?: FormField;
}

/** A control as its form sees it. */
export interface FormField {
  name: () => string;
  value: () => unknown;
  reset: () => void;
}

/** A built-in element in the page, as its view sees it. */
export class Host {
  readonly #styles = new Map<string, string>();

  constructor(
    readonly node: ComponentNode,
    readonly element: HTMLElement,
  ) {}

  get data(): Data {
    return this.node.data;
  }

  /** Id of the page or component whose WXML holds the element. */
  get owner(): string {
    return this.node.ownerShadowRoot?.getHostNode().is ?? '';
  }

  /** Sends an event whose own fields, e.g. its type, differ from what it is bound by. */
  triggerWith(name: string, detail: object, fields: object): void {
    dispatch(this.node, name, detail, OWN_EVENT, fields);
  }

  /** Sends an event of the element's own, which doesn't bubble. `heard` gets what each handler returned. */
  trigger(type: string, detail: unknown = {}, heard?: (returned: unknown) => void): void {
    dispatch(this.node, type, detail, OWN_EVENT, {}, heard);
  }

  /**
   * Sets styles of the element itself, next to those of its `style` attribute: whatever is written to the element
   * directly is gone with the next change of that attribute. An empty value takes a style away.
   */
  setStyle(styles: Record<string, string>): void {
    for (const [name, value] of Object.entries(styles)) this.#styles.set(name, value);
    const text = [...this.#styles].map(([name, value]) => (value === '' ? '' : `${name}:${value};`)).join('');
    setStyleSegment(this.node, text, StyleSegment.own);
  }

  /** Changes a property from inside, e.g. a typed value; `model:` bindings hear of it. */
  set(data: Data): void {
    this.node.setData(data);
  }
}

const views = new WeakMap<object, View>();

/** The view behind a node, if it is a built-in element. */
export function viewOf(node: object): View | undefined {
  return views.get(node);
}

/** Makes an element known to all pages and components of a space. */
export function defineBuiltIn(space: ComponentSpace, builtIn: BuiltIn): void {
  const draw = builtIn.draw ?? (() => ({}));
  const properties = Object.entries({
    hoverClass: 'none',
    hoverStopPropagation: false,
    ...builtIn.properties,
  });
  const definition = space
    .define(`wx-${builtIn.tag}`)
    .options({
      externalComponent: true,
      writeIdToDOM: true,
      writeFieldsToNode: false,
      templateEngine: { create: () => ({ createInstance: (node) => new BuiltInInstance(node, draw) }) },
    })
    .definition({
      properties: Object.fromEntries(
        properties.map(([name, value]) => [name, { type: typeOf(value), value }]),
      ) as never,
    })
    .lifetime('attached', function () {
      viewOf(this)?.attached?.();
    })
    .lifetime('detached', function () {
      viewOf(this)?.detached?.();
    })
    .registerComponent();
  space.setGlobalUsingComponent(builtIn.tag, definition.general());
}

function typeOf(value: unknown): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return Array;
  return { string: String, number: Number, boolean: Boolean, object: Object }[typeof value as 'string'];
}

/** Connects a view with glass-easel, for which it is a foreign part of the tree. */
class BuiltInInstance {
  readonly shadowRoot: ExternalShadowRoot;
  readonly #view: View;

  constructor(node: ComponentNode, draw: (host: Host) => View) {
    // A page that was closed while it was loading may still set data, as in WeChat: what it draws is nowhere.
    const element = elementOf(node) ?? document.createElement('div');
    this.#view = draw(new Host(node, element));
    views.set(node, this.#view);
    this.shadowRoot = {
      root: element as never,
      slot: (this.#view.slot ?? element) as never,
      getIdMap: () => ({}),
      handleEvent: () => undefined,
      setListener: () => undefined,
    };
  }

  initValues(data: Data): void {
    this.#view.update?.(data);
  }

  updateValues(data: Data): void {
    this.#view.update?.(data);
  }
}
