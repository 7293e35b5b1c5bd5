import { existsSync, readFileSync } from 'node:fs';
import { TmplGroup } from 'glass-easel-template-compiler';
import { BUILT_IN_TAGS } from '../built-in-tags';
import type { Problems } from './problems';
import type { Resolver } from './resolve';
import { tagsIn } from './tags';
import type { Unit } from './walk';
import { WXS_RUNTIME, wxsMistake, wxsToScript } from './wxs';

/** How the template compiler reports; lines are counted from 0. */
interface TemplateReport {
  message: string;
  startLine: number;
}

/** `data-userName` is the dataset's `username` in WeChat, and documented. */
const TAKEN_BY_WECHAT = 'avoid uppercase letters';

/** Compiled WXML: a JavaScript expression, and the files (absolute) it was made from. */
export interface CompiledTemplates {
  expression: string;
  files: string[];
}

/**
 * Compiles the WXML of all units with everything they import, include or script. The compiler's
 * warnings are problems: it goes on after a missing end tag, and the page would silently be another.
 */
export function compileTemplates(units: Unit[], resolver: Resolver, problems: Problems): CompiledTemplates {
  const group = new TmplGroup();
  try {
    group.setExtraRuntimeScript(WXS_RUNTIME);
    const build = new TemplateBuild(group, resolver, problems);
    for (const { id } of units) build.addTemplate(id);
    for (const unit of units) build.checkTags(unit);
    return { expression: group.getTmplGenObjectGroups(), files: build.files };
  } finally {
    group.free();
  }
}

class TemplateBuild {
  readonly files: string[] = [];
  readonly #sources = new Map<string, string>();
  readonly #scripts = new Set<string>();

  constructor(
    readonly group: TmplGroup,
    readonly resolver: Resolver,
    readonly problems: Problems,
  ) {}

  addTemplate(id: string, importer?: string): void {
    if (this.#sources.has(id)) return;
    const source = this.#read(`${this.resolver.fileOf(id)}.wxml`, importer);
    if (source === null) return;
    this.#sources.set(id, source);
    const reports = this.group.addTmpl(id, source) as TemplateReport[];
    for (const { message, startLine } of reports.filter(({ message }) => message !== TAKEN_BY_WECHAT))
      this.problems.add(`${this.resolver.fileOf(id)}.wxml`, message, startLine + 1);
    for (const name of this.group.getInlineScriptModuleNames(id) as string[]) this.#useInlineScript(id, name);
    for (const script of this.group.getScriptDependencies(id) as string[]) this.#addScript(script, id);
    for (const other of this.group.getDirectDependencies(id) as string[]) this.addTemplate(other, id);
  }

  /** A tag that is neither built in nor declared would be drawn as an empty box; WeChat warns likewise. */
  checkTags({ id, base, config }: Unit): void {
    const generics = Object.keys(config.componentGenerics ?? {});
    const known = new Set([...BUILT_IN_TAGS, ...Object.keys(config.usingComponents), ...generics]);
    for (const [tag, line] of tagsIn(this.#sources.get(id) ?? ''))
      if (!known.has(tag))
        this.problems.add(`${base}.wxml`, `<${tag}> is neither built in nor in usingComponents`, line);
  }

  #useInlineScript(id: string, name: string): void {
    const script = this.group.getInlineScript(id, name);
    const before = this.#sources.get(id)?.split(script)[0] ?? '';
    this.#checkScript(`${this.resolver.fileOf(id)}.wxml`, script, before.split('\n').length - 1);
    this.group.setInlineScript(id, name, wxsToScript(script));
  }

  /** `above`: how many lines of the file come before the script. */
  #checkScript(file: string, script: string, above = 0): void {
    const mistake = wxsMistake(script);
    if (mistake) this.problems.add(file, mistake.message, above + mistake.line);
  }

  #addScript(id: string, importer: string): void {
    if (this.#scripts.has(id)) return;
    this.#scripts.add(id);
    const source = this.#read(`${this.resolver.fileOf(id)}.wxs`, importer);
    if (source === null) return;
    this.#checkScript(`${this.resolver.fileOf(id)}.wxs`, source);
    this.group.addScript(
      id,
      wxsToScript(source).replace(/(require\(\s*['"][^'"]+)\.wxs(['"]\s*\))/g, '$1$2'),
    );
    for (const [, request = ''] of source.matchAll(/require\(\s*['"]([^'"]+)['"]\s*\)/g))
      this.#addScript(scriptId(request, id), id);
  }

  #read(file: string, importer?: string): string | null {
    this.files.push(file);
    if (existsSync(file)) return readFileSync(file, 'utf8');
    if (importer !== undefined)
      this.problems.add(`${this.resolver.fileOf(importer)}.wxml`, `imports ${file}, which is not there`);
    return null;
  }
}

function scriptId(request: string, from: string): string {
  const base = request.startsWith('/') ? 'file:///' : `file:///${from}`;
  return new URL(request, base).pathname.slice(1).replace(/\.wxs$/, '');
}
