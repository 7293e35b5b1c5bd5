import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { Program } from './program';
import { readTheme, wrongThemeNames } from './theme';

const KILOBYTE = 1024;
const ICON_LIMIT = 40 * KILOBYTE;

const Settings = v.looseObject({
  lazyCodeLoading: v.literal('requiredComponents'),
  requiredPrivateInfos: v.pipe(v.array(v.string()), v.includes('getLocation')),
  permission: v.looseObject({
    'scope.userLocation': v.object({ desc: v.pipe(v.string(), v.minLength(1), v.maxLength(30)) }),
  }),
  tabBar: v.looseObject({
    list: v.pipe(
      v.array(
        v.looseObject({
          pagePath: v.string(),
          text: v.string(),
          iconPath: v.optional(v.string()),
          selectedIconPath: v.optional(v.string()),
        }),
      ),
      v.minLength(2),
      v.maxLength(5),
    ),
  }),
  themeLocation: v.optional(v.string()),
  sitemapLocation: v.optional(v.string()),
});

/** What WeChat or DevTools would refuse in app.json, or what the product needs there and isn't. */
export function wrongSettings({ folder, app }: Program): string[] {
  const parsed = v.safeParse(Settings, app);
  if (!parsed.success) {
    return parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'app.json'}: ${issue.message}`);
  }
  const { tabBar, themeLocation, sitemapLocation } = parsed.output;
  const theme = readTheme(folder, themeLocation);
  const icons = present(
    tabBar.list.flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath]),
  );
  const pages = tabBar.list.map(({ pagePath }) => pagePath);
  return [
    ...pages
      .filter((page) => !app.pages.includes(page))
      .map((page) => `tab ${page} isn't in the main package`),
    ...icons.flatMap((icon) => theme.valuesOf(icon)).flatMap((icon) => wrongIcon(folder, icon)),
    ...present([themeLocation, sitemapLocation]).filter((file) => !existsSync(path.join(folder, file))),
    ...wrongThemeNames(theme, [app.window, app.tabBar]),
  ];
}

function present(values: (string | undefined)[]): string[] {
  return values.filter((value): value is string => value !== undefined);
}

function wrongIcon(folder: string, icon: string): string[] {
  const file = path.join(folder, icon);
  if (!existsSync(file)) return [`${icon} is missing`];
  return statSync(file).size > ICON_LIMIT ? [`${icon} is larger than 40 KB`] : [];
}
