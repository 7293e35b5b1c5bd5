import * as v from 'valibot';
import { readText } from './program';

const Variables = v.record(v.string(), v.string());
const ThemeFile = v.object({ light: Variables, dark: Variables });

/** theme.json: what `@name` in app.json stands for by day and by night. */
export interface Theme {
  names: { light: Set<string>; dark: Set<string> };
  /** The value itself, or for `@name` what the themes put in its place. */
  valuesOf: (value: string) => string[];
}

export function readTheme(folder: string, file = ''): Theme {
  const text = file === '' ? '' : readText(folder, file);
  const { light, dark } = text === '' ? { light: {}, dark: {} } : v.parse(ThemeFile, JSON.parse(text));
  const valuesOf = (value: string) => {
    const values = value.startsWith('@') ? [light[value.slice(1)], dark[value.slice(1)]] : [value];
    return values.filter((found): found is string => found !== undefined);
  };
  return { names: { light: new Set(Object.keys(light)), dark: new Set(Object.keys(dark)) }, valuesOf };
}

/** Names used anywhere in `settings` that one of the two themes lacks; WeChat then shows its default. */
export function wrongThemeNames({ names }: Theme, settings: unknown[]): string[] {
  const used = [...JSON.stringify(settings).matchAll(/"@(\w+)"/g)].map(([, name = '']) => name);
  const missing = (['light', 'dark'] as const).flatMap((theme) =>
    used.filter((name) => !names[theme].has(name)).map((name) => `@${name} is not in the ${theme} theme`),
  );
  return [...new Set(missing)];
}
