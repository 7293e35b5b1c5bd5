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

/** The browser's CSS of a style sheet, and the files (absolute) it was made from. */
export interface CompiledStyle {
  css: string;
  files: string[];
}

/**
 * Compiles the style sheet with this id, imports included; empty CSS when there is none. Class names of components
 * hold {@link PREFIX_MARK} where their prefix goes.
 */
export function compileStyle(
  id: string,
  owner: StyleOwner,
  resolver: Resolver,
  problems: Problems,
): CompiledStyle {
  const file = `${resolver.fileOf(id)}.wxss`;
  const source = new StyleSource(resolver, problems);
  if (!existsSync(file)) return { css: '', files: [file] };
  const root = source.read(file, [id]);
  root.walkRules((rule) => {
    if (!isKeyframe(rule)) rule.selector = ownedSelector(rule.selector, owner, id);
  });
  root.walkAtRules('media', applyThemeQuery);
  root.walkAtRules('font-face', useLocalIcons);
  return { css: root.toString(), files: source.files };
}

/** Reads style sheets with their imports in place. */
class StyleSource {
  readonly files: string[] = [];

  constructor(
    readonly resolver: Resolver,
    readonly problems: Problems,
  ) {}

  read(file: string, importers: string[]): Root {
    this.files.push(file);
    const root = this.#parse(file);
    const folder = path.posix.dirname(this.resolver.idOf(file));
    root.walkDecls((declaration) => {
      declaration.value = browserValue(declaration.value, folder);
    });
    root.walkAtRules('import', (rule) => {
      rule.replaceWith(...this.#imported(rule, file, importers));
    });
    return root;
  }

  #parse(file: string): Root {
    try {
      return postcss.parse(readFileSync(file, 'utf8'), { from: file });
    } catch (error) {
      this.problems.add(file, error instanceof Error ? error.message : String(error));
      return postcss.root();
    }
  }

  #imported(rule: AtRule, file: string, importers: string[]): ChildNode[] {
    const request = /["']([^"']+)["']/.exec(rule.params)?.[1] ?? '';
    const target = request.startsWith('/')
      ? `${this.resolver.fileOf(request.slice(1).replace(/\.wxss$/, ''))}.wxss`
      : path.join(path.dirname(file), request);
    const id = this.resolver.idOf(target);
    if (importers.includes(id)) return [];
    if (existsSync(target)) return this.read(target, [...importers, id]).nodes;
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
