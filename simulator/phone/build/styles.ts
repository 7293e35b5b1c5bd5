import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AtRule, ChildNode, Root, Rule } from 'postcss';
import postcss from 'postcss';
import type { Problems } from './problems';
import type { Resolver } from './resolve';
import { appSelector, componentSelector, pageSelector, themeSelector } from './style-selectors';
import { browserValue } from './style-values';

/** What a style sheet belongs to decides how far its selectors reach. */
export type StyleOwner = 'app' | 'page' | 'component';

/** Where the server offers the icon font that vant would load from the internet. */
export const VANT_ICON_ADDRESS = '/phone/vant-icon.woff2';

/** Compiles WXSS files and remembers which files it read. */
export class StyleCompiler {
  readonly files: string[] = [];

  constructor(
    readonly resolver: Resolver,
    readonly problems: Problems,
  ) {}

  /**
   * The browser's CSS for the style sheet with this id, imports included; empty when there is none.
   * Class names of components hold {@link PREFIX_MARK} where their prefix goes.
   */
  compile(id: string, owner: StyleOwner): string {
    const file = `${this.resolver.fileOf(id)}.wxss`;
    if (!existsSync(file)) return '';
    const root = this.#parse(file, [id]);
    root.walkDecls((declaration) => {
      declaration.value = browserValue(declaration.value, path.posix.dirname(id));
    });
    root.walkRules((rule) => {
      if (!isKeyframe(rule)) rule.selector = ownedSelector(rule.selector, owner, id);
    });
    root.walkAtRules('media', applyThemeQuery);
    root.walkAtRules('font-face', useLocalIcons);
    return root.toString();
  }

  #parse(file: string, importers: string[]): Root {
    this.files.push(file);
    let root: Root;
    try {
      root = postcss.parse(readFileSync(file, 'utf8'), { from: file });
    } catch (error) {
      this.problems.add(file, error instanceof Error ? error.message : String(error));
      return postcss.root();
    }
    root.walkAtRules('import', (rule) => {
      rule.replaceWith(...this.#imported(rule, file, importers));
    });
    return root;
  }

  #imported(rule: AtRule, file: string, importers: string[]): ChildNode[] {
    const request = /["']([^"']+)["']/.exec(rule.params)?.[1] ?? '';
    const target = request.startsWith('/')
      ? `${this.resolver.fileOf(request.slice(1).replace(/\.wxss$/, ''))}.wxss`
      : path.join(path.dirname(file), request);
    const id = this.resolver.idOf(target);
    if (importers.includes(id)) return [];
    if (existsSync(target)) return this.#parse(target, [...importers, id]).nodes;
    this.problems.add(file, `imports ${request}, which is not there`, rule.source?.start?.line);
    return [];
  }
}

function ownedSelector(selector: string, owner: StyleOwner, id: string): string {
  if (owner === 'component') return componentSelector(selector);
  return owner === 'page' ? pageSelector(selector, id) : appSelector(selector);
}

function isKeyframe(rule: Rule): boolean {
  const { parent } = rule;
  return parent?.type === 'atrule' && (parent as AtRule).name.endsWith('keyframes');
}

/** The browser's own theme is not the phone's: the query becomes a mark on the phone's root. */
function applyThemeQuery(media: AtRule): void {
  const query = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/;
  const theme = query.exec(media.params)?.[1];
  if (theme === undefined) return;
  media.walkRules((rule) => {
    if (!isKeyframe(rule)) rule.selector = themeSelector(rule.selector, theme);
  });
  const rest = media.params
    .replace(query, '')
    .replace(/^\s*and\s+|\s+and\s*$/g, '')
    .trim();
  if (rest === '') media.replaceWith(...(media.nodes ?? []));
  else media.params = rest;
}

function useLocalIcons(face: AtRule): void {
  const isVant = face.some(
    (node) => node.type === 'decl' && node.prop === 'font-family' && node.value.includes('vant-icon'),
  );
  if (!isVant) return;
  face.walkDecls('src', (source) => {
    source.value = `url("${VANT_ICON_ADDRESS}") format("woff2")`;
  });
}
