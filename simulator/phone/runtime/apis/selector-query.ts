import type { Data, Instance, Node } from '../framework/glass';
import { elementOf } from '../framework/glass';
import { viewOf } from '../components/built-in';
import type { PhoneParts } from '../phone-parts';
import { rectOf } from './rect';

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
  readonly #phone: PhoneParts;
  readonly #requests: Request[] = [];
  #component: Instance | null;

  /** `component`: where to look; without it, in the page that is visible when the query runs. */
  constructor(phone: PhoneParts, component: Instance | null = null) {
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
    return {
      ...pick(
        { id: node.id, dataset: node.dataset, mark: node.collectMarks() },
        wanted(fields, 'id', 'dataset', 'mark'),
      ),
      ...pick(rectOf(element, this.#phone.screen.pages), rectFields(fields)),
      ...(fields.scrollOffset ? scrollOf(viewOf(node)?.slot?.parentElement ?? element) : {}),
      ...pick((node as { data?: Data }).data ?? {}, fields.properties),
      ...(element ? pick(getComputedStyle(element) as unknown as Data, fields.computedStyle) : {}),
      ...(fields.node ? { node: element?.querySelector('canvas') ?? null } : {}),
    };
  }

  #askViewport(fields: Fields): Data {
    const { pages } = this.#phone.screen;
    return {
      ...pick({ id: '', dataset: {} }, wanted(fields, 'id', 'dataset')),
      ...pick(rectOf(pages, pages), rectFields(fields)),
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

function wanted(fields: Fields, ...names: (keyof Fields)[]): string[] {
  return names.filter((name) => fields[name]);
}

function rectFields({ rect, size }: Fields): string[] {
  return [...(rect ? ['left', 'top', 'right', 'bottom'] : []), ...(size ? ['width', 'height'] : [])];
}

function scrollOf(element: Element | null): Data {
  const { scrollLeft = 0, scrollTop = 0, scrollWidth = 0, scrollHeight = 0 } = element ?? {};
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight };
}

function pick(from: Data, names: string[] = []): Data {
  return Object.fromEntries(names.map((name) => [name, from[name]]));
}
