import path from 'node:path';
import { Cloud } from './cloud/cloud';
import { readProject } from './project';
import type { SimulatorState } from './protocol';
import { SimulatedClock } from './server/clock';
import { deviceRoutes } from './server/device-routes';
import { Devices } from './server/devices';
import { EventHub } from './server/events';
import { serve } from './server/http-server';
import { pageRoutes } from './server/page-routes';
import { phoneCallRoutes } from './server/phone-call-routes';
import type { Route } from './server/router';
import { SettingsFile } from './server/settings';
import { callRequest, readJson } from './server/schemas';

export interface SimulatorOptions {
  /** Folder of the native project, the one with project.config.json. */
  project: string;
  /** Where data, clock and phones are kept; `.simulator` in the project by default. */
  data?: string;
  /** 0, the default, picks a free port. */
  port?: number;
}

export interface Simulator {
  /** Address of the desk and of everything else, e.g. `http://127.0.0.1:4000`. */
  url: string;
  /** Stops serving and ends the workers. */
  close(): Promise<void>;
}

/**
 * Starts WeChat on this machine for one project.
 * @throws when the folder holds no project or the port is taken.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const project = readProject(options.project);
  const data = path.resolve(options.data ?? path.join(project.root, '.simulator'));
  const clock = new SimulatedClock(new SettingsFile(path.join(data, 'clock.json')));
  const devices = new Devices(new SettingsFile(path.join(data, 'devices.json')));
  const events = new EventHub();
  const cloud = new Cloud();
  const state = (): SimulatorState => ({
    project: { name: project.name, appid: project.appid },
    clock: clock.read(),
    phones: devices.phones(),
    campus: devices.campus(),
  });
  const routes: Route[] = [
    ...phoneCallRoutes(devices, cloud),
    { method: 'GET', path: '/control/state', handler: () => ({ json: state() }) },
    {
      method: 'GET',
      path: '/control/events',
      handler: () => ({ stream: (response) => events.listen(response) }),
    },
    {
      method: 'POST',
      path: '/control/call',
      handler: async (request) => ({ json: await cloud.call(await readJson(request, callRequest)) }),
    },
    ...deviceRoutes(clock, devices, events),
    ...pageRoutes(project),
  ];
  const { server, url } = await serve(routes, options.port ?? 0);
  return {
    url,
    close: async () => {
      events.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
