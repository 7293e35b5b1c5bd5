/** A place in GCJ-02, in degrees. */
export interface Place {
  latitude: number;
  longitude: number;
}

/** Px of the plan; the origin is the map's upper left corner. */
export interface Pixel {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

/** What lies within these corners. */
export interface Region {
  southwest: Place;
  northeast: Place;
}

/** Px of the whole earth's width at scale 0. */
const WORLD = 256;
/** The earth's circumference in m. */
const EQUATOR = 40_075_016.686;
/** Px that are kept free around what is to be seen whole. */
const EDGE = 20;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Which part of the earth a map shows: Mercator, with the centre in its middle. */
export class Camera {
  constructor(
    readonly center: Place,
    /** WeChat's scale: one more is twice as large. */
    readonly scale: number,
    readonly size: Size,
  ) {}

  toPixel(place: Place): Pixel {
    const [at, center] = [project(place, this.scale), project(this.center, this.scale)];
    return { x: at.x - center.x + this.size.width / 2, y: at.y - center.y + this.size.height / 2 };
  }

  toPlace({ x, y }: Pixel): Place {
    const center = project(this.center, this.scale);
    return unproject(
      { x: center.x + x - this.size.width / 2, y: center.y + y - this.size.height / 2 },
      this.scale,
    );
  }

  /** How many px a length in m has at the map's centre. */
  lengthOf(meters: number): number {
    return (meters * WORLD * 2 ** this.scale) / (EQUATOR * Math.cos(radians(this.center.latitude)));
  }

  get region(): Region {
    const { width, height } = this.size;
    return { southwest: this.toPlace({ x: 0, y: height }), northeast: this.toPlace({ x: width, y: 0 }) };
  }

  /** The camera that shows all `places` (at least one) within px of padding: top, right, bottom, left. */
  including(
    places: Place[],
    [top = EDGE, right = EDGE, bottom = EDGE, left = EDGE]: number[],
    scales: [number, number],
  ): Camera {
    const points = places.map((place) => project(place, 0));
    const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
    const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const fitting = Math.min(
      Math.log2((this.size.width - left - right) / (east - west)),
      Math.log2((this.size.height - top - bottom) / (south - north)),
    );
    const scale = Math.min(Math.max(Number.isNaN(fitting) ? scales[0] : fitting, scales[0]), scales[1]);
    const shift = { x: (right - left) / 2 / 2 ** scale, y: (bottom - top) / 2 / 2 ** scale };
    const center = unproject({ x: (west + east) / 2 + shift.x, y: (north + south) / 2 + shift.y }, 0);
    return new Camera(center, scale, this.size);
  }
}

function project({ latitude, longitude }: Place, scale: number): Pixel {
  const sine = Math.sin(radians(latitude));
  const world = WORLD * 2 ** scale;
  return {
    x: world * (longitude / 360 + 0.5),
    y: world * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)),
  };
}

function unproject({ x, y }: Pixel, scale: number): Place {
  const world = WORLD * 2 ** scale;
  const angle = Math.PI * (1 - (2 * y) / world);
  return { latitude: (Math.atan(Math.sinh(angle)) * 180) / Math.PI, longitude: (x / world - 0.5) * 360 };
}
