import type { WxTarget } from '../framework/wx-event';

/** What elements need of the phone around them. */
export interface Services {
  /** A `navigator` was tapped. @throws when the address can't be opened in this way. */
  navigate: (openType: string, url: string, delta: number) => void;
  /** The button `target` with an `open-type` was tapped. @throws for what the simulator can't open. */
  open: (openType: string, tell: (event: string, detail: object) => void, target: WxTarget) => void;
  /** Lets the person choose from columns of texts; resolves to an index per column, or null when cancelled. */
  choose: (wheels: Wheels) => Promise<number[] | null>;
  /** Where the phone is, if its owner lets the app know. */
  place: () => { latitude: number; longitude: number } | null;
  /** Calls `listener` whenever that may have changed; returns what ends this. */
  onPlace: (listener: () => void) => () => void;
  /** Milliseconds since 1970 by the phone's clock. */
  now: () => number;
  /** A `page-meta` set the look of the page around it. */
  pageMeta: (layer: Element, meta: PageMeta) => void;
}

/** What a picker shows. */
export interface Wheels {
  title: string;
  columns: string[][];
  selected: number[];
  /** A column was turned; may return other columns, e.g. fewer days. */
  onTurn?: (selected: number[], column: number) => Pick<Wheels, 'columns' | 'selected'> | undefined;
}

/** The properties of `page-meta` that the phone knows. */
export interface PageMeta {
  rootFontSize: string;
  pageFontSize: string;
  pageStyle: string;
  backgroundColor: string;
}
