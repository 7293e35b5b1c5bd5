import { parse } from 'acorn';

/**
 * What WXS offers beside JavaScript, as source put in front of the templates.
 * `constructor` of a WXS value is the *name* of its type, which JavaScript can't imitate by overriding.
 */
export const WXS_RUNTIME = `
function getRegExp(pattern, flags) { return new RegExp(pattern, flags); }
function getDate() {
  return arguments.length === 0 ? new Date() : new (Date.bind.apply(Date, [null].concat([].slice.call(arguments))))();
}
function wxsTypeOf(value) {
  if (value === undefined || value === null) return undefined;
  return Object.prototype.toString.call(value).slice(8, -1);
}
`;

/** Escapes that mean the same in WXS and JavaScript; every other backslash stays a backslash in WXS. */
const SHARED_ESCAPES = '\\\'"nrtbfvux0';

/** Turns WXS source into JavaScript that does the same, given {@link WXS_RUNTIME}. */
export function wxsToScript(source: string): string {
  return source
    .replace(/getRegExp\(\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g, (_, pattern: string) => {
      return `getRegExp(${keepBackslashes(pattern)}`;
    })
    .replace(/([\w$]+(?:\.[\w$]+|\[[^\]]*\])*)\.constructor\b/g, 'wxsTypeOf($1)');
}

function keepBackslashes(literal: string): string {
  return literal.replace(/\\(.)/g, (escape, character: string) =>
    SHARED_ESCAPES.includes(character) ? escape : `\\${escape}`,
  );
}

/** What is wrong with a WXS, and in which of its lines (from 1). */
export interface WxsMistake {
  message: string;
  line: number;
}

/** WXS is JavaScript as of 2009: what came later does not compile in WeChat. Null when there is no mistake. */
export function wxsMistake(source: string): WxsMistake | null {
  try {
    parse(source, { ecmaVersion: 5, sourceType: 'script', allowReturnOutsideFunction: true });
    return null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { loc } = error as SyntaxError & { loc: { line: number } };
    return { message: `wxs: ${error.message.replace(/ \(\d+:\d+\)$/, '')}`, line: loc.line };
  }
}
