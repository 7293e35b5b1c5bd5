import parser from 'postcss-selector-parser';
import { BUILT_IN_TAGS } from '../built-in-tags';
import { PREFIX_MARK } from '../prefix-mark';

const builtIn = new Set<string>(BUILT_IN_TAGS);

/** Selectors of app.wxss: built-in elements by their name in the document. */
export function appSelector(selector: string): string {
  return parser((root) => {
    root.walkTags(renameTag);
  }).processSync(selector);
}

/**
 * Selectors of a page: they hold inside this page only, since all pages of the stack are in one document.
 * `:where` keeps their weight as written.
 */
export function pageSelector(selector: string, id: string): string {
  const mark = `:where([wx-page="${id}"])`;
  return parser((root) => {
    root.walkTags(renameTag);
    root.each((complex) => {
      const first = complex.first;
      const isPage = first.type === 'tag' && first.value === 'page';
      if (isPage) complex.insertAfter(first, parser.pseudo({ value: mark }));
      else prepend(complex, mark);
    });
  }).processSync(selector);
}

/** Selectors of a component: its classes carry its prefix, `:host` is its own element. */
export function componentSelector(selector: string): string {
  return parser((root) => {
    root.walkTags(renameTag);
    root.walkClasses((node) => {
      node.value = PREFIX_MARK + node.value;
    });
    root.walkPseudos((node) => {
      if (node.value === ':host')
        node.replaceWith(
          parser.attribute({ attribute: `wx-host="${PREFIX_MARK}"`, raws: {}, value: undefined }),
        );
    });
  }).processSync(selector);
}

/** The same selectors, holding only while the phone shows this theme. */
export function themeSelector(selector: string, theme: string): string {
  const mark = `:where([data-theme="${theme}"])`;
  return parser((root) => {
    root.each((complex) => prepend(complex, mark));
  }).processSync(selector);
}

function prepend(complex: parser.Selector, mark: string): void {
  complex.first.spaces.before = '';
  complex.prepend(parser.combinator({ value: ' ' }));
  complex.prepend(parser.pseudo({ value: mark }));
}

function renameTag(node: parser.Tag): void {
  if (builtIn.has(node.value)) node.value = `wx-${node.value}`;
}
