import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { type Program } from './program';

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
  const icons = tabBar.list.flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath]);
  return [
    ...tabBar.list.flatMap(({ pagePath }) =>
      app.pages.includes(pagePath) ? [] : [`tab ${pagePath} isn't in the main package`],
    ),
    ...present(icons).flatMap((icon) => wrongIcon(folder, icon)),
    ...present([themeLocation, sitemapLocation]).filter((file) => !existsSync(path.join(folder, file))),
  ];
}

function present(values: (string | undefined)[]): string[] {
  return values.filter((value): value is string => value !== undefined);
}

/** Icons named by a variable of theme.json begin with @ and are looked up there by WeChat. */
function wrongIcon(folder: string, icon: string): string[] {
  if (icon.startsWith('@')) return [];
  const file = path.join(folder, icon);
  if (!existsSync(file)) return [`${icon} is missing`];
  return statSync(file).size > ICON_LIMIT ? [`${icon} is larger than 40 KB`] : [];
}
