export { SimulatorClient } from './client';
export { ControlError } from './connection';
export type { FindOptions } from './data';
export { launchSimulator, type LaunchOptions, type LaunchedSimulator } from './launch';
export type { CloudBehaviour } from './workings';
