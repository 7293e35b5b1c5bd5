import { statSync } from 'node:fs';
import type { Problems } from './problems';
import type { Resolver } from './resolve';
import type { CompiledStyle, StyleOwner } from './styles';
import { compileStyle } from './styles';

/** Compiled style sheets, made anew only when one of their files has changed: vant alone has many. */
export class StyleCache {
  readonly #known = new Map<string, { style: CompiledStyle; stamp: string }>();

  /** The style sheet with this id as {@link compileStyle} makes it. */
  compile(id: string, owner: StyleOwner, resolver: Resolver, problems: Problems): CompiledStyle {
    const known = this.#known.get(id);
    if (known?.stamp === stampOf(known?.style.files ?? [])) return known.style;
    const before = problems.list.length;
    const style = compileStyle(id, owner, resolver, problems);
    // A sheet with a problem is compiled every time, so that the problem is reported every time.
    if (problems.list.length === before) this.#known.set(id, { style, stamp: stampOf(style.files) });
    return style;
  }
}

function stampOf(files: string[]): string {
  return files.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0).join(' ');
}
