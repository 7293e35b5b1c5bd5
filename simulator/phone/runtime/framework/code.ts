import type { ComponentSpace, GeneralBehavior } from 'glass-easel';
import { addGlobalWarningListener } from 'glass-easel';
import type { CodeSpace } from 'glass-easel-miniprogram-adapter';
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import type { AppCode, UnitConfig } from '../app-code';
import { PhoneBackendContext } from './backend-context';
import type { FormBehavior } from './form-behaviors';
import { nameFormBehavior } from './form-behaviors';
import type { ComponentNode, Data, Instance } from './glass';
import { ReadyQueue } from './ready';
import { StyleSheets } from './style-sheets';
import { PhoneTemplateEngine } from './template-engine';

/** What `Page`, `Component` and `Behavior` are given. */
export type Definition = Data & { behaviors?: unknown[]; options?: Data };

interface Constructors {
  Page: (definition: Definition) => unknown;
  Component: (definition?: Definition) => unknown;
  Behavior: (definition: Definition) => unknown;
}

/** The adapter's function that decides a component's options; internal, but the only place to change them. */
interface OptionsOwner {
  prepareComponentOptions: (id: string, options?: Data) => [Data, string];
}

/** Runs the scripts of pages and components when they are first needed, and registers what they define. */
export class Code {
  readonly ready = new ReadyQueue();
  readonly space: ComponentSpace;
  readonly codeSpace: CodeSpace;
  readonly backend;
  /** What all pages and components inherit from. */
  readonly instancePrototype: Instance;
  readonly #app: AppCode;
  readonly #styles: StyleSheets;
  readonly #loaded = new Set<string>();
  readonly #behaviors: Record<string, unknown>;
  readonly #running: string[] = [];

  constructor(app: AppCode) {
    this.#app = app;
    this.#styles = new StyleSheets(app.styles);
    const environment = new MiniProgramEnv();
    this.codeSpace = environment.createCodeSpace('', true);
    this.space = this.codeSpace.getComponentSpace();
    this.space.updateComponentOptions({ templateEngine: new PhoneTemplateEngine() });
    this.backend = environment.associateBackend(new PhoneBackendContext());
    this.#prepareOptions();
    this.#noteAttached();
    this.#behaviors = this.#builtInBehaviors();
    this.instancePrototype = this.#findPrototype();
    addGlobalWarningListener(isWorthSaying);
  }

  /** The config of a page or component. */
  config(id: string): UnitConfig {
    return this.#app.manifest.units[id] ?? { usingComponents: {} };
  }

  /** Makes a page or component and everything it uses known to the framework. */
  load(id: string): void {
    if (this.#loaded.has(id)) return;
    this.#loaded.add(id);
    const config = this.config(id);
    for (const used of Object.values(config.usingComponents)) this.load(used.slice(1));
    this.codeSpace.addComponentStaticConfig(id, config);
    this.codeSpace.addStyleSheet(id, undefined, this.#styles.scopeName(id));
    const content = this.#app.templates[id];
    if (content) this.codeSpace.addCompiledTemplate(id, { groupList: this.#app.templates, content } as never);
    this.#run(id);
  }

  define(kind: 'Page' | 'Component', definition: Definition): void {
    const id = this.#running.at(-1);
    if (id === undefined) throw new Error(`${kind}() was called outside the script of a page or component`);
    const complete = { ...withoutIdleExport(definition), behaviors: this.#behaviorsOf(definition) };
    this.#takeStyleOptions(id, definition.options ?? {});
    this.#constructors(id)[kind](complete);
    this.#styles.add(id, this.#isolation(id));
  }

  /** Makes a behavior; `wx://…` names among its own behaviors are the framework's. */
  behavior(definition: Definition): unknown {
    return this.#constructors('').Behavior({ ...definition, behaviors: this.#behaviorsOf(definition) });
  }

  #run(id: string): void {
    this.#running.push(id);
    try {
      this.#app.scripts[id]?.();
    } finally {
      this.#running.pop();
    }
  }

  #constructors(id: string): Constructors {
    return this.codeSpace.componentEnv(id, (env) => env) as unknown as Constructors;
  }

  /** The adapter looks for these in the JSON only; WeChat takes them from the script too. */
  #takeStyleOptions(id: string, { addGlobalClass, styleIsolation }: Data): void {
    const config = this.config(id);
    const taken = {
      ...(addGlobalClass === undefined ? {} : { addGlobalClass }),
      ...(styleIsolation === undefined ? {} : { styleIsolation }),
    };
    const isPage = this.#app.manifest.pages.includes(id);
    // A page may be marked as component so that it can use Component(); its style stays a page's.
    this.codeSpace.addComponentStaticConfig(id, { ...taken, ...config, component: !isPage } as never);
  }

  #isolation(id: string): string {
    const space = this.codeSpace as unknown as { _$styleIsolationMap: Record<string, string> };
    return space._$styleIsolationMap[id] ?? 'isolated';
  }

  #behaviorsOf({ behaviors = [] }: Definition): unknown[] {
    return behaviors.map((behavior) => {
      if (typeof behavior !== 'string') return behavior;
      const known = this.#behaviors[behavior];
      if (known === undefined) throw new Error(`behavior ${behavior} is not available in the simulator`);
      return known;
    });
  }

