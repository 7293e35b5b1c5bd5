import type { Cloud } from '../cloud/cloud';
import { HttpError } from './http';
import type { Route } from './router';

/** The control API's routes for remembered states of the data. */
export function snapshotRoutes(cloud: Cloud): Route[] {
  const { storage } = cloud.database;
  return [
    { method: 'GET', path: '/control/snapshots', handler: () => ({ json: storage.marks() }) },
    {
      method: 'PUT',
      path: '/control/snapshots/:name',
      handler: ({ params }) => {
        storage.mark(params.name ?? '');
        return { json: null };
      },
    },
    {
      method: 'POST',
      path: '/control/snapshots/:name/restore',
      handler: ({ params }) => {
        const name = params.name ?? '';
        if (!cloud.restore(name)) throw new HttpError(404, `There is no snapshot ${name}`);
        return { json: null };
      },
    },
  ];
}
