import type { Data } from '../../framework/glass';
import { browserAddress } from '../address';
import type { Host } from '../built-in';
import { listenToDrags } from '../drag';
import type { Services } from '../services';
import { drawMarker } from './markers';
import type { Marker } from './overlays';
import { drawPlan } from './plan';
import type { Place, Region } from './projection';
import { Camera } from './projection';

/** Why the map shows another part of the earth. */
type Cause = 'drag' | 'scale' | 'update';

const mapViews = new WeakMap<object, MapView>();

/** The map behind a node, if it is one. */
export function mapAt(node: object): MapView | undefined {
  return mapViews.get(node);
}

/** A map as a drawn plan, without tiles. */
export class MapView {
  readonly canvas = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  readonly notes = document.createElement('div');
  /** The last tap hit a marker or its text, not the map. */
  #hitMarker = false;
  readonly #host: Host;
  readonly #services: Services;
  readonly #resizes = new ResizeObserver(() => this.#draw());
  #stopFollowing: () => void = () => undefined;
  #center: Place = { latitude: 0, longitude: 0 };
  #scale = 16;
  #before: Data = {};
  #open: number | undefined;

  constructor(host: Host, services: Services) {
    this.#host = host;
    this.#services = services;
    this.canvas.classList.add('wx-map-plan');
    this.notes.className = 'wx-map-notes';
    mapViews.set(host.node, this);
    this.#listenToDrags();
    this.#listenToWheel();
  }

  start(): void {
    this.#resizes.observe(this.#host.element);
    this.#stopFollowing = this.#services.onPlace(() => this.#draw());
    const { includePoints } = this.#host.data as { includePoints: Place[] };
    if (includePoints.length > 0) this.#look(this.camera.including(includePoints, [], this.#scales()));
    this.#draw();
  }

  stop(): void {
    this.#resizes.disconnect();
    this.#stopFollowing();
  }

  get camera(): Camera {
    const { clientWidth: width, clientHeight: height } = this.#host.element;
    return new Camera(this.#center, this.#scale, { width, height });
  }

  get region(): Region {
    return this.camera.region;
  }

  /** Where the person is, if the map may show that. */
  get person(): Place | null {
    return this.#host.data.showLocation ? this.#services.place() : null;
  }

  /** Places count only when they change: the person may have moved the map meanwhile. */
  update(data: Data): void {
    const before = this.#before;
    this.#before = { ...data };
    const isNew = (name: string) => data[name] !== before[name];
    if (isNew('latitude') || isNew('longitude') || isNew('scale')) {
      const center = { latitude: Number(data.latitude), longitude: Number(data.longitude) };
      const isMoved = isNew('latitude') || isNew('longitude');
      this.#show(isMoved ? center : this.#center, isNew('scale') ? Number(data.scale) : this.#scale);
    }
    if (isNew('includePoints')) this.include(data.includePoints as Place[], []);
    this.#draw();
    if (this.#host.element.isConnected) this.#host.trigger('updated');
  }

  /** `MapContext.moveToLocation`. */
  moveTo(center: Place): void {
    this.#show(center, this.#scale);
  }

  /** Shows all `places`, with px of padding: top, right, bottom, left. Nothing to show changes nothing. */
  include(places: Place[], padding: number[]): void {
    if (places.length === 0 || !this.#host.element.isConnected) return;
    const { center, scale } = this.camera.including(places, padding, this.#scales());
    this.#show(center, scale);
  }

  /** What a tap at a place of the window says, or null where it hit a marker. */
  tapDetail({ clientX, clientY }: MouseEvent): object | null {
    const { left, top } = this.#host.element.getBoundingClientRect();
    const hitMarker = this.#hitMarker;
    this.#hitMarker = false;
    if (hitMarker) return null;
    this.#openCallout(undefined);
    return this.camera.toPlace({ x: clientX - left, y: clientY - top });
  }

  /** Moves because the page said so. */
  #show(center: Place, scale: number): void {
    const { isConnected } = this.#host.element;
    if (isConnected) this.#tell('begin', 'update');
    this.#look(new Camera(center, scale, this.camera.size));
    if (isConnected) this.#tell('end', 'update');
  }

  #look({ center, scale }: Camera): void {
    const [least, most] = this.#scales();
    this.#center = center;
    this.#scale = Math.min(Math.max(scale, least), most);
    this.#draw();
  }

  #tell(type: 'begin' | 'end', cause: Cause): void {
    const { center, scale, region } = this.camera;
    const causedBy = type === 'begin' && cause !== 'update' ? 'gesture' : cause;
    const detail = type === 'begin' ? {} : { rotate: 0, skew: 0, scale, centerLocation: center, region };
    this.#host.triggerWith('regionchange', { ...detail, type, causedBy }, { type, causedBy });
  }

  #draw(): void {
    const { camera } = this;
    const { markers, polyline, polygons, circles } = this.#host.data as never;
    drawPlan(this.canvas, camera, { markers, polyline, polygons, circles }, this.person);
    const drawn = (markers as Marker[]).flatMap((marker) => this.#drawMarker(marker, camera));
    this.notes.replaceChildren(...drawn);
  }

  #drawMarker(marker: Marker, camera: Camera): HTMLElement[] {
    if (!marker.iconPath) {
      console.error(`map: the marker ${marker.id ?? ''} has no iconPath, so WeChat doesn't show it`);
      return [];
    }
    const address = browserAddress(marker.iconPath, this.#host.owner);
    const isOpen = marker.id !== undefined && marker.id === this.#open;
    return drawMarker(marker, camera, address, isOpen, ({ id: markerId }, part) => {
      this.#hitMarker = true;
      if (part === 'marker') this.#openCallout(markerId);
      this.#host.trigger(`${part}tap`, { markerId });
    });
  }

  #openCallout(id: number | undefined): void {
    this.#open = id;
    this.#draw();
  }

  #listenToDrags(): void {
    let from = this.#center;
    let isMoving = false;
    listenToDrags(this.#host.element, {
      start: () => {
        from = this.#center;
        isMoving = false;
      },
      move: ({ x, y }) => {
        if (!this.#host.data.enableScroll) return;
        if (!isMoving) this.#tell('begin', 'drag');
        isMoving = true;
        const { size } = this.camera;
        const start = new Camera(from, this.#scale, size);
        const center = start.toPlace({ x: size.width / 2 - x, y: size.height / 2 - y });
        this.#look(new Camera(center, this.#scale, size));
      },
      end: () => isMoving && this.#tell('end', 'drag'),
    });
  }

  #listenToWheel(): void {
    this.#host.element.addEventListener('wheel', (event) => {
      event.preventDefault();
      if (!this.#host.data.enableZoom) return;
      this.#tell('begin', 'scale');
      this.#look(new Camera(this.#center, this.#scale - Math.sign(event.deltaY), this.camera.size));
      this.#tell('end', 'scale');
    });
  }

  #scales(): [number, number] {
    const { minScale, maxScale } = this.#host.data as Record<string, number>;
    return [minScale ?? 3, maxScale ?? 20];
  }
}