  #builtInBehaviors(): Record<string, unknown> {
    const { Behavior } = this.#constructors('');
    const forms: Record<FormBehavior, unknown> = {
      'wx://form-field': Behavior({ properties: { name: { type: String }, value: { type: null } } }),
      'wx://form-field-group': Behavior({}),
      'wx://form-field-button': Behavior({}),
    };
    for (const [name, behavior] of Object.entries(forms))
      nameFormBehavior(name as FormBehavior, (behavior as { _$: GeneralBehavior })._$);
    return { ...forms, 'wx://component-export': Behavior({}) };
  }

  /** The adapter doesn't export it; a component made for the purpose leads to it. */
  #findPrototype(): Instance {
    const id = 'phone/probe';
    this.#constructors(id).Component({});
    const probe = this.backend.createRoot('view', this.codeSpace, id).get();
    let owner: object = probe;
    while (!Object.hasOwn(owner, 'setData')) owner = Object.getPrototypeOf(owner) as object;
    return owner as Instance;
  }

  #prepareOptions(): void {
    const owner = this.codeSpace as unknown as OptionsOwner;
    const prepare = owner.prepareComponentOptions.bind(owner);
    owner.prepareComponentOptions = (id, options) => {
      const [made, isolation] = prepare(id, options);
      // Ids as written, so that tests find them; no fields on nodes, since a component's property may be
      // called like one of the node's own, as `dataset` of vant's button.
      const ids = { idPrefixGenerator: null, writeIdToDOM: true, writeFieldsToNode: false };
      // A handler may be put on `this` when the page is there already, e.g. one that waits a moment (debounce).
      return [{ ...made, ...ids, useMethodCallerListeners: true }, isolation];
    };
  }

  #noteAttached(): void {
    const { ready } = this;
    const behavior = this.space
      .define()
      .lifetime('attached', function (this: unknown) {
        ready.add((this as { _$: ComponentNode })._$);
      })
      .registerBehavior();
    this.codeSpace.setOverallBehavior(behavior as never);
  }
}

/** `export` counts only together with the behavior for it. */
function withoutIdleExport(definition: Definition): Definition {
  if (definition.behaviors?.includes('wx://component-export')) return definition;
  return { ...definition, export: undefined };
}

/**
 * WeChat takes unknown attributes in silence, and vant sets many that only some clients know. Keys of lists inside
 * packages are their authors' affair.
 */
function isWorthSaying(message: string, component: unknown): boolean {
  const id = (component as { is?: string } | undefined)?.is ?? '';
  return !message.endsWith('is not a valid property') && !id.startsWith('miniprogram_npm/');
}
