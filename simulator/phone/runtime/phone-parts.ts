import type { AppCode } from './app-code';
import type { AppHolder } from './app-globals';
import type { Back } from './back';
import type { Device } from './device';
import type { Entry } from './entry';
import type { Kept } from './files/kept-map';
import type { LocalFile, LocalFiles } from './files/local-files';
import type { OpenPage } from './pages/open-page';
import type { PageStack } from './pages/page-stack';
import type { FontSize } from './shell/font-size';
import type { PullDown } from './shell/pull-down';
import type { Permissions } from './permissions';
import type { Privacy } from './privacy';
import type { Scanner } from './scanner';
import type { Sharing } from './sharing';
import type { Screen } from './shell/screen';
import type { TapTurn } from './shell/tap-turn';
import type { TabBar } from './shell/tab-bar';
import type { Theme } from './shell/theme';
import type { Toast } from './shell/toast';

/** What APIs, elements and tests may use of the phone they run on. */
export interface PhoneParts {
  readonly device: Device;
  readonly app: AppHolder;
  readonly appCode: AppCode;
  /** What stays on the phone over restarts. */
  readonly kept: Kept<LocalFile>;
  readonly files: LocalFiles;
  readonly stack: PageStack;
  readonly theme: Theme;
  readonly screen: Screen;
  readonly privacy: Privacy;
  readonly permissions: Permissions;
  readonly back: Back;
  readonly entry: Entry;
  readonly scanner: Scanner;
  readonly sharing: Sharing;
  readonly tabs: TabBar;
  readonly taps: TapTurn;
  readonly toast: Toast;
  readonly pullDown: PullDown;
  readonly fontSize: FontSize;
  /** What the phone did that can't be seen, e.g. `vibrateShort`. */
  readonly log: string[];
  /** Draws navigation bar and tab bar for a page, the one on top by default. */
  showBars(page?: OpenPage): void;
}
