export { ControlError, SimulatorClient, type CloudOptions, type FindOptions } from './client';
export { launchSimulator, type LaunchOptions, type LaunchedSimulator } from './launch';
