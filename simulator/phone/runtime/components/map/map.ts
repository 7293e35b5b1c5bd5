import type { BuiltIn } from '../built-in';
import type { Services } from '../services';
import { MapView } from './map-view';

/** A map in GCJ-02: markers, areas and lines on a plan, moved by dragging and by the wheel. */
export function map(services: Services): BuiltIn {
  return {
    tag: 'map',
    properties: {
      latitude: 0,
      longitude: 0,
      scale: 16,
      minScale: 3,
      maxScale: 20,
      markers: [],
      polyline: [],
      polygons: [],
      circles: [],
      includePoints: [],
      showLocation: false,
      enableZoom: true,
      enableScroll: true,
    },
    draw: (host) => {
      const view = new MapView(host, services);
      const content = document.createElement('div');
      host.element.append(view.canvas, view.notes, content);
      return {
        slot: content,
        update: (data) => view.update(data),
        attached: () => view.start(),
        detached: () => view.stop(),
        tapDetail: (event) => view.tapDetail(event),
      };
    },
  };
}
