import type { Data, Instance, Node } from '../framework/glass';
import { elementOf } from '../framework/glass';
import { viewOf } from '../components/built-in';
import type { Phone } from '../phone';

/** What a query may ask of a node. */
interface Fields {
  id?: boolean;
  dataset?: boolean;
  mark?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  properties?: string[];
  computedStyle?: string[];
  node?: boolean;
  context?: boolean;
}

type Callback = (result: Data | Data[] | null) => void;

interface Request {
  run: () => Data | Data[] | null;
  callback: Callback;
}

/** `wx.createSelectorQuery()`: asks for places and sizes of nodes, in px from the page's corner. */
export class SelectorQuery {
  readonly #phone: Phone;
  readonly #requests: Request[] = [];
  #component: Instance | null;

  /** `component`: where to look; without it, in the page that is visible when the query runs. */
  constructor(phone: Phone, component: Instance | null = null) {
    this.#phone = phone;
    this.#component = component;
  }

  in(component: Instance): this {
    this.#component = component;
    return this;
  }

  select(selector: string): NodesRef {
    const root = this.#root();
    return new NodesRef(this, (fields) => {
      const node = root().querySelector(selector);
      return node && this.#ask(node, fields);
    });
  }

  selectAll(selector: string): NodesRef {
    const root = this.#root();
    return new NodesRef(this, (fields) =>
      root()
        .querySelectorAll(selector)
        .map((node) => this.#ask(node, fields)),
    );
  }

  selectViewport(): NodesRef {
    return new NodesRef(this, (fields) => this.#askViewport(fields));
  }

  /** Runs all requests, tells each callback and then this one. */
  exec(callback: (results: unknown[]) => void = () => undefined): void {
    setTimeout(() => {
      const results = this.#requests.map(({ run, callback: tell }) => {
        const result = run();
        tell(result);
        return result;
      });
      callback(results);
    }, 0);
  }

  /** Used by {@link NodesRef}. */
  add(run: Request['run'], callback: Callback = () => undefined): this {
    this.#requests.push({ run, callback });
    return this;
  }

  #root(): () => NonNullable<ReturnType<Instance['_$']['getShadowRoot']>> {
    const component = this.#component;
    return () => {
      const root = (component ?? this.#phone.stack.top.instance)._$.getShadowRoot();
      if (!root) throw new Error('createSelectorQuery: the component is gone');
      return root;
    };
  }

  #ask(node: Node, fields: Fields): Data {
    const element = elementOf(node);
    const rect = element?.getBoundingClientRect() ?? new DOMRect();
    const origin = this.#phone.screen.pages.getBoundingClientRect();
    const [left, top] = [rect.left - origin.left, rect.top - origin.top];
    return {
      ...(fields.id ? { id: node.id } : {}),
      ...(fields.dataset ? { dataset: node.dataset } : {}),
      ...(fields.mark ? { mark: node.collectMarks() } : {}),
      ...(fields.rect ? { left, top, right: left + rect.width, bottom: top + rect.height } : {}),
      ...(fields.size ? { width: rect.width, height: rect.height } : {}),
      ...(fields.scrollOffset ? scrollOf(viewOf(node)?.slot?.parentElement ?? element) : {}),
      ...pick((node as { data?: Data }).data ?? {}, fields.properties),
      ...(element ? pick(getComputedStyle(element) as unknown as Data, fields.computedStyle) : {}),
      ...(fields.node ? { node: element?.querySelector('canvas') ?? null } : {}),
    };
  }

  #askViewport(fields: Fields): Data {
    const { clientWidth: width, clientHeight: height } = this.#phone.screen.pages;
    return {
      ...(fields.id ? { id: '' } : {}),
      ...(fields.dataset ? { dataset: {} } : {}),
      ...(fields.rect ? { left: 0, top: 0, right: width, bottom: height } : {}),
      ...(fields.size ? { width, height } : {}),
      ...(fields.scrollOffset ? scrollOf(this.#phone.stack.top.layer) : {}),
    };
  }
}

/** What was selected, and what to ask of it. */
class NodesRef {
  constructor(
    readonly query: SelectorQuery,
    readonly ask: (fields: Fields) => Data | Data[] | null,
  ) {}

  fields(fields: Fields, callback?: Callback): SelectorQuery {
    return this.query.add(() => this.ask(fields), callback);
  }

  boundingClientRect(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, rect: true, size: true }, callback);
  }

  scrollOffset(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, scrollOffset: true }, callback);
  }

  node(callback?: Callback): SelectorQuery {
    return this.fields({ node: true }, callback);
  }
}

function scrollOf(element: Element | null): Data {
  const { scrollLeft = 0, scrollTop = 0, scrollWidth = 0, scrollHeight = 0 } = element ?? {};
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight };
}

function pick(from: Data, names: string[] = []): Data {
  return Object.fromEntries(names.map((name) => [name, from[name]]));
}
