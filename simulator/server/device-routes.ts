import type { Phone } from '../protocol';
import type { Devices } from './devices';
import type { EventHub } from './events';
import { HttpError } from './http';
import type { Route } from './router';
import { campusPlaces, personas, phoneChange, readJson } from './schemas';

/** The control API's routes for phones, campus and personas; every change is told to all listeners. */
export function deviceRoutes(devices: Devices, events: EventHub): Route[] {
  return [
    ...phoneRoutes(devices, events),
    { method: 'GET', path: '/control/campus', handler: () => ({ json: devices.campus() }) },
    {
      method: 'PUT',
      path: '/control/campus',
      handler: async (request) => {
        const places = await readJson(request, campusPlaces);
        devices.putCampus(places);
        events.send({ type: 'campus', places });
        return { json: places };
      },
    },
    { method: 'GET', path: '/control/personas', handler: () => ({ json: devices.personas() }) },
    {
      method: 'PUT',
      path: '/control/personas',
      handler: async (request) => {
        const people = await readJson(request, personas);
        devices.putPersonas(people);
        events.send({ type: 'personas', personas: people });
        return { json: people };
      },
    },
  ];
}

function phoneRoutes(devices: Devices, events: EventHub): Route[] {
  const path = '/control/phones/:id';
  return [
    { method: 'GET', path: '/control/phones', handler: () => ({ json: devices.phones() }) },
    {
      method: 'GET',
      path,
      handler: ({ params }) => ({ json: knownPhone(devices, params.id) }),
    },
    {
      method: 'PUT',
      path,
      handler: async (request) => {
        const change = withoutUndefined(await readJson(request, phoneChange));
        const phone = devices.putPhone(request.params.id ?? '', change);
        events.send({ type: 'phone', phone });
        return { json: phone };
      },
    },
    {
      method: 'DELETE',
      path,
      handler: ({ params }) => {
        const { id } = knownPhone(devices, params.id);
        devices.removePhone(id);
        events.send({ type: 'phoneRemoved', id });
        return { json: { id } };
      },
    },
  ];
}

/**
 * The phone with this id.
 * @throws {HttpError} 404 where there is none.
 */
export function knownPhone(devices: Devices, id = ''): Phone {
  const phone = devices.phone(id);
  if (!phone) throw new HttpError(404, `There is no phone ${id}`);
  return phone;
}

/** Optional fields that were not sent must not overwrite what is there. */
function withoutUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
