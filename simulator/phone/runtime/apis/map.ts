import { mapAt } from '../components/map/map-view';
import type { MapView } from '../components/map/map-view';
import type { Place } from '../components/map/projection';
import type { Data, Instance } from '../framework/glass';
import type { PhoneParts } from '../phone-parts';
import { asyncApis } from './define';
import { guarded } from './missing';

/** `wx.createMapContext`: acts on the map with this id, of `component` or else of the visible page. */
export function createMapContext(phone: PhoneParts, id: string, component?: Instance): object {
  const view = (): MapView => {
    const root = (component ?? phone.stack.top.instance)._$.getShadowRoot();
    const node = root?.querySelector(`#${id}`);
    const found = node && mapAt(node);
    if (!found) throw new Error(`there is no map with the id ${id}`);
    return found;
  };
  const act = asyncApis({
    getCenterLocation: () => ({ ...view().camera.center }),
    getScale: () => ({ scale: view().camera.scale }),
    getRegion: () => ({ ...view().region }),
    moveToLocation: (options: Partial<Place>) => view().moveTo(placeOf(options) ?? personOf(view())),
    includePoints: ({ points, padding = [] }: { points: Place[]; padding?: number[] }) =>
      view().include(points, padding),
  });
  return guarded(act as Data, 'MapContext');
}

function placeOf({ latitude, longitude }: Partial<Place>): Place | null {
  return latitude === undefined || longitude === undefined ? null : { latitude, longitude };
}

function personOf(view: MapView): Place {
  if (!view.person) throw new Error('the map shows no location');
  return view.person;
}
