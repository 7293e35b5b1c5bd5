import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { Cloud } from './cloud/cloud';
import { watchDeployment } from './cloud/functions/deployment';
import { claimDataFolder } from './data-folder';
import type { FolderLock } from './folder-lock';
import { readProject, type Project } from './project';
import type { SimulatorState } from './protocol';
import { SimulatedClock } from './server/clock';
import { cloudRoutes } from './server/cloud-routes';
import { deviceRoutes } from './server/device-routes';
import { Devices } from './server/devices';
import { documentRoutes } from './server/document-routes';
import { EventHub } from './server/events';
import { faultRoutes } from './server/fault-routes';
import { fileRoutes } from './server/file-routes';
import { serve } from './server/http-server';
import { messageRoutes } from './server/message-routes';
import { pageRoutes } from './server/page-routes';
import { phoneCallRoutes } from './server/phone-call-routes';
import type { Route } from './server/router';
import { SettingsFile } from './server/settings';
import { snapshotRoutes } from './server/snapshot-routes';
import { keepTime, timeRoutes } from './server/time-routes';

export interface SimulatorOptions {
  /** Folder of the native project, the one with project.config.json. */
  project: string;
  /** Where data, clock and phones are kept; `.simulator` in the project by default. */
  data?: string;
  /** 0, the default, picks a free port. */
  port?: number;
  /** Makes everything random: the same seed and the same calls give the same data. */
  seed?: string;
  /** Instances a function may have at once; 10 by default. */
  instancesPerFunction?: number;
  /** What to do with a query that no index serves; an error by default. */
  unindexed?: 'error' | 'allow';
}

export interface Simulator {
  /** Address of the desk and of everything else, e.g. `http://127.0.0.1:4000`. */
  url: string;
  /** Stops serving and ends the functions' instances. */
  close(): Promise<void>;
}

/** The parts of a running simulator. */
interface Parts {
  project: Project;
  lock: FolderLock;
  clock: SimulatedClock;
  devices: Devices;
  events: EventHub;
  cloud: Cloud;
}

/**
 * Starts WeChat on this machine for one project.
 * @throws {FolderInUseError} when another simulator runs on the data folder; an error when the folder
 *   holds no project, its data is damaged or not the simulator's, or the port is taken.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const project = readProject(options.project);
  const data = path.resolve(options.data ?? path.join(project.root, '.simulator'));
  const lock = await claimDataFolder(data);
  try {
    return await start({ ...options, data }, project, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function start(
  options: SimulatorOptions & { data: string },
  project: Project,
  lock: FolderLock,
): Promise<Simulator> {
  let url = '';
  const parts = createParts(options, project, lock, () => url);
  const { cloud, events } = parts;
  const closing = new AbortController();
  const served = await listen(parts, options.port ?? 0, closing.signal);
  url = served.url;
  lock.announce(url);
  const stopWatching = watchDeployment(project, () => {
    void cloud.redeploy().then((deployed) => deployed && events.reload());
  });
  const stopTime = keepTime(parts.clock, cloud);
  return {
    url,
    close: async () => {
      stopTime();
      stopWatching();
      closing.abort();
      events.close();
      served.server.closeAllConnections();
      await new Promise((resolve) => served.server.close(resolve));
      await cloud.close();
      lock.release();
    },
  };
}

/** Deploys and serves; where that fails nothing is left open. */
async function listen(parts: Parts, port: number, closing: AbortSignal): ReturnType<typeof serve> {
  try {
    await parts.cloud.deploy();
    return await serve(routesOf(parts, closing), port);
  } catch (error) {
    parts.events.close();
    await parts.cloud.close();
    throw error;
  }
}

function createParts(
  options: SimulatorOptions & { data: string },
  project: Project,
  lock: FolderLock,
  url: () => string,
): Parts {
  const { data, seed } = options;
  const clock = new SimulatedClock(new SettingsFile(path.join(data, 'clock.json')));
  const events = new EventHub();
  const cloud = new Cloud({
    project,
    data,
    url,
    clock: clock.cell,
    now: () => clock.now(),
    seed: seed ?? 'local',
    indexes: new SettingsFile(path.join(data, 'indexes.json')),
    fileSecret: seed ?? randomSecret(new SettingsFile(path.join(data, 'secret.json'))),
    boot: countBoot(new SettingsFile(path.join(data, 'boots.json'))),
    instancesPerFunction: options.instancesPerFunction ?? 10,
    unindexed: options.unindexed ?? 'error',
    delivered: (message) => events.send({ type: 'message', message }),
    replaced: () => events.send({ type: 'data' }),
  });
  const devices = new Devices(new SettingsFile(path.join(data, 'devices.json')));
  return { project, lock, clock, devices, events, cloud };
}

/** Signs links to files. A seed makes all of them the same each time; without one nobody can guess it. */
function randomSecret(file: SettingsFile<string>): string {
  const secret = file.read() ?? randomBytes(32).toString('hex');
  file.write(secret);
  return secret;
}

/** Request ids of this start must differ from those of the starts before. */
function countBoot(file: SettingsFile<number>): number {
  const boot = (file.read() ?? 0) + 1;
  file.write(boot);
  return boot;
}

function routesOf({ project, clock, devices, events, cloud }: Parts, closing: AbortSignal): Route[] {
  const state = (): SimulatorState => ({
    project: { name: project.name, appid: project.appid },
    clock: clock.read(),
    phones: devices.phones(),
    campus: devices.campus(),
    reloads: events.reloads,
  });
  return [
    ...cloudRoutes(cloud),
    ...phoneCallRoutes(devices, cloud),
    ...fileRoutes(cloud, devices),
    ...faultRoutes(cloud),
    ...messageRoutes(cloud, devices),
    { method: 'GET', path: '/control/state', handler: () => ({ json: state() }) },
    {
      method: 'GET',
      path: '/control/events',
      handler: () => ({ stream: (response) => events.listen(response) }),
    },
    ...documentRoutes(cloud, () => clock.now()),
    ...snapshotRoutes(cloud),
    ...deviceRoutes(devices, events),
    ...timeRoutes(clock, cloud, events),
    ...pageRoutes(project, events, closing),
  ];
}
