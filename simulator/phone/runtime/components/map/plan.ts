import type { Circle, MapOverlays, Polygon, Polyline } from './overlays';
import type { Camera, Place } from './projection';

const SVG = 'http://www.w3.org/2000/svg';
/** Px between the lines of the plan's grid at a whole scale. */
const GRID = 64;
/** Colour of lines without one. */
const INK = '#000000';

/** Draws the plan below the markers: a grid instead of streets, then areas, lines and the person's place. */
export function drawPlan(
  canvas: SVGElement,
  camera: Camera,
  overlays: MapOverlays,
  person: Place | null,
): void {
  canvas.replaceChildren(
    ...gridLines(camera),
    ...overlays.polygons.map((polygon) => drawPolygon(camera, polygon)),
    ...overlays.circles.map((circle) => drawCircle(camera, circle)),
    ...overlays.polyline.map((line) => drawPolyline(camera, line)),
    ...(person ? drawPerson(camera, person) : []),
  );
}

/** Lines at fixed places, so that dragging the map can be seen. */
function gridLines(camera: Camera): Element[] {
  const { width, height } = camera.size;
  const step = GRID * 2 ** (camera.scale - Math.floor(camera.scale));
  const origin = camera.toPixel({ latitude: 0, longitude: 0 });
  const places = (from: number, length: number) => {
    const first = ((from % step) + step) % step;
    return Array.from({ length: Math.ceil(length / step) }, (_, index) => first + index * step);
  };
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    shape('line', { x1, y1, x2, y2, stroke: '#ffffff', 'stroke-width': 3 });
  return [
    ...places(origin.x, width).map((x) => line(x, 0, x, height)),
    ...places(origin.y, height).map((y) => line(0, y, width, y)),
  ];
}

function drawCircle(camera: Camera, circle: Circle): Element {
  const { x, y } = camera.toPixel(circle);
  return shape('circle', {
    cx: x,
    cy: y,
    r: camera.lengthOf(circle.radius),
    fill: circle.fillColor ?? 'none',
    stroke: circle.color ?? INK,
    'stroke-width': circle.strokeWidth ?? 1,
  });
}

function drawPolygon(camera: Camera, { points = [], ...polygon }: Polygon): Element {
  return shape('polygon', {
    points: pixels(camera, points),
    fill: polygon.fillColor ?? 'none',
    stroke: polygon.strokeColor ?? INK,
    'stroke-width': polygon.strokeWidth ?? 1,
  });
}

function drawPolyline(
  camera: Camera,
  { points = [], color = INK, width = 1, dottedLine }: Polyline,
): Element {
  return shape('polyline', {
    points: pixels(camera, points),
    fill: 'none',
    stroke: color,
    'stroke-width': width,
    ...(dottedLine ? { 'stroke-dasharray': `${width * 2} ${width * 2}` } : {}),
  });
}

function drawPerson(camera: Camera, person: Place): Element[] {
  const { x, y } = camera.toPixel(person);
  return [
    shape('circle', { cx: x, cy: y, r: 9, fill: '#ffffff', class: 'wx-map-person' }),
    shape('circle', { cx: x, cy: y, r: 6, fill: '#1e80ff' }),
  ];
}

function pixels(camera: Camera, points: Place[]): string {
  return points
    .map((place) => camera.toPixel(place))
    .map(({ x, y }) => `${x},${y}`)
    .join(' ');
}

function shape(name: string, attributes: Record<string, string | number>): Element {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  return made;
}
