/** Tags of WXML that are syntax and not elements. */
const SYNTAX = ['block', 'template', 'import', 'include', 'wxs', 'slot', 'wx-if', 'wx-for'];

/** The element names used in WXML source, each once, with the line (from 1) of the first use. */
export function tagsIn(wxml: string): Map<string, number> {
  const tags = new Map<string, number>();
  const text = blank(wxml, [/<!--[\s\S]*?-->/g, /<wxs\b[^>]*>[\s\S]*?<\/wxs>/g, /\{\{[\s\S]*?\}\}/g]);
  const markup = blank(text, [/"[^"]*"/g, /'[^']*'/g]);
  for (const match of markup.matchAll(/<([a-zA-Z][\w-]*)/g)) {
    const [, tag = ''] = match;
    if (SYNTAX.includes(tag) || tags.has(tag)) continue;
    tags.set(tag, markup.slice(0, match.index).split('\n').length);
  }
  return tags;
}

/** Empties what is no markup, but keeps the line breaks so that line numbers stay right. */
function blank(text: string, patterns: RegExp[]): string {
  return patterns.reduce(
    (rest, pattern) => rest.replace(pattern, (found) => found.replace(/[^\n]/g, ' ')),
    text,
  );
}
