import type { Place } from './projection';

/** What WXML puts on a map; the names are WeChat's. Colours may have two more digits for their opacity. */
export interface MapOverlays {
  markers: Marker[];
  polyline: Polyline[];
  polygons: Polygon[];
  circles: Circle[];
}

export interface Marker extends Place {
  id?: number;
  iconPath?: string;
  title?: string;
  width?: number | string;
  height?: number | string;
  rotate?: number;
  alpha?: number;
  zIndex?: number;
  anchor?: { x?: number; y?: number };
  callout?: Note & { display?: 'BYCLICK' | 'ALWAYS' };
  label?: Note;
  ariaLabel?: string;
}

/** A text at a marker: its callout or its label. */
export interface Note {
  content?: string;
  color?: string;
  fontSize?: number;
  bgColor?: string;
  borderRadius?: number;
  borderWidth?: number;
  borderColor?: string;
  padding?: number;
  textAlign?: string;
  anchorX?: number;
  anchorY?: number;
}

export interface Polyline {
  points?: Place[];
  color?: string;
  width?: number;
  dottedLine?: boolean;
}

export interface Polygon {
  points?: Place[];
  strokeWidth?: number;
  strokeColor?: string;
  fillColor?: string;
}

export interface Circle extends Place {
  /** In m. */
  radius: number;
  color?: string;
  fillColor?: string;
  strokeWidth?: number;
}
