import type { Problem } from '../build/problems';

/** The JSON of a page or component; `usingComponents` resolved by the build to `/id`. */
export type UnitConfig = Record<string, unknown> & { usingComponents: Record<string, string> };

/** The compiled mini program, as its bundle hands it over (see build/scripts.ts). */
export interface AppCode {
  manifest: {
    /** app.json. */
    app: Record<string, unknown>;
    /** theme.json. */
    theme: Record<string, Record<string, string>>;
    pages: string[];
    /** Id of the app's own tab bar; null when the phone draws it. */
    tabBarId: string | null;
    units: Record<string, UnitConfig>;
  };
  /** Compiled WXML by id. */
  templates: Record<string, unknown>;
  /** CSS by id, `app` for app.wxss. */
  styles: Record<string, string>;
  /** Runs the script of `app`, a page or a component. */
  scripts: Record<string, () => unknown>;
}

export type { Problem };
