import { rmSync } from 'node:fs';
import path from 'node:path';
import { resolvedTags } from './tags';
import { readyTree } from './tree';

/** What is used of miniprogram-simulate; its own types would bring WeChat's globals into all tools. */
interface Simulation {
  load: (component: string, tag: string, options: { rootPath: string }) => string;
  render: (id: string, properties?: object) => Simulated;
}

interface Simulated {
  dom: HTMLElement;
  instance: unknown;
  attach: (parent: Node) => void;
  detach: () => void;
  setData: (data: object) => void;
  addEventListener: (event: string, listener: (event: { detail: unknown }) => void) => void;
}

/** The framework below the simulation. */
interface Exparser {
  Event: {
    create: (name: string, detail: object) => object;
    dispatchEvent: (target: unknown, event: object) => void;
  };
}

/** An element of the document knows its node in the framework. */
type DrawnElement = HTMLElement & { __wxElement?: unknown };

const TAG = 'main';
/** How long in ms something may take to appear. */
const PATIENCE = 5000;

/** A mini program ready to be drawn, and the ids of its components that are loaded. */
interface Stage {
  simulation: Simulation;
  tree: string;
  ids: Map<string, string>;
}

const stages = new Map<string | undefined, Stage>();

afterAll(() => {
  for (const { tree } of stages.values()) rmSync(tree, { recursive: true, force: true });
});

/** A component in a document, as WeChat's simulation drew it. */
export class Mounted {
  constructor(
    readonly simulated: Simulated,
    readonly tags: ReadonlySet<string>,
  ) {}

  /** Everything it says, without spaces at the ends. */
  get text(): string {
    return this.simulated.dom.textContent.trim();
  }

  /** The first element with a class of the component's own. @throws if there is none. */
  part(className: string): HTMLElement {
    return this.find(`.${TAG}--${className}`);
  }

  /** Whether an element with a class of the component's own is there. */
  has(className: string): boolean {
    return this.simulated.dom.querySelector(`.${TAG}--${className}`) !== null;
  }

  /** The first element marked for tests with `data-test`. @throws if there is none. */
  marked(name: string): HTMLElement {
    return this.find(`[data-test="${name}"]`);
  }

  /** The first element that a CSS selector finds. @throws if there is none. */
  find(selector: string): HTMLElement {
    const found = this.simulated.dom.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`no ${selector} in ${this.simulated.dom.innerHTML}`);
    return found;
  }

  /** Waits until a CSS selector finds something, e.g. what vant shows after a transition. */
  async appears(selector: string): Promise<HTMLElement> {
    const end = Date.now() + PATIENCE;
    while (!this.simulated.dom.querySelector(selector) && Date.now() < end) await settled();
    return this.find(selector);
  }

  /** Changes properties, as the page around it would. */
  set(properties: object): void {
    this.simulated.setData(properties);
    expectResolved(this);
  }

  /** Details of all events of this name from now on. */
  events(name: string): unknown[] {
    const details: unknown[] = [];
    this.simulated.addEventListener(name, ({ detail }) => details.push(detail));
    return details;
  }

  /** Touches an element shortly, and waits until what that started has come to rest. */
  async tap(target: HTMLElement): Promise<void> {
    const finger = new Touch({ identifier: 1, target });
    const touch = { bubbles: true, cancelable: true, changedTouches: [finger] };
    target.dispatchEvent(new TouchEvent('touchstart', { ...touch, touches: [finger] }));
    target.dispatchEvent(new TouchEvent('touchend', { ...touch, touches: [] }));
    await settled();
    expectResolved(this);
  }

  /** Lets a built-in element send an event, e.g. `input`, as WeChat does when somebody types. */
  async tell(element: HTMLElement, event: string, detail: object): Promise<void> {
    const { Event } = jest.requireActual<Exparser>('miniprogram-exparser');
    Event.dispatchEvent((element as DrawnElement).__wxElement, Event.create(event, detail));
    await settled();
    expectResolved(this);
  }

  /** Takes it out of the document. */
  leave(): void {
    this.simulated.detach();
  }
}

/** Lets everything that waits for an answer given at once run on. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/**
 * Draws a component, e.g. `components/page-state/index`, in the document with real vant in it. `miniprogram`: its
 * mini program, the product's by default.
 * @throws when a tag in it, or in the components it uses, belongs to no component.
 */
export function mount(component: string, properties: object = {}, miniprogram?: string): Mounted {
  const stage = stages.get(miniprogram) ?? setUp(miniprogram);
  const tags = resolvedTags(stage.tree, path.join(stage.tree, component));
  const simulated = stage.simulation.render(idOf(stage, component), properties);
  simulated.attach(document.body);
  const mounted = new Mounted(simulated, tags);
  expectResolved(mounted);
  return mounted;
}

function setUp(miniprogram: string | undefined): Stage {
  const simulation = jest.requireActual<Simulation>('miniprogram-simulate');
  const stage = { simulation, tree: readyTree(miniprogram), ids: new Map<string, string>() };
  stages.set(miniprogram, stage);
  return stage;
}

/**
 * Every component gets modules of its own: a script that was required before would not call `Component()` again, and
 * the simulation would draw the component it shares with another one as an empty tag.
 */
function idOf({ simulation, tree, ids }: Stage, component: string): string {
  const known = ids.get(component);
  if (known !== undefined) return known;
  jest.isolateModules(() => {
    ids.set(component, simulation.load(path.join(tree, component), TAG, { rootPath: tree }));
  });
  return ids.get(component) ?? '';
}

/** The simulation draws a tag that it doesn't know as an empty element, and says nothing. */
function expectResolved({ simulated: { dom }, tags }: Mounted): void {
  const unresolved = [...dom.querySelectorAll('*')]
    .map(({ tagName }) => tagName.toLowerCase())
    .filter((tag) => !tag.startsWith('wx-') && !tags.has(tag));
  if (unresolved.length > 0) throw new Error(`unresolved tags: ${[...new Set(unresolved)].join(', ')}`);
}
